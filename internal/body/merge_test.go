package body_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/body"
)

// paragraphs makes a body of one paragraph for each letter.
func paragraphs(letters string) body.HTML {
	var b strings.Builder
	for _, c := range letters {
		fmt.Fprintf(&b, "<p>%c</p>", c)
	}
	return body.Sanitise(b.String())
}

func TestMerge(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, base, mine, theirs, want string }{
		{"nobody", "abc", "abc", "abc", "abc"},
		{"one side", "abc", "axc", "abc", "axc"},
		{"both, apart", "abcd", "xbcd", "abcy", "xbcy"},
		{"both the same", "abc", "axc", "axc", "axc"},
		{"insertions", "ab", "a1b", "ab2", "a1b2"},
		{"deletion and change apart", "abc", "bc", "abx", "bx"},
		{"both, at one place", "abc", "axc", "ayc", "a[x|y]c"},
		{"change against deletion", "abc", "axc", "ac", "a[x|]c"},
		{"addition after a change", "a", "x", "ab", "xb"},
		{"addition before a change", "a", "ba", "x", "bx"},
		{"from nothing", "", "ab", "cd", "[ab|cd]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got strings.Builder
			text := func(blocks []body.HTML) string {
				return strings.ReplaceAll(body.Text(body.Join(blocks)), "\n\n", "")
			}
			for _, c := range body.Merge(paragraphs(tt.base), paragraphs(tt.mine), paragraphs(tt.theirs)) {
				if blocks, ok := c.Settled(); ok {
					got.WriteString(text(blocks))
				} else {
					fmt.Fprintf(&got, "[%s|%s]", text(c.Mine), text(c.Theirs))
				}
			}
			if got.String() != tt.want {
				t.Errorf("got %s, want %s", got.String(), tt.want)
			}
		})
	}
}

// FuzzMerge holds that no version loses a block.
func FuzzMerge(f *testing.F) {
	f.Add("abc", "axc", "bca")
	f.Add("aab", "aba", "baab")
	f.Fuzz(func(t *testing.T, base, mine, theirs string) {
		b, m, th := body.FromInput(base), body.FromInput(mine), body.FromInput(theirs)
		if len(base)+len(mine)+len(theirs) < 60 {
			b, m, th = paragraphs(base), paragraphs(mine), paragraphs(theirs)
		}
		var gotB, gotM, gotT []body.HTML
		for _, c := range body.Merge(b, m, th) {
			gotB, gotM, gotT = append(gotB, c.Base...), append(gotM, c.Mine...), append(gotT, c.Theirs...)
		}
		for _, x := range []struct{ got, want body.HTML }{{body.Join(gotB), b}, {body.Join(gotM), m}, {body.Join(gotT), th}} {
			if x.got != x.want {
				t.Errorf("Merge(%q, %q, %q) lost something: %q, not %q", b, m, th, x.got, x.want)
			}
		}
	})
}
