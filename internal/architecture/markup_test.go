package architecture

import (
	"fmt"
	"go/ast"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// writtenAddress finds an address of the site that was typed into a page instead of built by package link.
var writtenAddress = regexp.MustCompile(`\b(?:href|action|formaction|src|srcset)="/`)

// checkMarkup returns a line for each address written by hand in a templ file, and for markup that is let
// through unescaped anywhere but in the one place that sanitises it.
func checkMarkup(templs map[string]string, pkgs []pkg) (faults []string) {
	var raw []string
	for name, source := range templs {
		for i, line := range strings.Split(source, "\n") {
			if writtenAddress.MatchString(line) {
				faults = append(faults, fmt.Sprintf("%s:%d: an address written by hand; package link builds them", name, i+1))
			}
			if strings.Contains(line, "templ.Raw(") {
				raw = append(raw, fmt.Sprintf("%s:%d", name, i+1))
			}
		}
	}
	for _, p := range pkgs {
		for _, f := range p.files {
			if !f.generated && !f.test && callsRaw(f.syntax) {
				raw = append(raw, f.path)
			}
		}
	}
	if len(raw) > 1 {
		faults = append(faults, "templ.Raw belongs in one function only: "+strings.Join(raw, ", "))
	}
	return faults
}

func callsRaw(syntax *ast.File) (found bool) {
	ast.Inspect(syntax, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if ok && s.Sel.Name == "Raw" {
			x, ok := s.X.(*ast.Ident)
			found = found || ok && x.Name == "templ"
		}
		return !found
	})
	return found
}

func readAll(t *testing.T, tree fs.FS, names []string) map[string]string {
	t.Helper()
	sources := make(map[string]string, len(names))
	for _, name := range names {
		source, err := fs.ReadFile(tree, name)
		if err != nil {
			t.Fatal(err)
		}
		sources[name] = string(source)
	}
	return sources
}
