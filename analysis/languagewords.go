package analysis

// commonWords are the function words that make up half of a text in each
// language, and the words that parents use most. A word that several languages
// have speaks for each of them by its share.
var commonWords = map[Language]string{
	Danish: `nå sige og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde
		ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når
		være dog noget ville jo deres efter ned skulle denne end dette mit også under have dig anden hende mine alt meget
		sit sine vor mod disse hvis din nogle hos blive mange ad bliver hendes været thi jer sådan vores kan får fik
		ingen intet aldrig altid igen uden inden hver hvem hvorfor hvordan hvornår kun bare så mere mest bedre hjælp
		hjælpe gøre gør går gik komme kommer siger sagde ved vide får fået skole skolen kommunen barn børn barnet børnene
		forældre møde møder svar tid lang lærer læreren sagsbehandler rådgiver glad god godt gode dårlig ny nye år to tre
		mor far søn datter dreng pige brug ønsker mangler venter ventetid hele helt flere færre samme forskellige nogen
		ingenting tak nej ja ik os jeres i må måtte burde bør tage tager give giver se ser føler synes spørger spurgt
		ring ringe ringer skriv skriver taler snakker lytter lytte hører hørt fordi mens derfor dermed derefter imellem mellem
		udover gennem siden stadig allerede måske desværre heldigvis endnu længe lige nok slet ikk ka a æ do it`,
	English: `the and of to a in is you that it he was for on are as with his they at be this have from or had by not but
		what all were we when your can said there use an each which she do how their if will up other about out many then
		them these so some her would make like him into time has look two more write go see number no way could people my
		than first been call who its now find long down day did get come made may part our us me him i i'm i've don't can't
		didn't doesn't won't isn't wasn't we've it's that's there's you're they're because why where after before always
		never nobody no-one anyone someone everyone nothing everything something again very much too also only just should must
		need needs help please thank thanks child children kid kids school teacher parents mother father son daughter
		good bad new old better best great caseworker meeting meetings letter letters answer answers support family wife
		husband job waiting wait long tired listen listening heard feel feels want wants know knows understand speak talk
		doctor hospital still even every between over under without with through during while any most such own same
		few both those until against nor does doing having being am
		asked asking told tell tells says saying talked talking calls called changes changed decides decided decision
		took takes taking given gives giving goes going gone came comes coming left lost found helps helped helping
		became become keep keeps kept think thought believe understood understanding explain explained explanation
		different difficult hard easy simple clear early late later soon today tomorrow yesterday week weeks month
		months year years hours morning night home house person someone's siblings brother sister baby adult adults
		staff friendly kind interpreter translate translated forms form rules rule system school's schools teachers
		teachers' classroom class lunch food parking coffee terrible horrible awful nice amazing excellent happy sad
		angry afraid scared worried stressful lonely alone respect trust together apart three four five six seven eight
		ten twelve fourteen money work works working worked leave able unable enough less least almost quickly slowly
		really since another others yourself myself himself herself themselves ourselves rather instead however
		although health visitor visit forgotten forget ignored treated diagnosis disability special`,
	German: `und die der in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass
		sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man
		sein wurde wenn ihre ich wir uns mir mich du ihr ihm ihn mein meine meinen meiner unser unsere unseren kein keine keinen
		immer nie niemand jemand alle alles etwas nichts warum wer was wo wann weil damit schon sehr viel viele gut schlecht
		schule lehrer lehrerin kind kinder eltern mutter vater sohn tochter frau mann hilfe bitte danke muss müssen kann
		können soll sollen will wollen habe hatte gehabt hatten wurden worden gemeinde arbeit antwort brief briefe jahr jahre
		jahren monat monate monaten woche jede jeden jeder jedes wieder neue neuen neuer anfang vorne lange müde angst
		verstehe verstehen gefragt sprechen reden hören zuhören treffen termin hängt davon ab wen seit ohne gegen zwischen
		ganz denn doch dann da hier dort diese dieser dieses unsere
		gesagt sagt sagen fragt fragen frage fragte kommt kommen kam gehen geht ging weiß wissen wusste möchte möchten
		mag gerne gern bekommt bekommen bekam brauchen brauche braucht gibt geben gegeben geholfen helfen hilft
		vergessen verloren warten wartet gewartet fehlt fehlen versteht verstanden erklärt erklären spricht gesprochen
		sitzt steht bleibt geschwister bruder schwester familie haus lehrern dolmetscher formular formulare termine
		gespräch gespräche entscheidung parkplatz parkplätze kaffee essen kompliziert schwierig schwer leicht einfach
		klar freundlich nett zufrieden traurig wütend allein zusammen anders andere anderen jemanden selbst selber zwei
		drei vier fünf tage tagen stunden heute morgen gestern später früher zuerst zuletzt mal oft manchmal vielen
		wenig weniger besser beste jedem welche welcher wohin woher wofür damals während trotzdem deshalb geduld
		vertrauen respekt unterstützung sachbearbeiter amt behörde kindergarten klasse arzt krankenhaus hat's sei seien
		wäre würde würden könnte hätte dürfen darf warst bin bist seid`,
	Swedish: `och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan man när år säger
		hon under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då
		sedan över bara blir upp in vad få två vill ha många hur mer går ingen även några inom något bättre varit mellan blev
		dem sina sitt utan första år oss mig dig er vår våra vårt min mitt mina barn barnen barnet skola skolan lärare
		läraren kommunen hjälp hjälpa hjälpen varför vem vilken någon aldrig alltid igen samma olika handläggare möte mötet
		svar svarar tack bra dålig dåligt mår ny nya trötta trött pratar prata pratat lyssnar förstår förstå veta vet
		ringer vecka dag tid lång månader son dotter pojke flicka mamma pappa föräldrar känner hela behöver själv fick
		gör göra gjort sagt säga bli blivit inställt beror träffar avslag brevet breven berättat
		behövs tolk syskon syskonen glöms glömmer blanketter blanketterna krångliga fröken jättebra lyssna berättar
		sägs vuxna vuxen mötena möten skolorna elever elev förskola förskolan beslut beslutet socialtjänsten kommunens
		stöd stödet läser läst skriver skrivit fått ge ger gav tar tog stort stor liten litet lite ännu redan därför
		eftersom medan genom tillsammans själva våga vågar orkar ledsen arg rädd trygg jobbigt jobb jobbet hemma hem`,
	Norwegian: `og i jeg det at en et den til er som på de med han av for ikke der var meg seg men har om vi min hadde ham hun nå
		over da fra du ut sin dem oss opp man hans hvor eller hva skal selv her alle vil ble kunne inn når være noe ville jo
		deres etter ned skulle denne enn dette mitt også under ha deg annen henne mine alt mye sitt sine mot disse hvis din noen
		hos bli mange blir hennes vært sånn våre kan får fikk ingen aldri alltid igjen uten innen hver hvem hvorfor hvordan
		bare så mer mest bedre hjelp hjelpe hjelpen gjøre gjør går gikk komme kommer sier sa vet vite fått skole skolen
		kommunen barn barna barnet foreldre foreldrene møte møtet møter svar svarer tid lang lærer læreren saksbehandler
		saksbehandlere glad god godt gode dårlig ny nye år to tre mor far sønn sønnen datter gutt jente trenger mangler
		hele helt flere samme forskjellige ulike takk nei ja dere må måtte burde bør ta tar gi gir se ser føler synes
		spør spurt ringer skriver snakker lytter hører hørt fordi mens derfor mellom gjennom siden fortsatt allerede
		kanskje dessverre enda lenge uke uker skjønner kjenner slitne slitt vedtak brevene avlyst igjen barnehage barnehagen
		tolk møtene søsken glemt skjemaene skjema vanskelige vanskelig forstå beskjed voksne elev elever vedtaket
		støtte støtten kommunens sagt gitt tatt hatt blitt lest skrevet leser gjort gjorde orker redd trygg sint jobb
		jobben hjemme hjem sammen alene både allikevel likevel ettersom foran bak ungdom ungdommer skjer skjedde
		barnevernet avgjørelsen ventetida ventetiden månedene måneder uka dagene`,
	Polish: `nie i w na się z do to że jest o jak za ale po co tak od dla są jego jej ich ja ty on ona my wy oni mnie nam nas mi
		mam masz ma mamy mają był była było były być czy gdy już tylko też bardzo może można kto gdzie kiedy dlaczego przez
		przed nad pod bez ze żeby ten ta te tego tej tym każdy każda każdym razem nikt nic nigdy zawsze ktoś coś znowu moja
		mój moje mojego nasz nasza nasze syn syna córka dziecko dzieci dziecka szkoła szkole szkoły szkola nauczyciel
		nauczycielka gmina lekarz pomoc pomocy proszę prosimy dziękuję dziekuje dziękujemy więcej informacji osoba odpowiedzi
		odpowiedz miesiące tydzień lat rozumiem wiem powiedział powiedziała dobra dobrze nowa nowy jesteśmy zmęczeni kawa
		dużo długo trwa decyduje czekamy rozmawiają rozmawiaja sobą soba
		spotkanie spotkaniu spotkania spotkań inny inna inne innego chce chcemy chodzić córki potrzebujemy potrzebuje
		tłumacz tłumacza formularz formularze zbyt trudne trudny łatwe pani pan przedszkole przedszkolu pomogła pomógł
		musimy musi muszę sami sam sama wszystko wszystkie wszyscy załatwiać załatwić robić zrobić mówi mówią mówić
		powiedzieć pyta pytają pytał słucha słuchają słuchał odpowiada odpisał zadzwonił dzwoni dzwonić rodzina rodziny
		rodzice mąż żona brat siostra rodzeństwo dom domu praca pracę pracy lekarza szpital szpitalu urzędnik urząd
		decyzja decyzję decyzji list listy listów języku język polsku duńsku rok roku lata miesiąc tygodni tygodnia dni
		dzień godzin dzisiaj jutro wczoraj zły zła źle lepiej lepszy gorzej duży mały zimna ciepła parking zmęczona
		zmęczony smutny szczęśliwa zadowoleni osobno inaczej jeszcze potem wcześniej teraz który która które jako
		nauczyciele nauczyciela klasa klasie`,
	Turkish: `ve bir bu da de için çok ile ama o ne gibi daha var yok değil mi mı biz ben sen siz onlar bize bana size ona bizi
		beni her hiç kim neden nasıl niye kadar sonra önce şey en olarak olan oldu olduğunu olsun bizim benim oğlum kızım
		çocuk çocuğum çocuklar çocuklara okul okulu öğretmen öğretmeni belediye doktor yardım yardıma ihtiyacı ihtiyacımız
		teşekkür tesekkur ederim ederiz lütfen cevap iyi kötü yeni kişi kimse zaman hafta ay yıl gün bekledik bekliyoruz
		istiyoruz istiyorum biliyor bilmiyor anlamıyorum konuşmuyor soruyor sormuyor veriyor vermiyor arıyor geldi gelmedi
		yorgunuz bilgi daha fazla süre karar birbiriyle üç iki seferinde cok degil icin
		gitmek istemiyor istiyor istemiyoruz konuşmadan konuşmak konuşuyor verdi verdiler aldık aldım kendim kendi
		takip yoktu vardı toplantı toplantıda toplantılarda tercüman form formlar karmaşık zor kolay yardımcı memnunuz
		mutlu üzgün kardeş kardeşi anne baba aile ailemiz okula okulda öğretmenler çocuğu çocukları doktoru hastane
		kararı bilmiyoruz biliyoruz anlamıyoruz dinlemiyor dinledi dinliyor sordu sormadı söyledi söylemedi yapıyor
		yapmak gerekiyor lazım iş işimi bıraktı bırakmak yeniden tekrar hep hiçbir herkes bazı bütün aynı farklı yalnız
		birlikte bugün yarın dün saat sabah akşam uzun kısa büyük küçük güzel kahve soğuk yemek park otopark mektup
		mektuplar dil danca türkçe`,
	Somali: `waa iyo ka ku in uu ay la si u soo ah waxaan waxay wuxuu waxa laakiin ma aan aad ayaa ayaan baa oo ee marka mar
		walba qof cusub maxay maxaa sidaas sidee yahay tahay yihiin ahay nahay kale badan wanaagsan fiican fiicneyn carruurta
		caruurta ilmaha ilmaheena wiilkayga wiilkaygu gabadhayda iskuulka iskuulku macallinka macallinku macalinka degmada
		degmadu dhakhtarka caawimaad caawimo baahan jawaab jawaabto warqad warqadaha bilood sano todobaad maalin helin
		helnay rabnaa rabaa doonaynaa fahmin garan waayo sababta nala noo nooma lama cidna inaan iyaga annaga aniga adiga
		mahadsanid mahadsan waad fadlan macluumaad dheeraad turjubaan sugnay hadlaan wada yaa go'aan waan daalanahay dheer
		baahannahay turjumaan inay aado rabto shaqaalaha way beddelaan kasta ugu faraxsanahay foomamka foomamku adag
		walaalaha illoobay yiraahdeen noogu naga nagala ilmahayga ilmahaygu wiilka gabadha hooyo aabo aabbe qoyska qoys
		guriga shaqada shaqo kulanka kulan kulamada waqti waqtiga sanadka sanad bil todobaadka maanta berri shalay
		cusbitaalka caafimaad luqadda deenishka af soomaali wax waxba qofna cid ciddii sidii sidoo haddii kadib kahor
		intaas inta ilaa dhammaan dhan mid laba saddex afar shan weyn yar fog dhow xun daal daallan murugo farxad mahad
		hadal hadla dhegaysta dhageysto fahmo ogaano ogow sheegay sheegin yimaado yimid tagay tago helay hesho sameeyo
		sameeyey keligey keligeen`,
}
