package view_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/web/view"
)

func articleDoc(t *testing.T, change func(*archive.PublishedArticle)) doc {
	t.Helper()
	a := article()
	if change != nil {
		change(&a)
	}
	return render(t, view.Article(view.ArticlePage{Chrome: chrome(t, a.Edition), Article: a}))
}

func TestArticleShowsTheReport(t *testing.T) {
	t.Parallel()
	d := articleDoc(t, nil)
	for selector, want := range map[string]string{
		"h1":                                "Water at the doorsteps: Halden waits for orders that do not come",
		".credits li:first-child":           "By Han Eun-su and Iver Aas",
		".credits li:nth-child(2)":          "Translated by Jo Weller",
		".times div:first-child time":       "4 July 2025, 14:05 KST",
		".times div:nth-child(2) time":      "6 July 2025, 16:05 KST",
		".prose > p:first-child .dateline":  "Halden, 4 July —",
		".report-photo .credit":             "Mara Lind / The Halden Record",
		".also-in a[hreflang=ko][lang=ko]":  "한국어",
		".correction > p:last-child":        "An earlier revision gave the number of flooded houses as fourteen. The provincial office counted forty.",
		".citation":                         "Han Eun-su and Iver Aas, “Water at the doorsteps: Halden waits for orders that do not come”, The Halden Record, 4 July 2025, https://news.example.org/p/0a1b2c3d (revision 3, 6 July 2025).",
		"#replies":                          "3 replies",
		".reply-list .reply-list strong":    "K.",
		".kicker a[href='/places/halden']":  "Halden",
		"link[rel=canonical] + link + link": "",
	} {
		if got := d.text(selector); got != want {
			t.Errorf("%s: got %q, want %q", selector, got, want)
		}
	}
	if got := d.attr(".times div:first-child time", "datetime"); got != "2025-07-04T14:05:00+09:00" {
		t.Errorf("published: %s", got)
	}
	img := d.all(".report-photo img")[0]
	if got := attr(img, "srcset"); got != "/photos/0000000000000001/480.jpg 480w, /photos/0000000000000001/960.jpg 960w, /photos/0000000000000001/1600.jpg 1600w" {
		t.Errorf("srcset: %s", got)
	}
	if got := attr(img, "width") + "x" + attr(img, "height"); got != "960x640" {
		t.Errorf("size: %s", got)
	}
	if n := len(d.all(".further-photos figure")); n != 1 {
		t.Errorf("%d further photos", n)
	}
}

func TestArticleHead(t *testing.T) {
	t.Parallel()
	d := articleDoc(t, nil)
	for selector, want := range map[string]string{
		"link[rel=canonical]":                    "https://news.example.org/2025/07/04/water-at-the-doorsteps",
		"link[rel=alternate][hreflang=en]":       "https://news.example.org/2025/07/04/water-at-the-doorsteps",
		"link[rel=alternate][hreflang=ko]":       "https://news.example.org/ko/2025/07/04/%EB%AC%B8%ED%84%B1%EA%B9%8C%EC%A7%80-%EC%B0%AC-%EB%AC%BC",
		"link[type='application/rss+xml']":       "/feed.xml",
		"meta[property='og:image']":              "https://news.example.org/photos/0000000000000001/1600.jpg",
		"meta[property='og:type']":               "article",
		"meta[name='twitter:card']":              "summary_large_image",
		"meta[property='article:section']":       "Society",
		"meta[property='article:modified_time']": "2025-07-06T16:05:00+09:00",
	} {
		if got := d.attr(selector, "href") + d.attr(selector, "content"); got != want {
			t.Errorf("%s: got %s, want %s", selector, got, want)
		}
	}
	if n := len(d.all("meta[name=robots]")); n != 0 {
		t.Error("the article hides from search engines")
	}
}

func TestSourcesTellNoMoreThanTheyMay(t *testing.T) {
	t.Parallel()
	d := articleDoc(t, nil)
	if got := d.texts(".source-list > li > p"); !slices.Equal(got, []string{
		"A military source in the north", "Name withheld Spoke on 3 July 2025", "Why the name is withheld: Speaking to reporters is punished as treason.",
		"The broadcaster Velmora Central", "Velmora Central Publication Published or broadcast on 4 July 2025",
		"The Ministry of Supply, which did not answer", "Ministry of Supply Organisation",
	}) {
		t.Errorf("sources: %q", got)
	}
	confidential := ".source-list > li:first-child"
	if n := len(d.all(confidential + " a, " + confidential + " [id], " + confidential + " [class*=id]")); n != 0 {
		t.Errorf("%d links or ids on a confidential source", n)
	}
	if got := d.attr(".source-list > li:nth-child(2) a", "href"); got != "/sources/velmora-central" {
		t.Errorf("public source leads to %s", got)
	}
}

func TestRecord(t *testing.T) {
	t.Parallel()
	links := func(d doc) []string {
		var out []string
		for _, n := range d.all(".history a") {
			out = append(out, strings.TrimPrefix(attr(n, "href"), "/2025/07/04/water-at-the-doorsteps/revisions/"))
		}
		return out
	}
	if got, want := links(articleDoc(t, nil)), []string{"3/diff", "2", "2/diff", "1"}; !slices.Equal(got, want) {
		t.Errorf("record leads to %q, want %q", got, want)
	}
	hidden := articleDoc(t, func(a *archive.PublishedArticle) { a.ShownFrom, a.History = 2, a.History[:2] })
	if got, want := links(hidden), []string{"3/diff", "2"}; !slices.Equal(got, want) {
		t.Errorf("with a hidden revision the record leads to %q, want %q", got, want)
	}
	if got := hidden.text("#changes ~ .history-note"); got != "Earlier revisions are no longer shown." {
		t.Errorf("note: %q", got)
	}
}

func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	const hostile = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"'&`
	d := articleDoc(t, func(a *archive.PublishedArticle) {
		c := &a.Current.Content
		c.Headline, c.Deck, c.DatelinePlace = hostile, hostile, hostile
		c.Body = "<p>x</p>" + hostile + `<a href="javascript:alert(1)">y</a>`
		c.Bylines[0].Name, c.Bylines[0].Slug = hostile, hostile
		c.Attributions[1].Phrase, c.Attributions[1].Slug = hostile, "javascript:alert(1)"
		c.Photos[0].Caption, c.Photos[0].Alt, c.Subjects[0].Name = hostile, hostile, hostile
		a.Corrections[0].Text, a.Replies[0].Text, a.Replies[0].Name = hostile, hostile, hostile
	})
	if got := d.text("h1"); got != hostile {
		t.Errorf("headline: %q", got)
	}
	if n := len(d.all("script")); n != 1 {
		t.Errorf("%d scripts, want the JSON-LD alone", n)
	}
	if n := len(d.all("[onerror], [src=x], [href^='javascript:']")); n != 0 {
		t.Errorf("%d hostile elements", n)
	}
	var data map[string]any
	if err := json.Unmarshal([]byte(d.text("script")), &data); err != nil || data["headline"] != hostile {
		t.Errorf("JSON-LD: %v, headline %q", err, data["headline"])
	}
}

func TestPhotoInTheTextIsNotShownTwice(t *testing.T) {
	t.Parallel()
	d := articleDoc(t, func(a *archive.PublishedArticle) {
		a.Current.Body += `<figure><img src="/photos/0000000000000001/960.jpg" alt="x" width="960" height="640"></figure>`
	})
	if n := len(d.all(".report-photo, .further-photos img[src*='0000000000000001']")); n != 0 {
		t.Error("a photo of the text stands above or beneath it again")
	}
	if n := len(d.all(".prose img")); n != 1 {
		t.Errorf("%d photos in the text", n)
	}
}

func TestJSONLD(t *testing.T) {
	t.Parallel()
	var got struct {
		Type          string `json:"@type"`
		ID            string `json:"@id"`
		InLanguage    string
		Dateline      string
		DatePublished string
		DateModified  string
		Free          bool   `json:"isAccessibleForFree"`
		Section       string `json:"articleSection"`
		Author        []struct{ Name, URL string }
		Translator    []struct{ Name string }
		Image         []struct{ URL string }
		Correction    []struct{ Text string }
		Publisher     struct{ Name string }
	}
	d := articleDoc(t, nil)
	if err := json.Unmarshal([]byte(d.text("script[type='application/ld+json']")), &got); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, got, want string }{
		{"type", got.Type, "NewsArticle"},
		{"id", got.ID, "https://news.example.org/p/0a1b2c3d"},
		{"language", got.InLanguage, "en"},
		{"dateline", got.Dateline, "Halden, 4 July —"},
		{"published", got.DatePublished, "2025-07-04T14:05:00+09:00"},
		{"modified", got.DateModified, "2025-07-06T16:05:00+09:00"},
		{"section", got.Section, "Society"},
		{"publisher", got.Publisher.Name, "The Halden Record"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if len(got.Author) != 2 || got.Author[0].Name != "Han Eun-su" || got.Author[1].URL != "https://news.example.org/bylines/iver-aas" {
		t.Errorf("authors: %+v", got.Author)
	}
	if len(got.Translator) != 1 || len(got.Image) != 2 || len(got.Correction) != 1 || !got.Free {
		t.Errorf("got %+v", got)
	}
}

func TestReplyForms(t *testing.T) {
	t.Parallel()
	d := articleDoc(t, nil)
	var parents []string
	for _, n := range d.all("form[method=post][action='/2025/07/04/water-at-the-doorsteps/replies'] input[name=parent]") {
		parents = append(parents, attr(n, "value"))
	}
	if !slices.Equal(parents, []string{"11", "13", "0"}) {
		t.Errorf("forms answer %q", parents)
	}
	closed := articleDoc(t, func(a *archive.PublishedArticle) { a.RepliesOpen = false })
	if n := len(closed.all(".replies form")); n != 0 || closed.text(".reply-closed") == "" {
		t.Error("a closed article takes replies")
	}

	refused := render(t, view.ReplyForm(view.ReplyFormPage{
		Chrome: chrome(t, "ko"), Headline: "A", Path: "/a", Reply: archive.NewReply{ParentID: 11, Email: "x", Text: "  <b>\nkept"},
		Errors: archive.FieldErrors{{Field: "email", Message: "Write the address."}},
	}))
	if got := refused.all("textarea")[0].FirstChild.Data; got != "  <b>\nkept" {
		t.Errorf("text: %q", got)
	}
	const email = "input[name=email][aria-invalid=true][value=x]"
	if got, want := refused.attr(".error-summary a", "href"), "#"+refused.attr(email, "id"); got != want {
		t.Errorf("summary links to %s, want %s", got, want)
	}
	if got := refused.text(".field-error"); !strings.Contains(got, "전자우편") {
		t.Errorf("problem is not in Korean: %q", got)
	}
}

func TestAnswersWithoutTheirQuestionStandAlone(t *testing.T) {
	t.Parallel()
	d := articleDoc(t, func(a *archive.PublishedArticle) {
		a.Replies = []archive.Reply{{ID: 1, ParentID: 99, Name: "A"}, {ID: 2, ParentID: 1, Name: "B"}, {ID: 3, ParentID: 2, Name: "C"}}
	})
	if got := d.texts(".replies-body > .reply-list > li > .reply strong"); !slices.Equal(got, []string{"A"}) {
		t.Errorf("threads: %q", got)
	}
	if got := d.texts(".reply-list .reply-list strong"); !slices.Equal(got, []string{"B", "C"}) {
		t.Errorf("answers: %q", got)
	}
}

func TestNamesAreJoinedAsTheLanguageJoinsThem(t *testing.T) {
	t.Parallel()
	d := articleDoc(t, func(a *archive.PublishedArticle) {
		*a = korean()
		a.Current.Bylines[1].Role = archive.BylineReporter
	})
	if got := d.text(".credits li:first-child"); got != "한은수·김지우 기자" {
		t.Errorf("got %q", got)
	}
}
