package link_test

import (
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/internal/archive"
	"dateline/internal/link"
)

func links(t *testing.T) *link.Links {
	t.Helper()
	base, err := url.Parse("https://news.example.org/")
	if err != nil {
		t.Fatal(err)
	}
	return link.New(base, []archive.Edition{"en", "ko"})
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	l := links(t)
	day := archive.Date{Year: 2025, Month: 7, Day: 4}
	for _, tt := range []struct{ name, got, want string }{
		{"front", l.Front("en"), "/"},
		{"front of another edition", l.Front("ko"), "/ko/"},
		{"article", l.Article(l.ArticlePath("en", day, "a-report")), "/2025/07/04/a-report"},
		{"Korean article", l.Article(l.ArticlePath("ko", day, "비")), "/ko/2025/07/04/%EB%B9%84"},
		{"permalink", l.Permalink("0a1b2c3d"), "/p/0a1b2c3d"},
		{"revision diff", l.RevisionDiff("/2025/07/04/a", 2), "/2025/07/04/a/revisions/2/diff"},
		{"year", l.Archive("en", archive.Date{Year: 2025}), "/2025"},
		{"month", l.Archive("ko", archive.Date{Year: 2025, Month: 7}), "/ko/2025/07"},
		{"day", l.Archive("en", day), "/2025/07/04"},
		{"section", l.Subject("ko", archive.Subject{Kind: archive.KindSection, Slug: "politics"}), "/ko/sections/politics"},
		{"front feed", l.Feed("ko", l.Front("ko")), "/ko/feed.xml"},
		{"list feed", l.Feed("en", l.Byline("en", "han")), "/bylines/han/feed.xml"},
		{"rendition", l.Rendition("a1", 480, "webp"), "/photos/a1/480.webp"},
		{"rendition for the desk", l.WithPhotosIn(link.DeskPhotos).Rendition("a1", 480, "jpg"), "/desk/photos/a1/480.jpg"},
		{"absolute", l.Absolute(l.Permalink("0a1b2c3d")), "https://news.example.org/p/0a1b2c3d"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, tt.got, tt.want)
		}
	}
}

func TestCursor(t *testing.T) {
	t.Parallel()
	c := archive.Cursor{At: time.Date(2025, 7, 4, 1, 2, 3, 4000, time.UTC), ID: "0a1b2c3d"}
	if got := link.DecodeCursor(link.EncodeCursor(c)); !got.At.Equal(c.At) || got.ID != c.ID {
		t.Errorf("got %v, want %v", got, c)
	}
	for _, bad := range []string{"", "x", strings.Repeat("u", 21), link.EncodeCursor(c) + "0"} {
		if got := link.DecodeCursor(bad); !got.IsZero() {
			t.Errorf("%q: got %v, want the top", bad, got)
		}
	}
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"Soldiers honored as ‘Hero of the Republic’… Families moved", "soldiers-honored-as-hero-of-the-republic-families-moved"},
		{"Café Ångström's naïve façade", "cafe-angstroms-naive-facade"},
		{"평양에서 눈이 내렸다", "평양에서-눈이-내렸다"},
		{"북·중 국경, 다시 열리나?", "북-중-국경-다시-열리나"},
		{norm.NFD.String("한글"), "한글"},
		{"Größe & Łódź", "grosse-lodz"},
		{"  --  ", ""},
		{"Й и Ё", "й-и-ё"},
		{strings.Repeat("word ", 40), strings.TrimSuffix(strings.Repeat("word-", 16), "-")},
	} {
		if got := link.Slug(tt.in); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := link.Numbered(strings.Repeat("a", 80), 12); len(got) != 80 || !strings.HasSuffix(got, "-12") {
		t.Errorf("numbered: %q", got)
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Hero of the Republic", "평양", "\xff", "İstanbul", "ﬁ", "क्षि", strings.Repeat("é", 200)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		s := link.Slug(in)
		if !utf8.ValidString(s) || utf8.RuneCountInString(s) > link.MaxSlug || strings.Trim(s, "-") != s || strings.ContainsAny(s, "/?#% ") {
			t.Errorf("Slug(%q) = %q", in, s)
		}
		if again := link.Slug(s); again != s {
			t.Errorf("Slug(%q) = %q, and of that %q", in, s, again)
		}
	})
}

func FuzzPath(f *testing.F) {
	f.Add("a-report", 2025)
	f.Add("비", 1)
	f.Fuzz(func(t *testing.T, headline string, year int) {
		l := links(t)
		path := l.ArticlePath("ko", archive.Date{Year: year%9000 + 1000, Month: 7, Day: 4}, link.Slug(headline))
		u, err := url.Parse(l.Absolute(l.Article(path)))
		if err != nil || u.Path != path || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("%q: %v, %v", path, u, err)
		}
	})
}
