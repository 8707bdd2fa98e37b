package body_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/body"
)

// mark writes segments as [-gone-]{+come+}.
func mark(segments []body.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		switch s.Op {
		case body.Delete:
			b.WriteString("[-" + s.Text + "-]")
		case body.Insert:
			b.WriteString("{+" + s.Text + "+}")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestDiff(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, before, after, want string }{
		{"same", "a b", "a b", "a b"},
		{"nothing", "", "", ""},
		{"all new", "", "a b", "{+a b+}"},
		{"word not letters", "The council met.", "The counsel met.", "The [-council-]{+counsel+} met."},
		{"phrase reads as one", "the old red house fell", "the new blue house fell", "the [-old red-]{+new blue+} house fell"},
		{"sign alone", "It fell", "It fell.", "It fell{+.+}"},
		{"number", "killed 12 people", "killed 14 people", "killed [-12-]{+14+} people"},
		{"Korean word", "평양에서 공연이 열렸다", "평양에서 행사가 열렸다", "평양에서 [-공연이-]{+행사가+} 열렸다"},
		{"Chinese character", "朝鲜人", "朝鮮人", "朝[-鲜-]{+鮮+}人"},
		{"possessive", "the state’s claim", "the states’ claim", "the [-state’s-]{+states’+} claim"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := mark(body.Diff(tt.before, tt.after)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	t.Parallel()
	p := func(paras ...string) body.HTML { return body.FromInput(strings.Join(paras, "\n\n")) }
	tests := []struct {
		name          string
		before, after body.HTML
		want          []string
	}{
		{"same", p("a", "b"), p("a", "b"), []string{"a", "b"}},
		{"added first", p("a", "b"), p("new", "a", "b"), []string{"{+new+}", "a", "b"}},
		{"removed", p("a", "b", "c"), p("a", "c"), []string{"a", "[-b-]", "c"}},
		{"edited beside an added one",
			p("start", "Twelve people died in the flood on Monday", "end"),
			p("start", "A wholly other sentence now", "Fourteen people died in the flood on Monday", "end"),
			[]string{"start", "{+A wholly other sentence now+}", "[-Twelve-]{+Fourteen+} people died in the flood on Monday", "end"}},
		{"rewritten", p("One two three"), p("Four five six"), []string{"[-One two three-]", "{+Four five six+}"}},
		{"from nothing", "", p("a"), []string{"{+a+}"}},
		{"markup alone does not show", "<p>a b</p>", "<p>a <em>b</em></p>", []string{"a b"}},
		{"empty", "", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, segments := range body.Paragraphs(tt.before, tt.after) {
				got = append(got, mark(segments))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestDiffIsBounded gives the comparisons their worst input: texts with the same
// words in another order, just below and far above the bounds.
func TestDiffIsBounded(t *testing.T) {
	t.Parallel()
	text := func(seed uint64, words, perParagraph int) string {
		r := rand.New(rand.NewPCG(seed, 1))
		var b strings.Builder
		for i := range words {
			fmt.Fprintf(&b, "w%d ", r.IntN(300))
			if i%perParagraph == perParagraph-1 {
				b.WriteString("\n\n")
			}
		}
		return b.String()
	}
	for _, words := range []int{2900, 200_000} {
		start := time.Now()
		before, after := text(1, words, 40), text(2, words, 40)
		conserve(t, before, after)
		if len(body.Paragraphs(body.FromInput(before), body.FromInput(after))) == 0 {
			t.Error("no paragraphs")
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%d words took %v", words, took)
		}
	}
}

// conserve checks that a difference holds both texts whole.
func conserve(t *testing.T, before, after string) {
	t.Helper()
	var old, new strings.Builder
	for _, s := range body.Diff(before, after) {
		if s.Text == "" {
			t.Errorf("empty segment between %q and %q", before, after)
		}
		if s.Op != body.Insert {
			old.WriteString(s.Text)
		}
		if s.Op != body.Delete {
			new.WriteString(s.Text)
		}
	}
	if want := strings.ToValidUTF8(before, "\uFFFD"); old.String() != want {
		t.Errorf("before: %q became %q", want, old.String())
	}
	if want := strings.ToValidUTF8(after, "\uFFFD"); new.String() != want {
		t.Errorf("after: %q became %q", want, new.String())
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("a b c", "a c b")
	f.Add("하나 둘 셋", "둘 셋, 하나 \xff")
	f.Add("a a a b a a", "a b a a b b a")
	f.Fuzz(conserve)
}
