package static_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/web/static"
)

func open(t *testing.T, dir string) *static.Assets {
	t.Helper()
	assets, err := static.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return assets
}

func TestEveryAssetIsServedUnderAHashedName(t *testing.T) {
	t.Parallel()
	assets := open(t, "")
	for _, tt := range []struct{ name, contentType, pattern string }{
		{"site.css", "text/css; charset=utf-8", `^/static/site\.[0-9a-f]{10}\.css$`},
		{"desk.css", "text/css; charset=utf-8", `^/static/desk\.[0-9a-f]{10}\.css$`},
		{"source-serif-4.woff2", "font/woff2", `^/static/source-serif-4\.[0-9a-f]{10}\.woff2$`},
		{"icon.svg", "image/svg+xml", `^/static/icon\.[0-9a-f]{10}\.svg$`},
		{"icon-180.png", "image/png", `^/static/icon-180\.[0-9a-f]{10}\.png$`},
	} {
		url := assets.URL(tt.name)
		if !regexp.MustCompile(tt.pattern).MatchString(url) {
			t.Errorf("%s stands at %s", tt.name, url)
		}
		content, contentType, ok := assets.Lookup(path.Base(url))
		if !ok || contentType != tt.contentType || len(content) == 0 {
			t.Errorf("%s: found %t, %d bytes of %s", url, ok, len(content), contentType)
		}
	}
	for _, name := range []string{"site.css", "static.go", "", "../static.go"} {
		if _, _, ok := assets.Lookup(name); ok {
			t.Errorf("Lookup(%q) found something", name)
		}
	}
}

func TestStyleSheetsReferToHashedFiles(t *testing.T) {
	t.Parallel()
	assets := open(t, "")
	for _, bundle := range []string{"site.css", "desk.css"} {
		css, _, _ := assets.Lookup(path.Base(assets.URL(bundle)))
		refs := regexp.MustCompile(`url\(\s*["']?([^"')]+)`).FindAllSubmatch(css, -1)
		if len(refs) == 0 {
			t.Errorf("%s refers to no font", bundle)
		}
		for _, ref := range refs {
			if _, _, ok := assets.Lookup(string(ref[1])); !ok {
				t.Errorf("%s refers to %s, which is not served", bundle, ref[1])
			}
		}
	}
}

func TestURLOfAnUnknownAssetPanics(t *testing.T) {
	t.Parallel()
	assets := open(t, "")
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	assets.URL("absent.css")
}

func TestAFolderIsReadAnew(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"css/layers.css", "css/tokens.css", "css/base.css", "css/print.css"} {
		write(name, "/* "+name+" */")
	}
	assets := open(t, dir)
	before := assets.URL("site.css")
	write("css/pages/a.css", "a { color: red }")
	write("css/pages/b.css", "b { color: red }")
	after := assets.URL("site.css")
	if before == after {
		t.Fatal("a change of the folder does not show")
	}
	css, _, _ := assets.Lookup(path.Base(after))
	a, b, p := strings.Index(string(css), "a {"), strings.Index(string(css), "b {"), strings.Index(string(css), "print.css")
	if a < 0 || b < a || p < b {
		t.Errorf("parts are out of order:\n%s", css)
	}

	write("css/base.css", `@font-face { src: url("../fonts/absent.woff2") }`)
	if _, err := static.Open(dir); err == nil {
		t.Error("a style sheet that refers to nothing was accepted")
	}
	if got := assets.URL("desk.css"); got == "" {
		t.Error("a broken edit takes the pages down")
	}
}
