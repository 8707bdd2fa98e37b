package view

import (
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// DeskNamesPage lists contributors, or sources.
type DeskNamesPage struct {
	DeskPage
	Sources bool
	Filter  archive.NameFilter
	Rows    []NameRow
	More    string // where the list goes on, "" when it does not
}

// NameRow is a line of the list.
type NameRow struct {
	Address, Name string
	Names         map[archive.Edition]string // of a contributor, in other editions
	Kind          archive.SourceKind         // of a source
}

// DeskContributorPage is one contributor with the form that changes them.
type DeskContributorPage struct {
	DeskPage
	Stored, Form archive.Contributor
	Photos       []archive.Photo // the latest of the library
	Uses         []archive.NameUse
	Others       []string // whom they may be merged into
	Problems     archive.FieldErrors
}

// DeskSourcePage is one source with the form that changes it.
type DeskSourcePage struct {
	DeskPage
	Stored, Form archive.Source
	Looked       bool // Uses were read
	Uses         []archive.NameUse
	Others       []string
	Problems     archive.FieldErrors
}

// title is what the list is of.
func (p DeskNamesPage) title() string {
	if p.Sources {
		return p.say("Sources")
	}
	return p.say("Contributors")
}

// sourceKind names a kind for colleagues.
func (p DeskPage) sourceKind(k archive.SourceKind) string { return SourceKind(p.say, k) }

// SourceKind names a kind for colleagues; "" for none.
func SourceKind(say Say, k archive.SourceKind) string {
	switch k {
	case archive.SourcePerson:
		return say("Person")
	case archive.SourceOrganisation:
		return say("Organisation")
	case archive.SourcePublication:
		return say("Publication")
	case archive.SourceDocument:
		return say("Document")
	case archive.SourceConfidential:
		return say("Confidential")
	}
	return string(k)
}

func (p DeskNamesPage) kinds() []ui.Option {
	var out []ui.Option
	for _, k := range archive.SourceKinds {
		out = append(out, ui.Option{Value: string(k), Label: p.sourceKind(k)})
	}
	return anyOf(p.say("Any"), out)
}

// otherNames lists the names that a contributor has elsewhere.
func otherNames(r NameRow) string {
	var out []string
	for e, n := range r.Names {
		out = append(out, editionName(e)+": "+n)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// photos are the choices of a page's photo; the one it has comes with them.
func (p DeskContributorPage) photos() []ui.Option {
	out := []ui.Option{{Label: p.say("No photo")}}
	known := p.Form.Photo.PhotoID == ""
	for _, x := range p.Photos {
		out = append(out, ui.Option{Value: x.ID, Label: PhotoLabel(p.say, x)})
		known = known || x.ID == p.Form.Photo.PhotoID
	}
	if !known {
		out = append(out, ui.Option{Value: p.Form.Photo.PhotoID, Label: p.say("The one it has")})
	}
	return out
}
