package synthesis

import "strings"

// Facts of Danish that the turn to "at …" rests on. All are closed word classes
// or short lists on purpose: a word that is missing costs a proposal its form,
// a word too many would put a complaint among the wishes.

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	// skipped may open a sentence before the wish.
	skipped = set("og men så altså")
	// labels in front of a colon say that a wish follows.
	labels = set("ønske ønsker forslag idé ide idéer ideer")
	// subjects can open a clause alone.
	subjects = set("jeg du han hun den det vi i de man der alle nogen forældre forældrene børn børnene barnet " +
		"kommunen skolen institutionen rådgiveren rådgiverne læreren lærerne medarbejderne møder møderne")
	// pointing words need the sentence before.
	pointing = set("dette disse ovenstående førnævnte")
	// standing subjects point back to nothing.
	standing = set("der man alle")
	// nominative pronouns can only be subjects.
	nominative  = set("jeg du han hun vi man")
	determiners = set("en et én ét flere mere bedre noget nogle nogen den det de fælles faste samme mulighed tid ro")
	// modal verbs say what should be.
	modal = set("skal bør burde må")
	// plain verbs, in the present, say how it should be under a heading of wishes.
	plain = set("bliver får kommer er har kan")
	// moving adverbs stand after the verb in a main clause and before it in a
	// subordinate one, always.
	moving = set("ikke ik aldrig altid også gerne kun ofte selv")
	// unsettled adverbs can stand in both places or show a mood: hands off.
	unsettled = set("bare løbende fremover nu så mere bedre jo da nok vel lige måske først hellere helst alligevel " +
		"stadig fortsat dog heller simpelthen faktisk bestemt naturligvis desuden derfor hurtigt straks næppe")
	// urging words after a verb show that it is an imperative.
	urging = set("nu dog lige så venligst bare da")
	// judging verbs follow a clause that is itself judged.
	judging = set("er var gør gjorde føles føltes betyder betød skaber skabte virker giver gav hjælper kræver stresser viser")
	// verbs that are finite and do not end in r.
	verbs = set("skal kan må vil bør ved kunne skulle ville burde havde var blev fik kom gik gør har er bliver")
	// particles end in r and are no verbs.
	particles = set("der er hver eller efter under over før flere hvor når mor far bror søster år her dér for vor hører " +
		"forældrer lærer rådgiver medarbejder sagsbehandler leder pædagoger lærere rådgivere")
	// joining words let a second verb follow.
	joining = set("og eller som der at hvad hvor hvem hvornår hvordan hvorfor hvilken hvilke hvilket når hvis fordi da så " +
		"mens inden før om selvom uanset end")

	abbreviations = set("f.eks fx bl.a bla ca kl mht ift evt osv mv m.v m.m mm pr nr inkl ekskl dvs d.v.s iht i.f.t pga " +
		"vedr tlf hr fru stk jf min maks max okt nov dec jan feb aug sept mdr afd kom")

	againstWords = set("ikke holde stoppe stop undgå mindre svært svære bekymringer bekymring bekymrer dårligt dårlige " +
		"problem problemer udfordring udfordringer mangler frustrationer slemt hårdt skidt minus barrierer forhindrer " +
		"undrer undre undring frygter frygt ærgrer ærgrelser irriterer irritationer ris bange")
	wishWords = set("forslag idé ide idéer ideer begynde starte forbedre forbedringer forbedring fremover efterspørger " +
		"efterlyser forandre ændre ændres hjælpe ønskes")
	ownWords    = set("ønsker ønske ønskes drøm drømme drømmer håb håber ønskeseddel behov")
	othersWords = set("kommunen kommune skolen skole personalet medarbejderne medarbejdere rådgiveren rådgiver lærerne " +
		"lærer de institutionen politikerne ledelsen forvaltningen")
)

// openers are the turns that say "this is what we ask for". The last slot is the
// word that the clause follows.
var openers = func() []opener {
	const we = "jeg|vi|man|forældre|forældrene "
	const forUs = " for? os|mig? som? forældre|forælder? "
	const good = "rart|godt|dejligt|skønt|fint|fedt|smart|bedre|bedst|lettere|nemmere|rarere|oplagt "
	var out []opener
	for _, p := range []string{
		we + "forældre? vil|ville meget|rigtig|så? meget? gerne have at",
		we + "vil|ville ønske at?",
		we + "kunne godt? tænke os|mig|sig at",
		we + "ser gerne at",
		we + "ønsker os|mig|sig? at",
		we + "håber på? at",
		we + "foreslår at",
		we + "efterlyser|efterspørger|savner at",
		we + "drømmer om at",
		we + "har brug for at",
		"mit|vores største? ønske|forslag|håb er at",
		"ønsket|forslaget|ønske|forslag er at",
		"det ville|kunne være så? " + good + forUs + "at|hvis",
		"det ville være en? stor|kæmpe? hjælp|lettelse" + forUs + "at|hvis",
		"det ville hjælpe" + forUs + "meget? at|hvis",
		"det ville gøre en? stor? forskel" + forUs + "at|hvis",
		"det er meget|rigtig|så? vigtigt|afgørende|nødvendigt" + forUs + "at",
	} {
		out = append(out, newOpener(p))
	}
	return out
}()

// gladly opens a wish that an infinitive follows.
var gladly = newOpener("jeg|vi|man|forældre|forældrene forældre? vil|ville meget|rigtig|så? meget? gerne")

// infinitives that people wish with.
var infinitives = set(`
	være blive få have se vide kende forstå høre møde tale snakke sige spørge lytte mærke føle opleve tro stole
	deltage bidrage hjælpe støtte inddrage involvere informere orientere kontakte ringe skrive svare sende give tage
	komme gå stå bo lære læse vise forklare fortælle dele aftale planlægge koordinere samarbejde følge holde sætte
	gøre lave finde få slippe undgå begynde starte fortsætte slutte bruge købe vælge bestemme beslutte afgøre vurdere
	undersøge udrede behandle tilbyde invitere byde åbne lukke flytte skifte bevare beholde passe udvikle forbedre
	styrke sikre skabe bygge samle mødes følges tales ses kunne turde måtte skulle leve arbejde tænke huske
	regne evaluere opsummere afklare kigge melde sidde have træffe anerkende respektere tilpasse justere vente søge`)
