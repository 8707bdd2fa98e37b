package view

import (
	"dateline/internal/archive"
)

// ArticleListPage is everything by, from or about something, newest first. Make one with the function for
// what it lists, then set Articles, Older, Part and Editions.
type ArticleListPage struct {
	Chrome
	Label    string // what kind of list it is: "Byline"
	Name     string // what it is a list of
	About    string
	Photo    archive.PhotoUse             // of a contributor; the zero PhotoUse for none
	Address  func(archive.Edition) string // of its newest part in an edition, root-relative
	Feed     string                       // "" for a list that has none
	Part     bool                         // not the newest part of the list
	Editions []archive.Edition            // those in which the list holds anything
	Articles []archive.ArticleSummary
	Older    string       // where the list goes on, "" at its end
	day      archive.Date // of a day's list
}

// BylineList starts the list of a contributor's reports.
func BylineList(c Chrome, who archive.Contributor) ArticleListPage {
	p := ArticleListPage{Chrome: c, Label: c.words().Byline, Name: who.NameIn(c.Edition), About: who.AboutIn(c.Edition), Photo: who.Photo}
	p.Address = func(e archive.Edition) string { return c.Links.Byline(e, who.Slug) }
	p.Feed = c.Links.Feed(c.Edition, p.Address(c.Edition))
	return p
}

// SourceList starts the list of reports that rest on a source. It panics for a confidential one: such a
// list would tie reports together through it.
func SourceList(c Chrome, source archive.Source) ArticleListPage {
	if source.Kind == archive.SourceConfidential {
		panic("view: a confidential source has no page")
	}
	p := ArticleListPage{Chrome: c, Label: c.words().SourceKind[source.Kind], Name: source.Name, About: source.About}
	p.Address = func(e archive.Edition) string { return c.Links.Source(e, source.Slug) }
	return p
}

// SubjectList starts the list of reports filed under a section, topic or place.
func SubjectList(c Chrome, s archive.Subject) ArticleListPage {
	p := ArticleListPage{Chrome: c, Label: c.words().ListLabel[s.Kind], Name: s.NameIn(c.Edition)}
	p.Address = func(e archive.Edition) string { return c.Links.Subject(e, s) }
	if s.Kind == archive.KindSection {
		p.Feed = c.Links.Feed(c.Edition, p.Address(c.Edition))
	}
	return p
}

// DayList starts the list of a day's reports.
func DayList(c Chrome, day archive.Date) ArticleListPage {
	p := ArticleListPage{Chrome: c, Name: c.words().ReportsFrom(day), day: day}
	p.Address = func(e archive.Edition) string { return c.Links.Archive(e, day) }
	return p
}

func (p ArticleListPage) head() head {
	h := head{title: p.Name, description: p.About, feed: p.Feed, noIndex: p.Part}
	if !p.Part {
		h.path, h.alternates = p.Address(p.Edition), alternates(p.Editions, p.Address)
	}
	return h
}
