package view

import (
	"dateline/internal/archive"
)

// ArticleListPage is everything by, from or about something, newest first. Make one with the function for
// what it lists, then set Articles and Older.
type ArticleListPage struct {
	Chrome
	Label    string // what kind of list it is: "Byline"
	Name     string // what it is a list of
	About    string
	Photo    archive.PhotoUse // of a contributor; the zero PhotoUse for none
	Address  string           // of its newest part, root-relative
	Feed     string           // "" for a list that has none
	Part     bool             // not the newest part of the list
	Articles []archive.ArticleSummary
	Older    string // where the list goes on, "" at its end
}

// BylineList starts the list of a contributor's reports.
func BylineList(c Chrome, who archive.Contributor) ArticleListPage {
	address := c.Links.Byline(c.Edition, who.Slug)
	return ArticleListPage{Chrome: c, Label: c.words().Byline, Name: who.NameIn(c.Edition), About: who.AboutIn(c.Edition), Photo: who.Photo, Address: address, Feed: c.Links.Feed(c.Edition, address)}
}

// SourceList starts the list of reports that rest on a source. It panics for a confidential one: such a
// list would tie reports together through it.
func SourceList(c Chrome, source archive.Source) ArticleListPage {
	if source.Kind == archive.SourceConfidential {
		panic("view: a confidential source has no page")
	}
	return ArticleListPage{Chrome: c, Label: c.words().SourceKind[source.Kind], Name: source.Name, About: source.About, Address: c.Links.Source(c.Edition, source.Slug)}
}

// SubjectList starts the list of reports filed under a section, topic or place.
func SubjectList(c Chrome, s archive.Subject) ArticleListPage {
	p := ArticleListPage{Chrome: c, Label: c.words().ListLabel[s.Kind], Name: s.NameIn(c.Edition), Address: c.Links.Subject(c.Edition, s)}
	if s.Kind == archive.KindSection {
		p.Feed = c.Links.Feed(c.Edition, p.Address)
	}
	return p
}

// DayList starts the list of a day's reports.
func DayList(c Chrome, day archive.Date) ArticleListPage {
	return ArticleListPage{Chrome: c, Label: c.words().Archive, Name: c.words().ReportsFrom(day), Address: c.Links.Archive(c.Edition, day)}
}

func (p ArticleListPage) head() head {
	h := head{title: p.Name, description: p.About, feed: p.Feed, noIndex: p.Part}
	if !p.Part {
		h.path = p.Address
	}
	return h
}
