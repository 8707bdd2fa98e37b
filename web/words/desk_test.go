package words

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// said finds what the pages of the desk say, in templates and in Go, and their titles.
var said = regexp.MustCompile(`\b(?:say\((?:r,\s*)?|page\(r,\s*)("(?:[^"\\]|\\.)*")`)

// TestTheDeskSpeaksEveryLanguage finds a text that has no translation, a translation that nothing says any more, one that is
// there twice, and one with other gaps to fill.
func TestTheDeskSpeaksEveryLanguage(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for _, pattern := range []string{"../view/*.templ", "../view/*.go", "../../internal/site/*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range said.FindAllSubmatch(source, -1) {
				text, err := strconv.Unquote(string(m[1]))
				if err != nil {
					t.Fatalf("%s: %s: %v", name, m[1], err)
				}
				used[text] = true
			}
		}
	}
	if len(used) < 50 {
		t.Fatalf("only %d texts were found", len(used))
	}
	for language, files := range deskTexts {
		all := map[string]string{}
		for _, texts := range files {
			for text, translation := range texts {
				if _, twice := all[text]; twice {
					t.Errorf("%s: %q is translated twice", language, text)
				}
				if got, want := gaps(translation), gaps(text); got != want {
					t.Errorf("%s: %q fills %d gaps, %q %d", language, translation, got, text, want)
				}
				all[text] = translation
			}
		}
		for text := range used {
			if all[text] == "" {
				t.Errorf("%s: no translation of %q", language, text)
			}
		}
	}
}

var gap = regexp.MustCompile(`%(?:\[\d\])?[sd]`)

func gaps(text string) int { return len(gap.FindAllString(text, -1)) }
