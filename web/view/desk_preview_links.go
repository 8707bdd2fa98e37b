package view

import (
	"time"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// DeskPreviewLinksPage lists the links by which others see a draft, and makes new ones.
type DeskPreviewLinksPage struct {
	DeskPage
	Draft    archive.Draft
	Existing []archive.PreviewLink // newest first
	Made     string                // the link that was just made; it is shown this once
	Label    string
	Days     string
	Problems archive.FieldErrors
	Now      time.Time
}

// days are how long a link may open the draft.
func (p DeskPreviewLinksPage) days() []ui.Option {
	return []ui.Option{{Value: "1", Label: p.say("One day")}, {Value: "3", Label: p.say("Three days")}, {Value: "7", Label: p.say("A week")},
		{Value: "30", Label: p.say("Thirty days")}}
}
