// Command editor bundles the sources of the desk's rich-text editor into web/static/js, with the licences of
// the packages that it holds. Run it by `make editor` after a change; no page needs it.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

const (
	source   = "web/editor/src/main.js"
	modules  = "web/editor/node_modules"
	bundle   = "web/static/js/editor.js"
	licences = "web/static/js/editor.LICENSES.txt"
)

func main() {
	if err := build(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build() error {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{source}, Outfile: bundle, Write: true, Bundle: true, Metafile: true,
		Format: api.FormatIIFE, Target: api.ES2022, Charset: api.CharsetUTF8,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		LegalComments: api.LegalCommentsNone, LogLevel: api.LogLevelWarning,
	})
	if len(result.Errors) > 0 {
		return fmt.Errorf("%s: %d errors", source, len(result.Errors))
	}
	packages, err := bundled(result.Metafile)
	if err != nil {
		return err
	}
	return writeLicences(packages)
}

// bundled returns the names of the packages that esbuild took something from, sorted.
func bundled(metafile string) ([]string, error) {
	var meta struct{ Inputs map[string]struct{} }
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, err
	}
	var names []string
	for input := range meta.Inputs {
		if rest, ok := strings.CutPrefix(input, modules+"/"); ok {
			name, _, _ := strings.Cut(rest, "/")
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// writeLicences writes the licence of each package under its name and version.
func writeLicences(packages []string) error {
	var b strings.Builder
	b.WriteString("editor.js holds these packages.\n")
	for _, name := range packages {
		var manifest struct{ Version, License string }
		data, err := os.ReadFile(filepath.Join(modules, name, "package.json"))
		if err == nil {
			err = json.Unmarshal(data, &manifest)
		}
		if err != nil {
			return err
		}
		text, err := os.ReadFile(filepath.Join(modules, name, "LICENSE"))
		if err != nil {
			return fmt.Errorf("%s came without its licence: %w", name, err)
		}
		fmt.Fprintf(&b, "\n---- %s %s (%s)\n\n%s\n", name, manifest.Version, manifest.License, strings.TrimSpace(string(text)))
	}
	return os.WriteFile(licences, []byte(b.String()), 0o644)
}
