package analysis

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkPeer tags the same statements with fastText (Joulin et al. 2017), the
// fast linear text classifier that others measure by, and with Tag, which also
// says why. fastText is given two labels a statement, word pairs and the same
// examples to learn from; its time is a whole process, that
// of fasttext-load is what of it loading takes.
func BenchmarkPeer(b *testing.B) {
	fasttext, err := exec.LookPath("fasttext")
	if err != nil {
		b.Skip("fasttext is not installed")
	}
	a := testAnalyser(b)
	_, examples, err := parseExamples(testData(b).Examples)
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	var train, lines strings.Builder
	const statements = 20_000
	for i := range statements {
		ex := &examples[i%len(examples)]
		fmt.Fprintln(&lines, ex.text)
		if i < len(examples) {
			for _, id := range ex.themes {
				fmt.Fprintf(&train, "__label__%s ", id)
			}
			if len(ex.themes) == 0 {
				train.WriteString("__label__none ")
			}
			fmt.Fprintln(&train, ex.text)
		}
	}
	input, model := filepath.Join(dir, "train.txt"), filepath.Join(dir, "model")
	if err := os.WriteFile(input, []byte(train.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	learn := exec.Command(fasttext, "supervised", "-input", input, "-output", model, "-thread", "1",
		"-epoch", "25", "-lr", "0.5", "-wordNgrams", "2", "-minn", "4", "-maxn", "5", "-bucket", "200000")
	if out, err := learn.CombinedOutput(); err != nil {
		b.Fatalf("fasttext: %v\n%s", err, out)
	}
	predict := func(b *testing.B, text string) {
		cmd := exec.Command(fasttext, "predict-prob", model+".bin", "-", "2")
		cmd.Stdin = strings.NewReader(text)
		cmd.Stdout = &bytes.Buffer{}
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
	}
	perSecond := func(b *testing.B) {
		b.ReportMetric(float64(statements)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
	}
	b.Run("fasttext", func(b *testing.B) {
		for b.Loop() {
			predict(b, lines.String())
		}
		perSecond(b)
	})
	b.Run("fasttext-load", func(b *testing.B) {
		for b.Loop() {
			predict(b, "\n")
		}
	})
	b.Run("tag", func(b *testing.B) {
		themes := a.Themes(builtIn())
		text := lines.String()
		for b.Loop() {
			for line := range strings.Lines(text) {
				themes.Tag(line)
			}
		}
		perSecond(b)
	})
}
