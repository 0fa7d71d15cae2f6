package check

import (
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIntactFileHasNoFailure(t *testing.T) {
	f := intact(t)
	for name, data := range map[string][]byte{"plain": f.plain(), "packed": f.packed()} {
		got, err := File(data)
		if err != nil || len(got) > 0 {
			t.Errorf("%s: File = %v, %v; want nothing", name, got, err)
		}
	}
}

func rulesOf(all []Failure) []Rule {
	found := map[Rule]bool{}
	for _, f := range all {
		found[f.Rule] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// TestEachFaultIsFoundUnderItsOwnRule also demands that no other rule cries out
// where the fault breaks only one.
func TestEachFaultIsFoundUnderItsOwnRule(t *testing.T) {
	for _, fault := range faults {
		t.Run(strings.ReplaceAll(fault.name, " ", "-"), func(t *testing.T) {
			for _, write := range []func(*file) []byte{(*file).plain, (*file).packed} {
				f := intact(t)
				fault.inject(f)
				got, err := File(write(f))
				if err != nil {
					t.Fatal(err)
				}
				want := slices.Sorted(slices.Values(append([]Rule{fault.rule}, fault.also...)))
				if diff := cmp.Diff(want, rulesOf(got)); diff != "" {
					t.Errorf("rules (-want +got):\n%s%v", diff, got)
				}
				for _, x := range got {
					if x.Rule == fault.rule && x.Page != fault.page {
						t.Errorf("%s is reported on page %d, want %d: %s", x.Rule, x.Page, fault.page, x.What)
					}
					if x.Clause == "" || !strings.HasSuffix(x.What, ".") {
						t.Errorf("incomplete failure: %+v", x)
					}
				}
			}
		})
	}
}

func TestWhatIsNoPDFSaysWhy(t *testing.T) {
	cut := intact(t).plain()
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":      {nil, ErrNotPDF},
		"text":       {[]byte("Kære alle sammen"), ErrNotPDF},
		"head only":  {[]byte("%PDF-1.7\n"), ErrDamaged},
		"no catalog": {[]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF"), ErrDamaged},
		"cut off":    {cut[:200], ErrDamaged},
		"too large":  {make([]byte, maxInput+1), ErrTooLarge},
	} {
		if _, err := File(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: err = %v, want %v", name, err, c.want)
		}
	}
}

// A checker of other people's files leaves no trace; the library's default is
// to write a configuration into the home folder.
func TestNothingIsWrittenToTheHomeFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("AppData", home)
	if _, err := File(intact(t).plain()); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(home)
	if err != nil || len(left) > 0 {
		t.Errorf("home folder holds %v, %v; want nothing", left, err)
	}
}

func TestFailuresAreOrderedAndBounded(t *testing.T) {
	f := intact(t)
	f.objects[5].data = []byte(strings.Repeat("/P <</MCID 0>> BDC EMC EMC\n", 5000))
	f.objects[6].data = []byte(strings.Repeat("BT /F1 1 Tf <00010002000300040005> Tj ET\n", 5000))
	got, err := File(f.plain())
	if err != nil {
		t.Fatal(err)
	}
	if len(got) > 10*perRule {
		t.Errorf("%d failures", len(got))
	}
	if !slices.IsSortedFunc(got, func(a, b Failure) int { return a.Page - b.Page }) {
		t.Error("failures are not in the order of the pages")
	}
}

// FuzzFile's law: whatever the bytes, File comes back, an error is one of the
// four, and the same bytes give the same answer.
func FuzzFile(f *testing.F) {
	doc := intact(f)
	f.Add(doc.plain())
	f.Add(doc.packed())
	for _, fault := range faults[:10] {
		broken := intact(f)
		fault.inject(broken)
		f.Add(broken.plain())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := File(data)
		if err != nil {
			for _, known := range []error{ErrNotPDF, ErrDamaged, ErrPassword, ErrTooLarge} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatalf("unknown error: %v", err)
		}
		again, err := File(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(got, again); diff != "" {
			t.Errorf("second answer differs:\n%s", diff)
		}
	})
}

// FuzzContent reaches the readers of content streams and character maps, which
// mutations of a whole file seldom do.
func FuzzContent(f *testing.F) {
	f.Add([]byte(pageOne), []byte(toUnicode))
	f.Add([]byte(pageTwo), []byte("1 beginbfrange <0000> <FFFF> <0000> endbfrange"))
	f.Add([]byte("[[[(((\\"), []byte("<<<<<"))
	base := intact(f)
	f.Fuzz(func(t *testing.T, stream, cmap []byte) {
		base.objects[5].data = append([]byte{}, stream...)
		base.objects[11].data = append([]byte{}, cmap...)
		if _, err := File(base.plain()); err != nil && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
	})
}

// slides is a presentation of n pages, each like page two of the intact file.
func slides(b *testing.B, n int) []byte {
	f := intact(b)
	text := strings.Repeat("/Span <</Lang (da)>> BDC BT /F1 12 Tf <000100020003000400050006> Tj ET EMC\n", 60)
	kids := ""
	for i := range n {
		number := 1000 + i
		f.objects[number+1000] = &object{"<<>>", []byte("/Artifact BMC\n" + text + "EMC\n" + pageOne)}
		f.set(number, strings.Replace(f.objects[3].body, "5 0 R", itoa(number+1000)+" 0 R", 1))
		kids += itoa(number) + " 0 R "
	}
	f.replace(2, "[3 0 R", "["+kids+"3 0 R")
	return f.packed()
}

func BenchmarkFile(b *testing.B) {
	for _, n := range []int{12, 325} {
		data := slides(b, n)
		b.Run(itoa(n)+"-pages", func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := File(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The locked files are the intact one, encrypted by qpdf 11 with an owner's
// password: with --accessibility=n, with --extract=n --print=none, and with a
// password for reading.
func TestLockedFiles(t *testing.T) {
	for name, want := range map[string]struct {
		rules []Rule
		err   error
	}{
		"no-reading-aloud.pdf": {[]Rule{"encryption"}, nil},
		"no-copying.pdf":       {nil, nil},
		"password.pdf":         {nil, ErrPassword},
	} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := File(data)
		if !errors.Is(err, want.err) || !slices.Equal(rulesOf(got), want.rules) {
			t.Errorf("%s: File = %v, %v; want %v, %v", name, got, err, want.rules, want.err)
		}
	}
}
