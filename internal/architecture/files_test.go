package architecture

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// checkFiles returns a line for each file that is too long, unmarked, or lacks a comment it owes its reader.
func checkFiles(pkgs []pkg, templs []string) (faults []string) {
	generated := map[string]bool{}
	for _, p := range pkgs {
		if !slices.ContainsFunc(p.files, hasPackageComment) {
			faults = append(faults, p.path+": no package comment")
		}
		for _, f := range p.files {
			fromTempl := strings.HasSuffix(f.path, "_templ.go")
			switch {
			case fromTempl && !f.generated:
				faults = append(faults, f.path+": generated, but not marked so")
			case f.generated && !fromTempl:
				faults = append(faults, f.path+": marked as generated, but nothing generates it")
			case f.generated:
				generated[f.path] = true
				continue
			}
			if f.lines > longestFile {
				faults = append(faults, fmt.Sprintf("%s: %d lines; %d at most", f.path, f.lines, longestFile))
			}
			if f.path == "cmd/dateline/main.go" && f.lines >= longestMain {
				faults = append(faults, fmt.Sprintf("%s: %d lines; under %d", f.path, f.lines, longestMain))
			}
			if !f.test && f.syntax.Name.Name != "main" {
				for _, name := range undocumented(f.syntax) {
					faults = append(faults, fmt.Sprintf("%s: %s is exported without a comment", f.path, name))
				}
			}
		}
	}
	for _, templ := range templs {
		if !generated[strings.TrimSuffix(templ, ".templ")+"_templ.go"] {
			faults = append(faults, templ+": run make generate")
		}
	}
	return faults
}

func hasPackageComment(f file) bool {
	text := f.syntax.Doc.Text()
	return strings.HasPrefix(text, "Package "+f.syntax.Name.Name+" ") ||
		f.syntax.Name.Name == "main" && strings.HasPrefix(text, "Command ")
}

// understood lists methods that need no comment: every Go programmer knows the interface they satisfy.
var understood = []string{
	"Error", "Is", "String", "Unwrap", "ServeHTTP", "Render", "Len", "Less", "Swap", "Read", "Write", "Close",
	"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "Scan", "Value", "LogValue", "Handle",
}

// undocumented returns the exported names that a file declares without a comment. One comment is enough for
// a group of constants or variables.
func undocumented(syntax *ast.File) (names []string) {
	for _, decl := range syntax.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			known := d.Recv != nil && (!ast.IsExported(receiver(d)) || slices.Contains(understood, d.Name.Name))
			if d.Doc == nil && d.Name.IsExported() && !known {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				names = append(names, undocumentedSpec(d, spec)...)
			}
		}
	}
	return names
}

func undocumentedSpec(d *ast.GenDecl, spec ast.Spec) (names []string) {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && s.Doc == nil && (d.Doc == nil || d.Lparen != token.NoPos) {
			names = append(names, s.Name.Name)
		}
	case *ast.ValueSpec:
		if d.Doc != nil || s.Doc != nil || s.Comment != nil {
			return nil
		}
		for _, name := range s.Names {
			if name.IsExported() {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// receiver returns the name of the type that a method belongs to.
func receiver(d *ast.FuncDecl) string {
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}
