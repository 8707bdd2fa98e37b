package desk

import (
	"html"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/importer"
)

// DraftFromReport fills a draft from what the parser made of a pasted report. The caption has no photo yet:
// see CaptionPhoto. Attributions are proposals, which an editor checks before anything is published.
func DraftFromReport(r importer.Report, e archive.Edition) archive.Draft {
	d := archive.Draft{Article: archive.Article{Edition: e}}
	d.Headline, d.Deck, d.DatelinePlace = r.Headline, r.Deck, r.DatelinePlace
	var b strings.Builder
	for _, p := range r.Paragraphs {
		b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
	}
	d.Body = b.String()
	for _, x := range r.Bylines {
		d.Bylines = append(d.Bylines, archive.Byline{Name: x.Name, Role: x.Role})
	}
	for _, x := range r.Attributions {
		d.Attributions = append(d.Attributions, archive.Attribution{
			Kind: x.Kind, Name: x.Name, Phrase: x.Phrase, SpokenOn: x.SpokenOn, Reason: x.Reason})
	}
	return d
}

// UsePhoto returns a library photo as an article shows it at first, with the library's words.
func UsePhoto(p archive.Photo) archive.PhotoUse {
	return archive.PhotoUse{PhotoID: p.ID, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt,
		Decorative: p.Decorative, Renditions: p.Renditions}
}

// CaptionPhoto puts the caption of a pasted report under the photo that it came with.
func CaptionPhoto(use *archive.PhotoUse, c *importer.PhotoCaption) {
	if c == nil {
		return
	}
	if c.Caption != "" {
		use.Caption = c.Caption
	}
	if c.Credit != "" {
		use.Credit = c.Credit
	}
}
