package workshop

import (
	"errors"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in     string
		want   Date
		danish string
	}{
		{"", "", ""},
		{"   ", "", ""},
		{"2023-10-04", "2023-10-04", "4. oktober 2023"},
		{"4. oktober 2023", "2023-10-04", "4. oktober 2023"},
		{"den 4. okt. 2023", "2023-10-04", "4. oktober 2023"},
		{"D. 4. Oktober 2023", "2023-10-04", "4. oktober 2023"},
		{"4/10-2023", "2023-10-04", "4. oktober 2023"},
		{"04.10.2023", "2023-10-04", "4. oktober 2023"},
		{"29. februar 2024", "2024-02-29", "29. februar 2024"},
	} {
		got, err := ParseDate(c.in)
		if err != nil || got != c.want || got.Danish() != c.danish {
			t.Errorf("ParseDate(%q) = %q (%q), %v; want %q (%q)", c.in, got, got.Danish(), err, c.want, c.danish)
		}
	}
	for _, in := range []string{
		"30. februar 2024", "29. februar 2023", "31/4-2024", "2023-13-01", "4. oktember 2023", "i morgen", "4. oktober",
		"00.00.2024", "4. ma 2023",
	} {
		if got, err := ParseDate(in); !errors.Is(err, ErrDate) {
			t.Errorf("ParseDate(%q) = %q, %v; want ErrDate", in, got, err)
		}
	}
}

func TestRoleOf(t *testing.T) {
	for label, want := range map[string]Role{
		"Mor B": Parent, "far til to": Parent, "Bonusmor": Parent, "barn (ca. 10)": Child, "Barn/ung": Child,
		"Elev 3": Child, "sagsbehandler": Staff, "PPR": Staff, "Skoleleder": Leader, "forælder": Parent,
		"foraelder": Parent, "": NoRole, "Anja 20:14": NoRole, "Morten": NoRole, "Farum": NoRole,
	} {
		if got := RoleOf(label); got != want {
			t.Errorf("RoleOf(%q) = %q, want %q", label, got, want)
		}
	}
}
