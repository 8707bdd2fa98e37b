package body_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/internal/archive"
	"dateline/internal/body"
)

func TestRepicture(t *testing.T) {
	t.Parallel()
	const gone, old, kept, fresh = "00000000000000000001", "00000000000000000002", "00000000000000000003", "00000000000000000004"
	swap := map[string]archive.PhotoUse{gone: {}, old: {PhotoID: fresh,
		Renditions: []archive.Rendition{{Width: 480, Height: 300}, {Width: 960, Height: 600}, {Width: 1600, Height: 1000, WebP: true}}}}
	image := func(id, size string) string {
		return `<img src="/photos/` + id + "/" + size + `" alt="x" width="960" height="640">`
	}
	tests := []struct{ name, in, want string }{
		{"nothing to do", "<p>a</p>", "<p>a</p>"},
		{"another photo", "<figure>" + image(kept, "960.jpg") + "</figure>", "<figure>\n" + image(kept, "960.jpg") + "\n</figure>"},
		{"pulled", "<p>a</p><figure>" + image(gone, "960.jpg") + "<figcaption>Ada</figcaption></figure><p>b</p>", "<p>a</p>\n<p>b</p>"},
		{"pulled in a list", "<ul><li><figure>" + image(gone, "960.jpg") + "</figure></li></ul>", ""},
		{"pulled beside another", "<figure>" + image(gone, "960.jpg") + image(kept, "960.jpg") + "<figcaption>Ada</figcaption></figure>",
			"<figure>\n" + image(kept, "960.jpg") + "\n</figure>"},
		{"replaced", "<figure>" + image(old, "1200.jpg") + "<figcaption>Ada</figcaption></figure>",
			`<figure>` + "\n" + `<img src="/photos/` + fresh + `/960.jpg" alt="x" width="960" height="600">` + "\n<figcaption>Ada</figcaption>\n</figure>"},
		{"replaced, no WebP of that width", "<figure>" + image(old, "960.webp") + "</figure>",
			`<figure>` + "\n" + `<img src="/photos/` + fresh + `/960.jpg" alt="x" width="960" height="600">` + "\n</figure>"},
		{"replaced, narrower than any", "<figure>" + image(old, "100.jpg") + "</figure>",
			`<figure>` + "\n" + `<img src="/photos/` + fresh + `/480.jpg" alt="x" width="480" height="300">` + "\n</figure>"},
		{"links", `<p>See <a href="/photos/` + gone + `/960.jpg">her</a> and <a href="https://news.example.org/photos/` + old + `/1600.webp">him</a></p>`,
			`<p>See her and <a href="https://news.example.org/photos/` + fresh + `/1600.webp">him</a></p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := string(body.Repicture(body.Sanitise(tt.in), swap)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// FuzzRepicture looks for a text in which a photo that was taken out is still named.
func FuzzRepicture(f *testing.F) {
	const gone = "00000000000000000001"
	f.Add(`<figure><img src="/photos/` + gone + `/960.jpg"><figcaption>x</figcaption></figure>`)
	f.Add(`<a href="/photos/` + gone + `?x">x</a>`)
	f.Add(`<table><tr><td><a href="/photos/` + gone + `/1.webp"><em>x</em></a></table>`)
	f.Fuzz(func(t *testing.T, in string) {
		in = strings.ReplaceAll(in, "ID", "/photos/"+gone+"/960.jpg")
		clean := body.Sanitise(in)
		got := body.Repicture(clean, map[string]archive.PhotoUse{gone: {}})
		for z := html.NewTokenizer(strings.NewReader(string(got))); z.Next() != html.ErrorToken; {
			for _, a := range z.Token().Attr {
				if (a.Key == "src" || a.Key == "href") && strings.Contains(a.Val, "/photos/"+gone) {
					t.Errorf("%q still shows it: %q", in, got)
				}
			}
		}
		if again := body.Sanitise(string(got)); again != got {
			t.Errorf("%q is not canonical: %q", got, again)
		}
	})
}
