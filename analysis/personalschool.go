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
}

// commonSchools are first parts that make a kind of school, not a certain one.
var commonSchools = set(`folke special efter fri privat ungdoms produktions heldags natur musik
	kultur sommer aften sprog grund høj dag søndags danse ride køre erhvervs handels fag real distrikts nabo
	central kommune by landsby land lands stor små lille folkehøj idræts skov basis modtage klasse almen
	kommunal drømme barndoms hjemme net online storby kloster latin mellem over under ud ind for før
	daghøj billed design lærer pædagog sygepleje officers politi land gårds inklusions behandlings
	specialefter 10.klasses overbygnings indskolings profil kost prøve studenter`)

// institutionWords are followed by an institution's name: Børnehaven Solstrålen.
var institutionWords = map[string]PII{
	"skolen": School, "specialskolen": School, "friskolen": School, "efterskolen": School, "privatskolen": School,
	"børnehaven": Institution, "børnehave": Institution, "vuggestuen": Institution, "vuggestue": Institution,
	"institutionen": Institution, "daginstitutionen": Institution, "sfo'en": Institution, "sfo": Institution,
	"klubben": Institution, "fritidsklubben": Institution, "ungdomsklubben": Institution, "fritidshjemmet": Institution,
	"bostedet": Institution, "botilbuddet": Institution, "opholdsstedet": Institution, "dagtilbuddet": Institution,
	"børnehuset": Institution, "specialbørnehaven": Institution, "skovbørnehaven": Institution, "naturbørnehaven": Institution,
	"aflastningsstedet": Institution, "aflastningsinstitutionen": Institution, "døgninstitutionen": Institution,
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
			if to := a.properRun(ts, i+1); to > i {
				out = append(out, Finding{Span{t.Start, endOf(ts, to)}, pii})
				i = to
				continue
			}
		}
		if pii, ok := a.isSchool(ts, i); ok {
			from := i
			for from > max(0, i-maxSchoolWords) && ts[from].joined && a.joinsSchool(&ts[from-1]) && (from < i || isBareSchool(t.low) || !ts[from-1].start) {
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
			return e.pii, len(first) > 3 && !commonSchools[first] && !t.known && a.lex.Parts(t.low) == nil
		}
		if first == "" || commonSchools[first] {
			return e.pii, i > 0 && t.joined && !t.start && a.joinsSchool(&ts[i-1])
		}
		return e.pii, !t.known && len(first) > 1
	}
	return "", false
}

// joinsSchool reports whether the word in front belongs to the school's name.
func (a *Analyser) joinsSchool(p *nameToken) bool {
	return p.capital && !p.upper && (!a.cues.stop[p.low] || p.use&firstName != 0)
}

// properRun returns the last of the capitalised words that begin at i and are
// an institution's name, i-1 if there are none.
func (a *Analyser) properRun(ts []nameToken, i int) int {
	to := i - 1
	for j := i; j < len(ts) && j < i+3; j++ {
		t := &ts[j]
		if !t.joined || !t.capital || t.upper || t.start || a.cues.stop[t.low] || t.use&firstName != 0 && !t.known {
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
	if i == 0 || !t.joined || t.start || !t.capital || t.upper || t.odd || t.use != 0 || bodyWord(t.low) || commonPlaces[t.low] {
		return false
	}
	if p := ts[i-1].low; p != "på" && p != "i" {
		return false
	}
	definite := strings.HasSuffix(t.low, "en") || strings.HasSuffix(t.low, "et") || strings.HasSuffix(t.low, "erne")
	if i+1 < len(ts) && ts[i+1].joined && ts[i+1].capital {
		return false // a longer name, which is somebody else's
	}
	return definite && (t.known || a.lex.Parts(t.low) != nil || !t.place && len(t.low) > 8) && !strings.HasSuffix(text[t.Start:t.End], "s")
}

// commonPlaces are written with a capital by people who write as they speak.
var commonPlaces = set(`skolen skole kommunen børnehaven vuggestuen institutionen rådhuset biblioteket hallen klubben
	familieafdelingen jobcentret sygehuset hospitalet internettet nettet netværket psykiatrien regionen folkeskolen
	specialskolen salen kantinen klassen stuen gruppen banken byen landet norden vesten østen verden workshoppen
	dagplejen sundhedsplejen forvaltningen ungdomsskolen barnet mødet ugen maden børnene forældrene lærerne`)
