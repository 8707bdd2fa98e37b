package site

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// TestMergedNamesLeadOn merges two contributors at the desk and follows every address of the one that is no more.
func TestMergedNamesLeadOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	publishIt(b, write(b, nil))
	stays, err := w.store.SaveContributor(t.Context(), archive.Contributor{Name: "P. Seo-yun"})
	if err != nil {
		t.Fatal(err)
	}
	gone, err := w.store.SaveContributor(t.Context(), archive.Contributor{Name: "Park Seo-yun"})
	if err != nil {
		t.Fatal(err)
	}
	page := link.DeskName(link.DeskNames, gone.ID)
	b.want(b.get(link.DeskNames+"?q=park"), 200)
	b.want(b.get(attr(b.one("main table a"), "href")), 200)
	if b.at.Path != page {
		t.Fatalf("the list leads to %s", b.at)
	}
	b.says(".desk-uses", "Night trains")
	b.want(b.submit("form#merge", url.Values{"into": {"P. Seo-yun"}}, ""), 422)
	b.want(b.submit("form#merge", url.Values{"into": {"P. Seo-yun"}, "sure": {"on"}}, ""), 200)

	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for from, to := range map[string]string{
		"/bylines/park-seo-yun":             "/bylines/" + stays.Slug,
		"/ko/bylines/park-seo-yun":          "/ko/bylines/" + stays.Slug,
		"/bylines/park-seo-yun/feed.xml":    "/bylines/" + stays.Slug + "/feed.xml",
		"/ko/bylines/park-seo-yun/feed.xml": "/ko/bylines/" + stays.Slug + "/feed.xml",
	} {
		if b.get(from); b.status != http.StatusMovedPermanently || b.header.Get("Location") != to {
			t.Errorf("%s: %d %s", from, b.status, b.header.Get("Location"))
		}
	}
	if b.get("/bylines/" + stays.Slug); b.status != 200 || !strings.Contains(wordsOf(b.page), "Night trains") {
		t.Errorf("the page of the one that stays: %d", b.status)
	}
}

// TestContributorPhoto is public with its contributor and not before.
func TestContributorPhoto(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	photo := w.addPhoto(t, 9)
	form := write(b, nil)
	c, err := w.store.SaveContributor(t.Context(), archive.Contributor{Name: "Park Seo-yun"})
	if err != nil {
		t.Fatal(err)
	}
	b.want(b.get(link.DeskName(link.DeskNames, c.ID)), 200)
	b.want(b.submit("form#name", url.Values{"photo": {"nothing"}}, ""), 422)
	b.want(b.submit("form#name", url.Values{"photo": {photo.ID}, "name.ko": {"박서윤"}, "about.ko": {"기차를 취재한다."}}, ""), 200)
	address := fmt.Sprintf("%s/%s/%d.jpg", link.Photos, photo.ID, photo.Renditions[0].Width)
	if b.get(address); b.status != 404 {
		t.Errorf("the photo of a contributor whom nobody read: %d", b.status)
	}
	publishIt(b, form)
	if b.get(address); b.status != 200 {
		t.Errorf("the photo on the page: %d", b.status)
	}
	b.get("/ko/bylines/" + c.Slug)
	b.says("h1", "박서윤")
	b.one(".page-photo img")
}

// TestConfidentialSourcesAtTheDesk shows where one was used to those alone who ask, and records it.
func TestConfidentialSourcesAtTheDesk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.editor(t, archive.RoleEditor)
	write(b, nil)
	looks := func() int {
		t.Helper()
		list, err := w.store.AuditEntries(t.Context(), archive.AuditFilter{Action: "source.look", Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	heron := link.DeskName(link.DeskSources, w.sourceID(t, archive.SourceConfidential, "Heron"))
	b.want(b.get(link.DeskSources+"?kind=confidential"), 200)
	if strings.Contains(wordsOf(b.page), "Night trains") {
		t.Error("the list ties a source to a report")
	}
	b.want(b.get(heron), 200)
	if b.has(".desk-uses") || looks() != 0 {
		t.Error("the page tells without being asked")
	}
	b.want(b.get(heron+"?used=show"), 200)
	b.says(".desk-uses", "Night trains")
	if looks() != 1 {
		t.Errorf("%d looks are recorded", looks())
	}
	writer := w.editor(t, archive.RoleWriter)
	writer.want(writer.get(heron+"?used=show"), 403)

	w.sourceID(t, archive.SourcePerson, "Ada Brenn")
	b.want(b.get(heron), 200)
	resp, err := b.client.PostForm(w.root+heron+"/merge", url.Values{"into": {"Ada Brenn"}, "sure": {"on"}})
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("merging a confidential source into a named one: %d", resp.StatusCode)
	}
}
