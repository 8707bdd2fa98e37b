package view

import (
	"strconv"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// DraftVersion names the draft where revisions are named by their numbers.
const DraftVersion = "draft"

// DeskRecordPage lists every revision of an article.
type DeskRecordPage struct {
	DeskPage
	Draft     archive.Draft
	Revisions []archive.DeskRevision // newest first
}

// DeskComparePage shows what differs between two versions.
type DeskComparePage struct {
	DeskPage
	Draft     archive.Draft
	Revisions []archive.DeskRevision // newest first
	From, To  string                 // numbers of revisions, or DraftVersion
	Changes   []Change
}

// DeskRestorePage asks to confirm that an earlier revision becomes the draft.
type DeskRestorePage struct {
	DeskPage
	Draft    archive.Draft
	Number   int
	Changes  []Change // from the draft to the revision
	Problems archive.FieldErrors
	Stale    bool // someone saved the draft since this page was opened
}

// versions are what can be compared.
func (p DeskComparePage) versions() []ui.Option {
	out := []ui.Option{{Value: DraftVersion, Label: p.say("The draft")}}
	for _, r := range p.Revisions {
		n := strconv.Itoa(r.Number)
		out = append(out, ui.Option{Value: n, Label: p.say("Revision %s, %s", n, p.time(r.PublishedAt))})
	}
	return out
}

// revisionKindName says why a revision was made.
func revisionKindName(k archive.RevisionKind) string {
	switch k {
	case archive.RevisionFirst:
		return "First published"
	case archive.RevisionCorrection:
		return "Correction"
	case archive.RevisionMinor:
		return "Minor edit"
	}
	return "Update"
}
