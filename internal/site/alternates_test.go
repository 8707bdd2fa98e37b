package site

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
)

// alternatesOf returns what a page says of itself in other editions: language → path.
func alternatesOf(b *browser) map[string]string {
	found := map[string]string{}
	for _, n := range cascadia.QueryAll(b.page, cascadia.MustCompile("head link[rel=alternate][hreflang]")) {
		found[attr(n, "hreflang")] = strings.TrimPrefix(attr(n, "href"), b.root)
	}
	return found
}

// TestListsLinkTheirOtherEdition follows the alternates of every kind of list: they answer, and lead back.
func TestListsLinkTheirOtherEdition(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	source := func(d *archive.Draft) {
		d.Subjects = append(d.Subjects, archive.Subject{Kind: archive.KindTopic, Name: "Boats"}, archive.Subject{Kind: archive.KindPlace, Name: "Sorrel"})
		d.Attributions = []archive.Attribution{{Kind: archive.SourcePerson, Name: "Ada Penn", Phrase: "Ada Penn, a pilot"}}
	}
	archivetest.InsertArticle(t, w.store, archivetest.At, source)
	archivetest.InsertArticle(t, w.store, archivetest.At, source, archivetest.Edition("ko"), archivetest.Headline("나룻배가 다시 다닌다"))
	alone := func(d *archive.Draft) {
		d.Bylines[0].Name, d.Subjects[0].Name = "Iver Aas", "Economy"
	}
	archivetest.InsertArticle(t, w.store, archivetest.At.AddDate(0, 1, 0), alone)
	archivetest.InsertArticle(t, w.store, archivetest.At.Add(-400*24*time.Hour), alone)

	b := w.browser(t)
	for _, list := range []string{"/", "/archive", "/corrections", "/2025", "/2025/07", "/2025/07/04", "/bylines/mira-holt",
		"/sections/society", "/topics/boats", "/places/sorrel", "/sources/ada-penn"} {
		b.want(b.get(list), 200)
		there := alternatesOf(b)
		if there["en"] != list || there["ko"] != "/ko"+list {
			t.Errorf("%s: alternates %v", list, there)
			continue
		}
		if href, _ := url.PathUnescape(attr(b.one(".editions a"), "href")); href != there["ko"] {
			t.Errorf("%s: the language link leads to %s", list, href)
		}
		b.want(b.get(there["ko"]), 200)
		if back := alternatesOf(b); back["en"] != list || back["ko"] != there["ko"] {
			t.Errorf("%s leads back to %v", there["ko"], back)
		}
	}
	for _, list := range []string{"/2024", "/2025/08", "/2025/08/04", "/bylines/iver-aas", "/sections/economy"} {
		b.want(b.get(list), 200)
		if there := alternatesOf(b); len(there) > 0 {
			t.Errorf("%s is in English alone, and links %v", list, there)
		}
	}
}

// TestDayLeadsUpToItsMonth follows the links above a day's list: none leads to a page that is not there.
func TestDayLeadsUpToItsMonth(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	archivetest.InsertArticle(t, w.store, archivetest.At)
	b := w.browser(t)
	for day, want := range map[string]string{"/2025/07/04": "/archive /2025 /2025/07", "/1999/01/01": "/archive"} {
		b.want(b.get(day), 200)
		var up []string
		for _, n := range cascadia.QueryAll(b.page, cascadia.MustCompile(".page-head .label a")) {
			up = append(up, attr(n, "href"))
		}
		if got := strings.Join(up, " "); got != want {
			t.Errorf("%s leads to %s, want %s", day, got, want)
		}
		for _, address := range up {
			b.want(b.get(address), 200)
		}
	}
}
