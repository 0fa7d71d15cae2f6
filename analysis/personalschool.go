package analysis

import "strings"

// schoolEnds are what a school's name ends in, with the type of place.
var schoolEnds = []struct {
	end string
	pii PII
}{
	{"skolen", School},
	{"skole", School},
	{"skolens", School},
	{"skoles", School},
	{"gymnasiet", School},
	{"gymnasium", School},
	{"børnehaven", Institution},
	{"børnehave", Institution},
	{"vuggestuen", Institution},
	{"vuggestue", Institution},
	{"børnehuset", Institution},
	{"børnehus", Institution},
	{"børnecenter", Institution},
	{"fritidscenter", Institution},
	{"fritidshjem", Institution},
	{"fritidsklub", Institution},
	{"ungdomsklub", Institution},
	{"ungdomscenter", Institution},
	{"familiecenter", Institution},
	{"bofællesskab", Institution},
	{"lilleskole", School},
}

// commonSchools are first parts that make a kind of school, not a certain one.
var commonSchools = set(`stam folke special efter fri privat ungdoms produktions heldags natur musik
	kultur sommer aften sprog grund høj dag søndags danse ride køre erhvervs handels fag real distrikts nabo
	central kommune by landsby land lands stor små lille folkehøj idræts skov basis modtage klasse almen
	kommunal drømme barndoms hjemme net online storby kloster latin mellem over under ud ind for før
	daghøj billed design lærer pædagog sygepleje officers politi land gårds inklusions behandlings
	specialefter hospitals sygehus 10.klasses overbygnings indskolings profil kost prøve studenter`)

// institutionWords are followed by an institution's name: Børnehaven Solstrålen.
var institutionWords = institutionForms(`specialskole friskole efterskole privatskole dagbehandlingsskole kostskole`, School,
	`børnehave vuggestue institution daginstitution klub fritidsklub ungdomsklub juniorklub fritidshjem fritidscenter
	bosted botilbud opholdssted dagtilbud børnehus specialbørnehave skovbørnehave naturbørnehave aflastningssted
	aflastningsinstitution aflastningshjem døgninstitution specialinstitution bofællesskab plejecenter plejehjem
	behandlingshjem dagbehandlingstilbud kollegie kollegium værested børnehjem krisecenter skolehjem legestue
	familiecenter familiehus børneinstitution specialtilbud dagplejegruppe sfo fritidsordning`)

// institutionForms lists words with their definite forms.
func institutionForms(schools string, s PII, institutions string) map[string]PII {
	m := map[string]PII{"skolen": s, "sfo'en": Institution, "sfo’en": Institution, "plejecentret": Institution, "fritidscentret": Institution, "krisecentret": Institution, "familiecentret": Institution}
	add := func(words string, t PII) {
		for w := range strings.FieldsSeq(words) {
			double := w + w[len(w)-1:]
			for _, f := range []string{w, w + "n", w + "en", w + "et", double + "en", double + "et"} {
				m[f] = t
			}
		}
	}
	add(schools, s)
	add(institutions, Institution)
	return m
}

// maxSchoolWords bounds the words in front of "Skole" in a school's name.
const maxSchoolWords = 4

// schools finds schools and institutions.
func (a *Analyser) schools(text string, ts []nameToken) []Finding {
	var out []Finding
	for i := 0; i < len(ts); i++ {
		t := &ts[i]
		if t.low == "" {
			continue
		}
		if pii, ok := institutionWords[t.low]; ok {
			to := a.properRun(ts, i+1)
			if to == i && pii == Institution && (strings.HasSuffix(t.low, "n") || strings.HasSuffix(t.low, "t")) && i+1 < len(ts) && ts[i+1].joined && a.isDefinite(&ts[i+1]) {
				to++
			}
			if to > i {
				out = append(out, Finding{Span{t.Start, endOf(ts, to)}, pii})
				i = to
				continue
			}
		}
		if pii, ok := a.isSchool(ts, i); ok {
			from := i
			for from > max(0, i-maxSchoolWords) && ts[from].joined && a.joinsSchool(&ts[from-1]) && (from < i || isBareSchool(t.low) || !ts[from-1].start || ts[from-1].use != 0 || ts[from-1].proper) {
				from--
			}
			if from < i || !isBareSchool(t.low) {
				out = append(out, Finding{Span{ts[from].Start, endOf(ts, i)}, pii})
			}
			continue
		}
		if a.isPlaceNamed(text, ts, i) {
			out = append(out, Finding{t.Span, School})
		}
	}
	return out
}

// endOf leaves the genitive s of a definite name outside.
func endOf(ts []nameToken, i int) int {
	t := &ts[i]
	if strings.HasSuffix(t.low, "ens") || strings.HasSuffix(t.low, "ets") {
		return t.End - 1
	}
	return t.End
}

func isBareSchool(low string) bool {
	for _, e := range schoolEnds {
		if low == e.end {
			return true
		}
	}
	return commonSchools[strings.TrimSuffix(strings.TrimSuffix(low, "n"), "skole")]
}

// isSchool reports whether a word is a school's name or the last word of one.
func (a *Analyser) isSchool(ts []nameToken, i int) (PII, bool) {
	t := &ts[i]
	for _, e := range schoolEnds {
		first, ok := strings.CutSuffix(t.low, e.end)
		if !ok {
			continue
		}
		if !t.capital {
			return e.pii, len(first) > 3 && !commonSchools[first] && !t.known && (fieldEnd(first) || a.lex.Parts(t.low) == nil)
		}
		if first == "" || commonSchools[first] {
			return e.pii, i > 0 && t.joined && !t.start && a.joinsSchool(&ts[i-1])
		}
		return e.pii, !t.known && len(first) > 1
	}
	return "", false
}

// fieldEnds are what the places end in that schools are named after. A school
// in small letters is one by them alone: "kløvermarkskolen".
var fieldEnds = strings.Fields("mark vang bakke høj lund dal eng toft bjerg gård gaard gårds kær ager borg holm mose bæk vænge brink kilde dam kirke ådals dals høje skovs sø ø")

func fieldEnd(first string) bool {
	for _, e := range fieldEnds {
		if len(first) > len(e)+2 && strings.HasSuffix(first, e) {
			return true
		}
	}
	return false
}

// homeEnd reports whether a name ends like those of homes and institutions.
func homeEnd(low string) bool {
	return len(low) > 5 && hasEnd(low, homeEnds)
}

var homeEnds = strings.Fields("høj vang lund bakke bakken gård gården gaard ly holm dal dalen eng kilde kilden mose have bo hus huse skov stjernen reden buen")

// isDefinite reports whether a word is a noun in its definite form. Two of them
// side by side are a thing and its name: "børnehaven solsikken".
func (a *Analyser) isDefinite(t *nameToken) bool {
	lemma, ok := a.lex.Lemma(t.low)
	end, inflected := strings.CutPrefix(t.low, lemma)
	if !ok || !inflected || strings.HasSuffix(t.low, "ået") || t.stop {
		return false
	}
	switch end {
	case "n", "en", "et", "erne", "ne":
		return len(lemma) > 3
	}
	return false
}

// joinsSchool reports whether the word in front belongs to the school's name.
func (a *Analyser) joinsSchool(p *nameToken) bool {
	return p.capital && !p.hidden && !p.upper && (!p.stop || p.use&firstName != 0)
}

// properRun returns the last of the capitalised words that begin at i and are
// an institution's name, i-1 if there are none.
func (a *Analyser) properRun(ts []nameToken, i int) int {
	to := i - 1
	for j := i; j < len(ts) && j < i+3; j++ {
		t := &ts[j]
		if !t.joined || t.hidden || !t.capital || t.single || t.upper || t.start || t.stop || t.use&firstName != 0 && !t.known {
			break
		}
		to = j
	}
	return to
}

// isPlaceNamed finds schools and institutions that are named like things:
// "forældrerådet på Bakkeengen", "hun går i Regnbuen". In mid-sentence only
// names have a capital.
func (a *Analyser) isPlaceNamed(text string, ts []nameToken, i int) bool {
	t := &ts[i]
	if i == 0 || !t.joined || t.start || !t.capital || t.upper || t.odd || strings.Contains(t.low, "-") || t.use != 0 || t.body && !houseName(t.low) || commonPlaces[t.low] {
		return false
	}
	if p := ts[i-1].low; p != "på" && p != "i" {
		return false
	}
	if hasEnd(t.low, commonEnds) {
		return false
	}
	if ts[i-1].low == "på" && !t.proper && !t.known && !t.place && i+1 < len(ts) && homeEnd(t.low) {
		return true // towns are "i", schools and institutions "på"
	}
	definite := strings.HasSuffix(t.low, "en") || strings.HasSuffix(t.low, "et") || strings.HasSuffix(t.low, "erne")
	if i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital {
		return false // a longer name, which is somebody else's
	}
	return definite && (t.known || a.lex.Parts(t.low) != nil || !t.place && len(t.low) > 8) && !strings.HasSuffix(text[t.Start:t.End], "s")
}

// houseName reports whether a word is a house's name and no kind of house.
func houseName(low string) bool {
	first, ok := strings.CutSuffix(low, "huset")
	return ok && len(first) > 3 && !commonHouses[first]
}

var commonHouses = set(`råd syge børne familie kultur medborger beboer forsamlings sundheds krise unge ungdoms aktivitets
	familierets frivillig videns drivhus kontor ret rets rigs under by bonde barndoms ungekultur kulturens frem fritids idræts hunde byg
	borger lejer plejehjem parcel række sommer etage kolonihave ting kirke forenings fælles medie teater lys`)

// commonEnds are what units, offers and events end in: "i Ungetilbuddet".
var commonEnds = strings.Fields(`kurset tilbuddet kontakten caféen cafeen stedet bladet hospitalet sygehuset kvarteret byen
	øerne klinikken gruppen linjen linien portalen kontoret telefonen nettet biblioteket museet teatret kirken stationen
	pladsen torvet færgen vagten modtagelsen afsnittet projektet ordningen programmet forløbet planen indsatsen puljen
	netværket appen platformen systemet listen siden messen festivalen aftenen dagen ugen samrådet uddannelsen
	rådgivningen sekretariatet skolevæsenet området distriktet politikken strategien undersøgelsen familien
	toget badet bilen bussen behandlingen terapien udvalget bestyrelsen posten avisen tidende handlen salen hallen`)

func hasEnd(low string, ends []string) bool {
	for _, e := range ends {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// commonPlaces are written with a capital by people who write as they speak.
var commonPlaces = set(`skolen skole kommunen børnehaven vuggestuen institutionen rådhuset biblioteket hallen klubben
	familieafdelingen jobcentret sygehuset hospitalet internettet nettet netværket psykiatrien regionen folkeskolen
	specialskolen salen kantinen klassen stuen gruppen banken byen landet norden vesten østen verden workshoppen
	torvet riget strøget havnen stranden stationen sognegården kirken skoven havet gaden vejen gården
	dagplejen sundhedsplejen forvaltningen ungdomsskolen barnet mødet ugen maden børnene forældrene lærerne`)
