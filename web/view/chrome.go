package view

import (
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/static"
	"dateline/web/words"
)

// Chrome is what the pages of one edition share.
type Chrome struct {
	SiteName string
	Tagline  string
	Note     string // at the foot of every page
	Edition  archive.Edition
	Links    *link.Links
	Assets   *static.Assets
	Sections []archive.Subject  // of the navigation, in its order
	Pages    []archive.SitePage // on which the site tells of itself, in the order of the foot
	Zone     *time.Location     // in which times are shown
	Preview  *Preview           // on a page that shows what is not published, else nil
}

// Preview marks a page as one that readers do not see. Such a page wears a banner, tells programs nothing
// and takes no replies.
type Preview struct {
	Back string // address that leads to the report's form, "" for someone who has no desk
}

// AsPreview returns c for a preview. Its photos are taken from the folder photos, as those of a draft are
// not public.
func (c Chrome) AsPreview(photos, back string) Chrome {
	c.Links, c.Preview = c.Links.WithPhotosIn(photos), &Preview{Back: back}
	return c
}

func (c Chrome) words() *words.Words { return words.For(c.Edition) }

// time writes an instant for readers, in the site's zone.
func (c Chrome) time(t time.Time) string { return c.words().Time(t.In(c.Zone)) }

// day returns the day of an instant in the site's zone.
func (c Chrome) day(t time.Time) archive.Date { return archive.DateOf(t.In(c.Zone)) }

// date writes the day of an instant for readers.
func (c Chrome) date(t time.Time) string { return c.words().Date(c.day(t)) }

// machine writes an instant for programs, in the site's zone.
func (c Chrome) machine(t time.Time) string { return t.In(c.Zone).Format(time.RFC3339) }

// head is what a page says of itself to programs.
type head struct {
	front       bool   // the front page, whose heading is the site's name
	title       string // without the site's name; "" on the front page
	description string
	path        string // the canonical address; "" for a page that has none
	alternates  []alternate
	feed        string // "" for the edition's own
	noIndex     bool
	article     *archive.Article // on an article's page
	section     string
	image       *archive.PhotoUse
	data        any // JSON-LD, nil for none
}

// alternate is the same page in another edition.
type alternate struct {
	edition archive.Edition
	path    string
}

// shown returns what a page may say of itself: a preview, its title alone.
func (c Chrome) shown(h head) head {
	if c.Preview == nil {
		return h
	}
	return head{title: c.words().Preview + ": " + h.title, noIndex: true}
}

func (c Chrome) title(h head) string {
	if h.title == "" {
		return c.SiteName
	}
	return h.title + " — " + c.SiteName
}

func (c Chrome) feed(h head) string {
	if h.feed == "" {
		return c.Links.Feed(c.Edition, "")
	}
	return h.feed
}

// fronts are the front pages of all editions, each the others' alternate.
func (c Chrome) fronts() []alternate { return alternates(c.Links.Editions(), c.Links.Front) }

// alternates are the addresses of a page in editions.
func alternates(editions []archive.Edition, address func(archive.Edition) string) []alternate {
	var out []alternate
	for _, e := range editions {
		out = append(out, alternate{e, address(e)})
	}
	return out
}

// otherEditions are where the language links of a page lead: to its alternates where it has them, and to
// the front pages of the other editions.
func (c Chrome) otherEditions(h head) []alternate {
	var out []alternate
	for _, front := range c.fronts() {
		if front.edition == c.Edition {
			continue
		}
		for _, a := range h.alternates {
			if a.edition == front.edition {
				front = a
			}
		}
		out = append(out, front)
	}
	return out
}
