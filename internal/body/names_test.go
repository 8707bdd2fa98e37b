package body_test

import (
	"strings"
	"testing"

	"dateline/internal/body"
)

func TestNamesReplace(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		spellings []string
		in, want  string
	}{
		{[]string{"Kim Haneul"}, "Kim Haneul said so. KIM HA-NEUL’s boat.", "N said so. N’s boat."},
		{[]string{"Kim Ha-neul"}, "kim haneul, Kim Ha neul; Kim\u00a0Haneul", "N, N; N"},
		{[]string{"Ann"}, "Ann met Annual Hannah and ANN.", "N met Annual Hannah and N."},
		{[]string{"Kim", "Kim Haneul"}, "Kim Haneul; Kim", "N; N"},
		{[]string{"김하늘"}, "김하늘은 말했다. 김 하늘도.", "N은 말했다. N도."},
		{[]string{"김하늘"}, "김하늘은", "N은"}, // decomposed
		{[]string{"José"}, "Jose\u0301 came", "N came"},
		{[]string{"Иванов"}, "Иванов и Ивановка", "N и Ивановка"},
		{[]string{"", " - "}, "nothing", "nothing"},
		{[]string{"a.b"}, "A.B. and ab and axb", "N. and N and axb"},
	} {
		n := body.NewNames(tt.spellings...)
		if got, _ := n.Replace(tt.in, "N"); got != tt.want {
			t.Errorf("%q in %q: got %q, want %q", tt.spellings, tt.in, got, tt.want)
		}
	}
}

func TestNamesReplaceHTML(t *testing.T) {
	t.Parallel()
	n := body.NewNames("Kim Haneul", "김하늘")
	for _, tt := range []struct{ in, want string }{
		{`<p>Kim <em>Haneul</em> &amp; others</p>`, `<p>a colleague &amp; others</p>`},
		{`<p><strong>Kim</strong> Haneul’s boat</p><p>Kim</p><p>Haneul</p>`, "<p><strong>a colleague</strong>’s boat</p>\n<p>Kim</p>\n<p>Haneul</p>"},
		{`<p><a href="https://example.org/people/kim-haneul">her page</a></p>`, `<p>her page</p>`},
		{`<p><a href="https://example.org/%EA%B9%80%ED%95%98%EB%8A%98">김하늘</a>은</p>`, `<p>a colleague은</p>`},
		{`<ul><li>Kim Haneul</li></ul>`, `<ul>`},
		{`<blockquote><p>So Kim<br>Haneul said.</p></blockquote>`, `So a colleague`},
	} {
		got, count := n.ReplaceHTML(body.Sanitise(tt.in), "a colleague")
		if !strings.Contains(string(got), tt.want) || count == 0 || n.In(body.Text(got)) && !strings.Contains(tt.in, "</p><p>Kim</p>") {
			t.Errorf("%s became %s after %d, want %s", tt.in, got, count, tt.want)
		}
	}
}

func TestNamesParts(t *testing.T) {
	t.Parallel()
	got := strings.Join(body.NewNames("Kim Ha-neul", "김하늘").Parts(), " ")
	if got != "Ha Kim neul 하늘" {
		t.Errorf("got %q", got)
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Kim Haneul", "<p>Kim <em>Haneul</em></p>")
	f.Add("김하늘", "<p>김 하늘은</p>")
	f.Add("(a*b", "<ul><li>(a*b</ul>")
	f.Fuzz(func(t *testing.T, name, text string) {
		n := body.NewNames(name)
		clean, _ := n.ReplaceHTML(body.Sanitise(text), "…")
		if again := body.Sanitise(string(clean)); again != clean {
			t.Errorf("%q is not canonical", clean)
		}
		plain, _ := n.Replace(body.Text(body.Sanitise(text)), "…")
		if n.In(plain) {
			t.Errorf("%q still holds %q", plain, name)
		}
	})
}
