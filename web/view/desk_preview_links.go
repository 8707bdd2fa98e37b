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

var previewDays = []ui.Option{{Value: "1", Label: "One day"}, {Value: "3", Label: "Three days"}, {Value: "7", Label: "A week"}, {Value: "30", Label: "Thirty days"}}
