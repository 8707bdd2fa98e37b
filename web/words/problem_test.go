package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/archive"
)

// sentence is what a literal looks like that is written for an editor.
var sentence = regexp.MustCompile(`^[A-Z%][^\n]*[a-z] [^\n]*[.:]$`)

// elsewhere are sentences with translations of their own: those for readers of the site.
var elsewhere = map[string]bool{"reply.go": true, "error_report.go": true}

// TestProblemsAreTranslated finds every sentence that the archive, the newsroom, the store and the desk write for
// editors, wherever it is made, and asks for each; and it refuses one that is put together so that it cannot be found.
func TestProblemsAreTranslated(t *testing.T) {
	t.Parallel()
	for pattern, least := range map[string]int{
		"archive/*.go": 20, "desk/*.go": 10, "darkroom/*.go": 10, "postgres/*.go": 8, "importer/*.go": 5,
		"site/desk_*.go": 40, "site/preview_links.go": 2,
	} {
		names, err := filepath.Glob("../../internal/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") || elsewhere[filepath.Base(name)] {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(node ast.Node) bool {
				if message := patched(node); message != "" {
					t.Errorf("%s: %s is put together where it is made: give it a form, and Args", name, message)
				}
				text, ok := node.(*ast.BasicLit)
				if !ok || text.Kind != token.STRING {
					return true
				}
				s, err := strconv.Unquote(text.Value)
				if err != nil || !sentence.MatchString(s) {
					return true
				}
				n++
				if Desk("ko", s) == s {
					t.Errorf("%s: no Korean for %s", name, text.Value)
				}
				return true
			})
		}
		if n < least {
			t.Errorf("%s: only %d sentences were found", pattern, n)
		}
	}
}

// patched returns what is wrong with a node that makes a message: that it is a concatenation or already formatted.
func patched(node ast.Node) string {
	var message ast.Expr
	switch x := node.(type) {
	case *ast.KeyValueExpr:
		if key, ok := x.Key.(*ast.Ident); ok && (key.Name == "Message" || key.Name == "Problem" || key.Name == "Fix") {
			message = x.Value
		}
	case *ast.CallExpr:
		f, ok := x.Fun.(*ast.SelectorExpr)
		switch {
		case !ok:
		case f.Sel.Name == "Add" && len(x.Args) >= 2:
			message = x.Args[1]
		case f.Sel.Name == "leave" && len(x.Args) == 4:
			message = x.Args[3]
		}
	}
	switch m := message.(type) {
	case *ast.BinaryExpr:
		return "a concatenation"
	case *ast.CallExpr:
		if f, ok := m.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Sprintf" {
			return "a formatted text"
		}
	}
	return ""
}

func TestProblem(t *testing.T) {
	t.Parallel()
	within := archive.FieldError{Message: "The file is larger than %d MB.", Args: []any{40}}
	e := archive.FieldError{Field: "photo_upload", Message: "%s was not added: %s", Args: []any{"밤.jpg", within}}
	for language, want := range map[archive.Edition]string{
		"en": "밤.jpg was not added: The file is larger than 40 MB.",
		"ko": "밤.jpg 파일을 더하지 못했습니다. 파일이 40MB보다 큽니다.",
	} {
		if got := Problem(language, e); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
	if got, want := e.String(), Problem("en", e); got != want {
		t.Errorf("the error reads %q, the page %q", got, want)
	}
	if got := Problem("ko", archive.FieldError{}); got != "" {
		t.Errorf("no problem is said as %q", got)
	}
}
