package app

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"foraeldredialog/app/intake"
	"foraeldredialog/app/workshop"
	"foraeldredialog/storage"
)

// Errors of writing a document.
var (
	ErrIsFolder = errors.New("app: the path is a folder")
	ErrFileBusy = errors.New("app: the file is in use")
)

// sentence is one error in the user's words.
type sentence struct {
	is         error
	what, next string
}

// sentences is the one table in which errors become Danish. The first that
// matches counts: the more special stand before the more general.
var sentences = []sentence{
	{storage.ErrPassphrase, "Adgangssætningen passer ikke.", "Prøv igen. Se efter, om der er slået store bogstaver til."},
	{storage.ErrInUse, "Mappen er allerede åben i et andet vindue.", "Luk det andet vindue, og prøv igen."},
	{storage.ErrDiskFull, "Disken er fuld, så det sidste blev ikke gemt.", "Gør plads på disken, og prøv igen. Alt, der var gemt før, er der stadig."},
	{syscall.ENOSPC, "Disken er fuld, så filen blev ikke skrevet.", "Gør plads på disken, og prøv igen."},
	{storage.ErrReadOnly, "Programmet må ikke skrive i datamappen.", "Vælg en anden mappe, eller bed it-afdelingen om adgang til mappen."},
	{storage.ErrNoStore, "Der er ingen data i mappen endnu.", "Start programmet, og vælg en adgangssætning, eller vælg en anden mappe."},
	{storage.ErrExists, "Der er allerede data i mappen.", "Lås dem op med adgangssætningen, eller vælg en anden mappe."},
	{storage.ErrNewer, "Data er skrevet af en nyere udgave af programmet.", "Installér den nyeste udgave, og prøv igen."},
	{storage.ErrDamaged, "Noget af det gemte kan ikke læses.", "Kør en kontrol (dialogctl verify). Den fortæller, hvad der er ramt; alt andet er der stadig."},
	{storage.ErrClosed, "Programmet er låst eller ved at lukke.", "Lås op igen, og gentag det sidste."},
	{intake.ErrTooLarge, "Filen er over 20 MB.", "Del den i mindre filer, eller gem kun teksten i en ny fil."},
	{intake.ErrEmpty, "Filen er tom.", "Vælg en anden fil, eller skriv udsagnene direkte i Indsaml."},
	{intake.ErrBinary, "Filen er ikke en tekstfil.", "Gem noterne som ren tekst (.txt), og hent dem igen."},
	{intake.ErrFormat, "Filens format kan ikke læses endnu.", "Gem noterne som ren tekst (.txt), og hent dem igen."},
	{workshop.ErrDate, "Datoen findes ikke.", "Skriv den som 4. oktober 2023 eller 2023-10-04, eller lad feltet stå tomt."},
	{storage.ErrInvalid, "Det er for stort til at blive gemt på én gang.", "Del det op, og prøv igen."},
	{ErrNoTitle, "Der mangler en titel.", "Skriv en titel, og gem igen."},
	{ErrNoText, "Der er ingen tekst at gemme.", "Skriv en sætning først."},
	{ErrCPR, "Et CPR-nummer bliver altid skjult.", "Er det et andet slags nummer, så ret tallet i udsagnets tekst."},
	{ErrLongText, "Teksten er for lang til ét udsagn.", "Hent den som noter i stedet, så bliver den delt op."},
	{ErrNoSeries, "Forløbet findes ikke.", "Se listen over forløb, og vælg et af dem."},
	{ErrNoSession, "Mødet findes ikke i forløbet.", "Vælg et af forløbets møder."},
	{ErrNoStatement, "Udsagnet findes ikke længere.", "Det kan være slettet eller flettet. Fortryd med Ctrl+Z."},
	{ErrNoTheme, "Temaet findes ikke længere.", "Vælg et af forløbets temaer."},
	{ErrNoPoint, "Pointen findes ikke længere.", "Den kan være fjernet. Fortryd med Ctrl+Z."},
	{ErrNothing, "Der er ikke mere at fortryde.", "Alt er gemt, som det står."},
	{ErrFormat, "Dokumentets format kendes ikke.", "Brug --format slides."},
	{ErrIsFolder, "Der er valgt en mappe og ikke en fil.", "Skriv et filnavn, for eksempel praesentation.pdf."},
	{ErrFileBusy, "Filen er åben i et andet program.", "Luk den dér, eller gem under et andet navn."},
	{fs.ErrPermission, "Filen må ikke skrives eller læses dér.", "Vælg en anden mappe eller et andet navn."},
	{syscall.EROFS, "Drevet kan kun læses.", "Gem et andet sted, for eksempel i Dokumenter."},
	{fs.ErrNotExist, "Filen eller mappen findes ikke.", "Se efter, om navnet er skrevet rigtigt."},
	{fs.ErrExist, "Filen findes allerede.", "Vælg et andet navn."},
}

// Explain says in Danish what happened and what to do next. An error that the
// table does not know keeps its own words, so that support can find it.
func Explain(err error) (what, next string) {
	var fe *intake.FormatError
	if errors.As(err, &fe) {
		return fmt.Sprintf("Filen er i formatet %s, som ikke kan læses endnu.", fe.Format), "Gem noterne som ren tekst (.txt), og hent dem igen."
	}
	for _, s := range sentences {
		if errors.Is(err, s.is) {
			return s.what, s.next
		}
	}
	return "Det lykkedes ikke.", "Prøv igen. Bliver det ved, så send denne besked til it-afdelingen: " + err.Error()
}

// damage is what Verify finds, in the user's words.
var damage = map[string]string{
	storage.WhatFrames:   "Et stykke af journalen kan ikke læses.",
	storage.WhatGap:      "Der mangler et stykke af journalen.",
	storage.WhatSegment:  "En af journalens filer mangler.",
	storage.WhatHeader:   "Begyndelsen af en af journalens filer er beskadiget. Indholdet er læst alligevel.",
	storage.WhatChain:    "Et stykke af journalen hører ikke til, hvor det ligger.",
	storage.WhatRecord:   "En post i journalen kan ikke forstås.",
	storage.WhatDatabase: "Databasen svarer ikke til journalen. Den bygges op igen, næste gang programmet åbner mappen.",
}

// ExplainProblem says in Danish what Verify found, and the time that it covers
// where that is known.
func ExplainProblem(p storage.Problem) string {
	text := cmp.Or(damage[p.What], p.What)
	if !p.From.IsZero() && !p.To.IsZero() {
		text += fmt.Sprintf(" Det gælder %s til %s.", p.From.Local().Format(danishTime), p.To.Local().Format(danishTime))
	}
	return text + " (" + p.Where + ")"
}

const danishTime = "02.01.2006 kl. 15.04"
