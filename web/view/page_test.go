package view_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"dateline/internal/archive"
	"dateline/web/view"
)

// pages are one of each page, as small as it gets and as full.
func pages(t *testing.T) map[string]templ.Component {
	t.Helper()
	en, ko := chrome(t, "en"), chrome(t, "ko")
	list := view.BylineList(en, archive.Contributor{Slug: "han-eun-su", Name: "Han Eun-su", About: "Reports from the north."})
	list.Articles, list.Older = summaries(9), "/bylines/han-eun-su?before=x"
	counts := []archive.PeriodCount{{Period: archive.Date{Year: 2025, Month: 7, Day: 4}, Count: 12}}
	a := article()
	return map[string]templ.Component{
		"front":          view.Front(view.FrontPage{Chrome: en, Articles: summaries(30)}),
		"Korean front":   view.Front(view.FrontPage{Chrome: ko, Articles: summaries(4)}),
		"empty front":    view.Front(view.FrontPage{Chrome: en}),
		"article":        view.Article(view.ArticlePage{Chrome: en, Article: a}),
		"Korean article": view.Article(view.ArticlePage{Chrome: ko, Article: korean()}),
		"bare article":   view.Article(view.ArticlePage{Chrome: en, Article: archive.PublishedArticle{Article: a.Article}}),
		"list":           view.ArticleList(list),
		"day":            view.ArticleList(view.DayList(ko, archive.Date{Year: 2025, Month: 7, Day: 4})),
		"years":          view.ArchiveYears(view.ArchiveYearsPage{Chrome: en, Years: counts}),
		"year":           view.ArchiveYear(view.ArchiveYearPage{Chrome: en, Year: 2025, Months: counts}),
		"month":          view.ArchiveMonth(view.ArchiveMonthPage{Chrome: ko, Year: 2025, Month: time.July, Days: counts}),
		"corrections":    view.Corrections(view.CorrectionsPage{Chrome: en, Corrections: []archive.CorrectionEntry{{Headline: "A", Path: "/a", Correction: a.Corrections[0]}}}),
		"revisions":      view.Revisions(view.RevisionsPage{Chrome: en, Article: a}),
		"revision":       view.Revision(view.RevisionPage{Chrome: en, Article: a, Revision: earlier()}),
		"diff":           view.Diff(view.DiffPage{Chrome: en, Article: a, Before: earlier(), After: a.Current}),
		"error":          view.Error(view.ErrorPage{Chrome: en, Status: http.StatusInternalServerError, Incident: "k3"}),
		"withdrawn":      view.Gone(view.GonePage{Chrome: en, Gone: archive.GoneError{Path: a.Path, Reason: "At risk.", PublishedAt: first, WithdrawnAt: third}}),
		"refused reply":  view.ReplyForm(view.ReplyFormPage{Chrome: en, Headline: "A", Path: a.Path, Errors: archive.FieldErrors{{Field: "name", Message: "Give a name."}}}),
		"reply sent":     view.ReplySent(view.ReplySentPage{Chrome: ko, Path: a.Path}),
	}
}

func TestEveryPageKeepsTheHouseRules(t *testing.T) {
	t.Parallel()
	for name, page := range pages(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := render(t, page)
			for selector, want := range map[string]int{
				"h1": 1, "main#content": 1, "header.masthead": 1, "footer": 1, "title": 1, "html[lang]": 1, "a.skip[href='#content']": 1,
				"link[rel=stylesheet]": 1, "meta[name=viewport]": 1,
				"[style]": 0, "style": 0, "iframe": 0, "script:not([type='application/ld+json'])": 0, "img:not([alt])": 0,
				"img:not([width]), img:not([height])": 0, "link[rel=canonical] ~ link[rel=canonical]": 0,
			} {
				if got := len(d.all(selector)); got != want {
					t.Errorf("%s: found %d, want %d", selector, got, want)
				}
			}
			seen := map[string]bool{}
			for _, n := range d.all("[id]") {
				if id := attr(n, "id"); seen[id] {
					t.Errorf("id %s stands twice", id)
				} else {
					seen[id] = true
				}
			}
			for _, n := range d.all("*") {
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") {
						t.Errorf("<%s %s>: script in an attribute", n.Data, a.Key)
					}
					if refers := a.Key == "aria-labelledby" || a.Key == "aria-describedby" || a.Key == "for"; refers {
						for id := range strings.FieldsSeq(a.Val) {
							if !seen[id] {
								t.Errorf("<%s %s=%s>: no such id", n.Data, a.Key, a.Val)
							}
						}
					}
				}
			}
			for _, n := range d.all("img, link[rel=stylesheet], link[rel=icon], link[rel=preload]") {
				if url := attr(n, "src") + attr(n, "href"); !strings.HasPrefix(url, "/") || strings.HasPrefix(url, "//") {
					t.Errorf("<%s> asks a third party: %s", n.Data, url)
				}
			}
		})
	}
}

func TestNoPageTellsAConfidentialSource(t *testing.T) {
	t.Parallel()
	for name, page := range pages(t) {
		d := render(t, page)
		for _, secret := range []string{codeWord, secretSlug, "987654321"} {
			if strings.Contains(strings.ToLower(d.raw), strings.ToLower(secret)) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

func TestFrontPageRanks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ articles, lead, second, third, rest int }{
		{0, 0, 0, 0, 0}, {1, 1, 0, 0, 0}, {3, 1, 2, 0, 0}, {4, 1, 3, 0, 0}, {6, 1, 3, 2, 0}, {10, 1, 3, 4, 2}, {30, 1, 3, 4, 22},
	} {
		d := render(t, view.Front(view.FrontPage{Chrome: chrome(t, "en"), Articles: summaries(tt.articles)}))
		got := []int{len(d.all(".story-lead")), len(d.all(".rank-second .story")), len(d.all(".rank-third .story")), len(d.all(".front-rest .entry"))}
		for i, want := range []int{tt.lead, tt.second, tt.third, tt.rest} {
			if got[i] != want {
				t.Errorf("%d articles: ranks hold %v", tt.articles, got)
				break
			}
		}
	}
}

func TestErrorPageIsTheSameForAllThatIsMissing(t *testing.T) {
	t.Parallel()
	page := view.ErrorPage{Chrome: chrome(t, "en"), Status: http.StatusNotFound}
	a, b := render(t, view.Error(page)), render(t, view.Error(page))
	if a.raw != b.raw {
		t.Error("two renderings differ")
	}
	if n := len(a.all("link[rel=canonical], meta[property='og:url']")); n != 0 {
		t.Errorf("%d elements name an address", n)
	}
}

func TestWithdrawnNoticeHidesTheHeadline(t *testing.T) {
	t.Parallel()
	d := render(t, view.Gone(view.GonePage{Chrome: chrome(t, "en"), Gone: archive.GoneError{
		Path: "/2025/07/04/secret-headline", Reason: "It put a person at risk.", PublishedAt: first, WithdrawnAt: third,
	}}))
	if got := d.text("main section p"); got != "It put a person at risk." {
		t.Errorf("reason: %q", got)
	}
	if got := d.texts("main .problem > p")[0]; got != "A report published on 4 July 2025 stood here. It was withdrawn on 6 July 2025." {
		t.Errorf("dates: %q", got)
	}
	if strings.Contains(d.raw, "secret-headline") {
		t.Error("the notice holds the slug, which is the headline")
	}
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	page := view.ArchiveMonthPage{Chrome: chrome(t, "en"), Year: 2024, Month: time.February,
		Days: []archive.PeriodCount{{Period: archive.Date{Year: 2024, Month: 2, Day: 29}, Count: 2}}}
	d := render(t, view.ArchiveMonth(page))
	if days := d.all(".calendar-day"); len(days) != 29 {
		t.Errorf("%d days", len(days))
	}
	// 1 February 2024 was a Thursday: the fourth column of a week that starts on Monday, the fifth from Sunday.
	if got := d.text("tbody tr:first-child td:nth-child(4)"); got != "1" {
		t.Errorf("the fourth cell holds %q", got)
	}
	if got := d.attr(".calendar a", "href") + " " + d.attr(".calendar a", "aria-label"); got != "/2024/02/29 29 February 2024: 2 reports" {
		t.Errorf("link: %s", got)
	}
	page.Chrome = chrome(t, "ko")
	if got := render(t, view.ArchiveMonth(page)).text("tbody tr:first-child td:nth-child(5)"); got != "1" {
		t.Errorf("the fifth Korean cell holds %q", got)
	}
}

func TestSourceListRefusesAConfidentialSource(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("a confidential source got a page")
		}
	}()
	view.SourceList(chrome(t, "en"), archive.Source{Kind: archive.SourceConfidential, Name: codeWord})
}
