package architecture

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "dateline/"

// file is what the rules look at in one Go file.
type file struct {
	path      string // from the root of the module, with slashes
	test      bool
	generated bool
	lines     int
	imports   []string
	syntax    *ast.File
}

// pkg is a folder of Go files.
type pkg struct {
	path  string
	files []file
}

// moduleRoot returns the folder above this one that holds go.mod.
func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above this folder")
		}
		dir = filepath.Dir(dir)
	}
}

// readTree parses every Go file of the module and returns its packages, and the paths of its templ files.
func readTree(t *testing.T, tree fs.FS) (pkgs []pkg, templs []string) {
	t.Helper()
	at := map[string]int{}
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && skipped(name):
			return fs.SkipDir
		case d.IsDir():
			return nil
		case path.Ext(name) == ".templ":
			templs = append(templs, name)
		case path.Ext(name) == ".go":
			source, err := fs.ReadFile(tree, name)
			if err != nil {
				return err
			}
			f, err := parseFile(name, source)
			if err != nil {
				return err
			}
			dir := path.Dir(name)
			if _, ok := at[dir]; !ok {
				at[dir] = len(pkgs)
				pkgs = append(pkgs, pkg{path: dir})
			}
			p := &pkgs[at[dir]]
			p.files = append(p.files, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pkgs, templs
}

// skipped reports whether the go command looks past a folder too, or it holds no source of ours.
func skipped(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") ||
		slices.Contains([]string{"testdata", "node_modules"}, base) ||
		slices.Contains([]string{"bin", "data"}, name)
}

func parseFile(name string, source []byte) (file, error) {
	syntax, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return file{}, err
	}
	f := file{
		path:      name,
		test:      strings.HasSuffix(name, "_test.go"),
		generated: ast.IsGenerated(syntax),
		lines:     bytes.Count(source, []byte("\n")),
		syntax:    syntax,
	}
	for _, spec := range syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return file{}, err
		}
		f.imports = append(f.imports, imported)
	}
	return f, nil
}
