package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// said finds what the pages of the desk say, in templates and in Go.
var said = regexp.MustCompile(`\bsay\(("(?:[^"\\]|\\.)*")`)

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

// TestProblemsAreTranslated finds the sentences about forms in package archive and asks for each.
func TestProblemsAreTranslated(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "../../internal/archive/editor.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		f, ok := call.Fun.(*ast.SelectorExpr)
		text, isText := call.Args[1].(*ast.BasicLit)
		if !ok || f.Sel.Name != "Add" || !isText {
			return true
		}
		n++
		s, err := strconv.Unquote(text.Value)
		if err != nil || Desk("ko", s) == s {
			t.Errorf("no Korean for %s (%v)", text.Value, err)
		}
		return true
	})
	if n == 0 {
		t.Error("no sentence was found")
	}
}
