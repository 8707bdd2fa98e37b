package architecture

import (
	"fmt"
	"slices"
	"strings"
)

// checkImports returns a line for each import that points the wrong way.
func checkImports(pkgs []pkg) (faults []string) {
	for _, p := range pkgs {
		allowed, placed := mayImport[p.path]
		if !placed {
			faults = append(faults, fmt.Sprintf("%s: not in mayImport: say what it may import", p.path))
			continue
		}
		for _, f := range p.files {
			for _, imported := range f.imports {
				if why := refuse(p.path, f.test, allowed, imported); why != "" {
					faults = append(faults, fmt.Sprintf("%s: imports %s: %s", f.path, imported, why))
				}
			}
		}
	}
	return faults
}

// refuse says why a file of the package at path may not import imported, or "".
func refuse(path string, test bool, allowed []string, imported string) string {
	if own, ok := strings.CutPrefix(imported, module); ok {
		switch {
		case own == path && test: // an external test
		case slices.Contains(allowed, own):
		case test && slices.Contains(testsMayImport, own):
		default:
			return "the arrow points the other way (see mayImport)"
		}
		return ""
	}
	if standard(imported) {
		return ""
	}
	if slices.Contains(standardLibraryOnly, path) && !(test && covers("github.com/google/go-cmp", imported)) {
		return "this package keeps to the standard library"
	}
	for library, packages := range namedIn {
		if !covers(library, imported) || coversAny(packages, path) || test && coversAny(testsMayName[library], path) {
			continue
		}
		return "named only in " + strings.Join(packages, ", ")
	}
	return ""
}

// standard reports whether an import path belongs to the standard library: its first element has no dot.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

// covers reports whether name is root or lies beneath it.
func covers(root, name string) bool { return name == root || strings.HasPrefix(name, root+"/") }

func coversAny(roots []string, name string) bool {
	return slices.ContainsFunc(roots, func(root string) bool { return covers(root, name) })
}
