// Package static holds what pages need besides their HTML: style sheets, fonts and icons.
//
// The style sheets are written as many small files and served as few: each bundle is put together when
// the program starts. Every asset is served under a name that holds a hash of its content, so that it can
// be cached for ever and a new version is never mistaken for an old one.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"

	"dateline/internal/link"
)

//go:embed css fonts img js
var embedded embed.FS

// bundles are the style sheets that pages ask for, and the files and folders each is made of, in order.
var bundles = map[string][]string{
	"site.css": {"css/layers.css", "css/tokens.css", "css/base.css", "css/components", "css/pages", "css/print.css"},
	"desk.css": {"css/layers.css", "css/tokens.css", "css/base.css", "css/components", "css/desk"},
}

// contentTypes says what is served, by the end of its name; other files are not.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".woff2": "font/woff2",
}

// Assets answers for every asset by its plain name ("site.css", "icon.svg") and its hashed one. It may be
// used by several goroutines at once.
type Assets struct {
	built *set
	live  fs.FS // read anew for every request when set
}

// set is one reading of all assets.
type set struct {
	hashed map[string]string // plain name to hashed name
	files  map[string]file   // by hashed name
}

type file struct {
	content     []byte
	contentType string
}

// Open reads the assets: those built into the program, or, with dir, those of a folder, which is then read
// again at every use so that a change shows at the next reload. It fails when a file cannot be read or a
// style sheet asks for a file that is not there.
func Open(dir string) (*Assets, error) {
	if dir == "" {
		built, err := load(embedded)
		return &Assets{built: built}, err
	}
	live := os.DirFS(dir)
	built, err := load(live)
	return &Assets{built: built, live: live}, err
}

// URL returns the address of the asset with a plain name. It panics when there is none: names are written
// by programmers, and the page that asks for it is broken for everyone.
func (a *Assets) URL(name string) string {
	hashed, ok := a.current().hashed[name]
	if !ok {
		panic("static: no asset is called " + name)
	}
	return new(link.Links).Static(hashed)
}

// Lookup returns an asset's content and its media type by the last segment of its address. The caller must
// not change the content.
func (a *Assets) Lookup(hashed string) (content []byte, contentType string, ok bool) {
	f, ok := a.current().files[hashed]
	return f.content, f.contentType, ok
}

// current is the reading to answer from; one that fails half-way through an edit is passed over.
func (a *Assets) current() *set {
	if a.live != nil {
		if s, err := load(a.live); err == nil {
			return s
		}
	}
	return a.built
}

// load reads every asset of fsys: first those that stand alone, then the bundles that refer to them.
func load(fsys fs.FS) (*set, error) {
	s := &set{hashed: map[string]string{}, files: map[string]file{}}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || contentTypes[path.Ext(name)] == "" || path.Ext(name) == ".css" {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		s.add(path.Base(name), content)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read assets: %w", err)
	}
	for name, parts := range bundles {
		css, err := concatenate(fsys, parts)
		if err == nil {
			css, err = s.rewrite(css)
		}
		if err != nil {
			return nil, fmt.Errorf("build %s: %w", name, err)
		}
		s.add(name, []byte(css))
	}
	return s, nil
}

// add files an asset under its plain and its hashed name: "site.css" and "site.3f2a9c81d0.css".
func (s *set) add(name string, content []byte) {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	s.hashed[name] = hashed
	s.files[hashed] = file{content, contentTypes[ext]}
}

// concatenate joins style sheets; a folder stands for its files in the order of their names, and one that
// does not exist for nothing.
func concatenate(fsys fs.FS, parts []string) (string, error) {
	var b strings.Builder
	for _, part := range parts {
		names := []string{part}
		if path.Ext(part) == "" {
			var err error
			if names, err = fs.Glob(fsys, part+"/*.css"); err != nil {
				return "", err
			}
		}
		for _, name := range names {
			css, err := fs.ReadFile(fsys, name)
			if err != nil {
				return "", err
			}
			b.Write(css)
			b.WriteByte('\n')
		}
	}
	return b.String(), nil
}

var reference = regexp.MustCompile(`url\("([^"]+)"\)`)

// rewrite puts hashed names where a style sheet refers to an asset: both are served from one folder.
func (s *set) rewrite(css string) (string, error) {
	var missing error
	css = reference.ReplaceAllStringFunc(css, func(ref string) string {
		name := path.Base(reference.FindStringSubmatch(ref)[1])
		hashed, ok := s.hashed[name]
		if !ok {
			missing = fmt.Errorf("%s: no such asset", ref)
		}
		return `url("` + hashed + `")`
	})
	return css, missing
}
