package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"foraeldredialog/analysis"
	"foraeldredialog/app/report"
	"foraeldredialog/app/report/page"
)

func txt(s string) report.Text { return report.Of(analysis.Authored(s)) }

func txts(ss ...string) []report.Text {
	out := make([]report.Text, len(ss))
	for i, s := range ss {
		out[i] = txt(s)
	}
	return out
}

func inter(t testing.TB) page.Fonts {
	t.Helper()
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "fonts", name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	return page.Fonts{
		Regular:  read("Inter_400Regular.ttf"),
		Medium:   read("Inter_500Medium.ttf"),
		SemiBold: read("Inter_600SemiBold.ttf"),
		Bold:     read("Inter_700Bold.ttf"),
	}
}

func render(t testing.TB, doc report.Document) ([]byte, Result) {
	t.Helper()
	var out bytes.Buffer
	res, err := Render(doc, inter(t), &out)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), res
}

func document(sections ...report.Section) report.Document {
	return report.Document{
		Title:    txt("Samtaler om hverdagen i Søkøbing"),
		Author:   txt("Søkøbing Kommune"),
		Lang:     "da-DK",
		Created:  time.Date(2025, 3, 12, 9, 30, 0, 0, time.UTC),
		Footer:   txt("Søkøbing Kommune · Samtaler om hverdagen, foråret 2025"),
		Sections: sections,
	}
}

func theme(heading string, points ...string) report.Section {
	return report.Section{
		Layout:  report.Content,
		Heading: txt(heading),
		Blocks: []report.Block{
			report.Paragraph{Style: report.LeadIn, Text: txt("Forældrene efterspørger:")},
			report.List{Items: txts(points...)},
		},
	}
}

// twelve is a presentation of the usual length, with each kind of block.
func twelve() report.Document {
	return document(
		report.Section{Layout: report.Cover, Heading: txt("Opsamling på forældremøderne i Søkøbing Kommune, foråret 2025"), Blocks: []report.Block{
			report.Paragraph{Style: report.Subtitle, Text: txt("Oplæg til Udvalget for Børn og Læring")},
			report.Paragraph{Style: report.Subtitle, Text: txt("Den 12. marts 2025")},
		}},
		report.Section{Layout: report.Content, Heading: txt("Baggrund og forløb"), Blocks: []report.Block{
			report.List{Items: txts(
				"To aftenmøder samlede 41 forældre på rådhuset og på biblioteket.",
				"Seks medarbejdere fra rådgivningen lyttede med og tog noter.",
				"Alle udsagn er skrevet ned, renset for navne og ordnet efter tema.",
				"Et udvalg af forældre har læst pointerne igennem og rettet dem kl. 19.30 den 4. marts – inden de blev sendt videre.",
			)},
		}},
		report.Section{Layout: report.Overview, Heading: txt("Fire temaer går igen"), Blocks: []report.Block{
			report.Paragraph{Style: report.LeadIn, Text: txt("Samtalerne samlede sig om fire temaer:")},
			report.Cards{Items: txts("Tilfældighed", "Gennemsigtighed", "Inddragelse", "Helhed")},
		}},
		theme("Tilfældighed",
			"at hjælpen ikke afhænger af, hvem der tager telefonen.",
			"at en ny rådgiver kender sagen, før det første møde, så familien ikke skal begynde forfra hver gang."),
		theme("Gennemsigtighed",
			"at der står en dato på hvert skridt, og at man får besked, når datoen ikke holder.",
			"at referatet kommer senest en uge efter mødet og er skrevet, så man kan genkende det, der blev sagt.",
			"at begrundelsen for et afslag kan læses uden hjælp fra en jurist.",
			"at det fremgår af hjemmesiden, hvem man ringer til, hvis barnet ikke er kommet i skole i 14 dage eller mere, og hvad der så sker.",
			"at kommunen siger åbent, når den ikke ved, hvor længe noget varer."),
		theme("Inddragelse",
			"at de bliver spurgt, inden beslutningen er taget.",
			"at barnet selv må vælge, om det vil være med til mødet.",
			"at dagsordenen bliver sendt ud i god tid, så begge forældre kan nå at læse den."),
		theme("Helhed", "at skole, daginstitution og rådgivning taler sammen om det hele barn."),
		report.Section{Layout: report.Content, Heading: txt("Udsagn pr. tema"), Blocks: []report.Block{
			report.Bars{
				Alt:    txt("Søjlediagram over antal udsagn: Gennemsigtighed 58, Inddragelse 44, Helhed 31, Tilfældighed 23."),
				Labels: txts("Gennemsigtighed", "Inddragelse", "Helhed", "Tilfældighed"),
				Values: []int{58, 44, 31, 23},
			},
		}},
		report.Section{Layout: report.Content, Heading: txt("Temaer i tal"), Blocks: []report.Block{
			report.Table{
				Head: txts("Tema", "Udsagn", "Forældre", "Medarbejdere"),
				Rows: [][]report.Text{
					txts("Tilfældighed", "23", "17", "6"),
					txts("Gennemsigtighed", "58", "45", "13"),
					txts("Inddragelse", "44", "39", "5"),
					txts("Helhed", "31", "20", "11"),
				},
				Numeric: []bool{false, true, true, true},
			},
			report.Paragraph{Style: report.Note, Text: txt("Et udsagn kan høre til flere temaer. Tallene er derfor ikke antal personer.")},
		}},
		report.Section{Layout: report.Content, Heading: txt("Hvad er næste skridt?"), Blocks: []report.Block{
			report.List{Ordered: true, Items: txts(
				"En arbejdsgruppe med fire forældre skriver nye breve inden den 1. juni.",
				"Rådgivningen prøver faste telefontider i ca. 3 måneder.",
				"Resultatet bliver lagt frem på et åbent møde i efteråret.",
			)},
		}},
		report.Section{Layout: report.Overview, Heading: txt("Det vil vi måle på"), Blocks: []report.Block{
			report.Cards{Items: txts("Svartid", "Skift af rådgiver", "Referater til tiden", "Fremmøde", "Tillid", "Skolefravær", "Klager og omgjorte afgørelser", "Trivsel")},
		}},
		report.Section{Layout: report.Content, Heading: txt("Sådan er materialet blevet til"), Blocks: []report.Block{
			report.Paragraph{Text: txt("Udsagnene er skrevet ned undervejs på møderne og siden læst igennem af to personer hver for sig. Navne, adresser og andre oplysninger, der kan pege på enkelte familier, er taget ud.")},
			report.Paragraph{Style: report.Note, Text: txt("Forbehold: Deltagerne har selv meldt sig. Pointerne siger noget om, hvad der fylder, men ikke hvor mange i kommunen der mener det samme.")},
		}},
	)
}

// The pages are to be looked at: PDF_OUT=some/folder go test -run Sample.
func TestSampleToLookAt(t *testing.T) {
	dir := os.Getenv("PDF_OUT")
	if dir == "" {
		t.Skip("PDF_OUT names no folder to write the sample pages to")
	}
	draft := twelve()
	draft.Draft = true
	for name, doc := range map[string]report.Document{"twelve": twelve(), "draft": draft, "hard": hard()} {
		file, res := render(t, doc)
		t.Log(name, len(file), "bytes", res)
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
