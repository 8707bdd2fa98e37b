package view

import (
	"fmt"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/ui"
)

// DeskSitePage is the room in which an admin names the site and orders its sections.
type DeskSitePage struct {
	DeskPage
	Form     SiteForm
	Started  StartedWith
	Pages    []archive.SitePage // every kind in every edition, written or not
	Problems archive.FieldErrors
}

// SiteForm is the form of the settings as it is typed.
type SiteForm struct {
	Version   string
	Names     map[archive.Edition]string
	Taglines  map[archive.Edition]string
	Notes     map[archive.Edition]string
	ReplyDays string
	Sections  []SectionRow
}

// SectionRow is a section in the form.
type SectionRow struct {
	ID       string
	Position string
	Name     string
	Names    map[archive.Edition]string
}

// StartedWith is what the program was started with, where the desk has decided nothing else.
type StartedWith struct {
	Name      string
	Tagline   string
	ReplyDays int
	BaseURL   string
}

// DeskSiteTextPage is the form of a page on which the site tells of itself.
type DeskSiteTextPage struct {
	DeskPage
	Page     archive.SitePage // its Body as it is typed
	Problems archive.FieldErrors
}

// field makes a control of the form with what is wrong with it.
func (p DeskSitePage) field(f ui.Field) ui.Field {
	f.Error = p.problem(p.Problems, f.Name)
	return f
}

// nameHint says what the site is called in an edition for which nothing is written.
func (p DeskSitePage) nameHint(e archive.Edition) string {
	if e != p.Links.Default() {
		return p.say("Empty: the same as in %s.", editionName(p.Links.Default()))
	}
	return p.say("Empty: %s, as the program was started.", p.Started.Name)
}

func sectionField(i int, part string) string { return fmt.Sprintf("sections.%d.%s", i, part) }

// pagesIn are the pages of an edition.
func (p DeskSitePage) pagesIn(e archive.Edition) (out []archive.SitePage) {
	for _, x := range p.Pages {
		if x.Edition == e {
			out = append(out, x)
		}
	}
	return out
}

// pageKindName says what a page of the site is for.
func (p DeskPage) pageKindName(k archive.PageKind) string {
	switch k {
	case archive.PageAbout:
		return p.say("About us")
	case archive.PageContact:
		return p.say("Contact")
	case archive.PageOwnership:
		return p.say("Ownership and funding")
	case archive.PageCorrectionsPolicy:
		return p.say("How we correct")
	case archive.PageAnonymousSources:
		return p.say("When we do not name a source")
	case archive.PageReplyPolicy:
		return p.say("Rules for replies")
	}
	return string(k)
}

// pageKindHint says what readers want to find on a page of the site.
func (p DeskPage) pageKindHint(k archive.PageKind) string {
	switch k {
	case archive.PageAbout:
		return p.say("Who you are, whom you report for, and by which principles.")
	case archive.PageContact:
		return p.say("How readers and sources reach you. Say which ways are safe, and which are not.")
	case archive.PageOwnership:
		return p.say("Who owns the site and who pays for it.")
	case archive.PageCorrectionsPolicy:
		return p.say("What you do when a report was wrong. It is linked from the list of corrections.")
	case archive.PageAnonymousSources:
		return p.say("When a source stays unnamed, and who decides. It is linked wherever a report gives the reason.")
	case archive.PageReplyPolicy:
		return p.say("What you publish and what not. It is linked from the form under each report.")
	}
	return ""
}

func (p DeskSitePage) changedAt(x archive.SitePage) string {
	if x.UpdatedAt.Equal(time.Time{}) {
		return p.say("Not written yet")
	}
	return p.say("Saved %s", p.time(x.UpdatedAt))
}

func siteTextAddress(x archive.SitePage) string { return link.DeskSitePage(x.Kind, x.Edition) }
