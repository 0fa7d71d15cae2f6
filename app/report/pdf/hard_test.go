package pdf

import (
	"fmt"
	"strings"

	"foraeldredialog/app/report"
)

// hard is a document of everything that does not fit.
func hard() report.Document {
	var bullets []string
	for i := range 60 {
		bullets = append(bullets, fmt.Sprintf("Punkt%02d at familien får et skriftligt svar, der er til at forstå, og at nogen ringer tilbage samme dag, når det haster for barnet%02d.", i, i))
	}
	var long strings.Builder
	for i := 0; long.Len() < 10_000; i++ {
		fmt.Fprintf(&long, "ord%04d ", i)
	}
	word := strings.Repeat("æblegrødsskål", 39)
	doc := document(
		report.Section{Layout: report.Cover, Heading: txt("En meget lang titel, som nogen har skrevet, fordi den skulle dække både forårets og efterårets møder i alle seks skoledistrikter og alt det, der blev sagt der"), Blocks: []report.Block{
			report.Paragraph{Style: report.Subtitle, Text: txt("Udvalget for Børn, Familie, Forebyggelse, Kultur, Fritid og Lokalsamfund")},
		}},
		theme("Tres punkter", bullets...),
		theme("Et langt punkt", "kort før", long.String(), "kort efter"),
		theme("Et langt ord", word, "og et til"),
		theme("En overskrift, der er så lang, at den ikke kan stå på en linje, og som derfor må brydes", "at der er plads"),
		theme("En overskrift, der er så lang, at den hverken kan stå på en linje eller på to, og som derfor må sættes med mindre skrift i tre linjer, selv om det ikke er kønt, men sådan er det med overskrifter", "at der er plads"),
		report.Section{Layout: report.Overview, Heading: txt("Ti kort"), Blocks: []report.Block{
			report.Paragraph{Style: report.LeadIn, Text: txt("Der er mange temaer denne gang:")},
			report.Cards{Items: txts("Første møde", "Ventetid", "Sagsskift, når rådgiveren rejser, og ingen tager over", "Børnehave", "Skole", "Ungdomsuddannelse", "Aflastning", "Søskende", "Job og barsel", "Overgange til voksenlivet og alt det andet")},
		}},
		report.Section{Layout: report.Content, Heading: txt("Mange søjler"), Blocks: []report.Block{
			report.Bars{Alt: txt("Elleve tal."), Labels: txts("a", "b med lidt længere tekst", "c", "d", "e", "f", "g", "h", "i", "j", "et meget langt navn på et tema, som slet ikke er til at have på en linje"), Values: []int{3, 4, 5, 0, 7, 12, 3, 9, 100, 2, 1}},
		}},
		report.Section{Layout: report.Content, Heading: txt("Symboler 😀"), Blocks: []report.Block{
			report.List{Items: txts("Godt møde 😀😀", "漢字", "مرحبا", "nul\x00tegn", "brudt \xff byte")},
		}},
	)
	var rows [][]report.Text
	for i := range 25 {
		rows = append(rows, txts(fmt.Sprintf("Handling %d", i+1), "Rådgivningen skriver til alle familier, der har ventet mere end otte uger på svar", "Leder", "1. juni"))
	}
	doc.Sections = append(doc.Sections, report.Section{Layout: report.Content, Heading: txt("Handleplan"), Blocks: []report.Block{
		report.Table{Caption: txt("Hvem gør hvad"), Head: txts("Nr.", "Hvad", "Hvem", "Hvornår"), Rows: rows},
	}})
	doc.Draft = true
	return doc
}
