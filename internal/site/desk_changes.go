package site

import (
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/web/view"
	"dateline/web/words"
)

// changes lists the fields in which two versions of a report differ, with what differs in each.
func changes(before, after archive.Content) []view.Change {
	var out []view.Change
	line := func(label, a, b string) {
		if a != b {
			out = append(out, view.Change{Label: label, Paragraphs: [][]body.Segment{body.Diff(a, b)}})
		}
	}
	line("Headline", before.Headline, after.Headline)
	line("Deck", before.Deck, after.Deck)
	line("Dateline: place", before.DatelinePlace, after.DatelinePlace)
	line("Dateline: date", date(before.DatelineDate), date(after.DatelineDate))
	if before.Body != after.Body {
		out = append(out, textChange(body.HTML(before.Body), body.HTML(after.Body)))
	}
	line("Bylines", listed(before.Bylines, func(b archive.Byline) []string { return []string{b.Name, string(b.Role)} }),
		listed(after.Bylines, func(b archive.Byline) []string { return []string{b.Name, string(b.Role)} }))
	line("Sources", listed(before.Attributions, sourceWords), listed(after.Attributions, sourceWords))
	line("Photos", listed(before.Photos, photoWords), listed(after.Photos, photoWords))
	subject := func(s archive.Subject) []string { return []string{s.Name, string(s.Kind)} }
	line("Filing", listed(before.Subjects, subject), listed(after.Subjects, subject))
	return out
}

// textChange compares two bodies and leaves out the paragraphs that stayed.
func textChange(before, after body.HTML) view.Change {
	c := view.Change{Label: "Text"}
	for _, p := range body.Paragraphs(before, after) {
		if slices.ContainsFunc(p, func(s body.Segment) bool { return s.Op != body.Equal }) {
			c.Paragraphs = append(c.Paragraphs, p)
		}
	}
	if len(c.Paragraphs) == 0 {
		c.Paragraphs = [][]body.Segment{{{Op: body.Equal, Text: "The words are the same; headings, emphasis, links or pictures differ."}}}
	}
	return c
}

// date writes a day in the language of the desk.
func date(d archive.Date) string { return words.For(view.DeskLanguage).Date(d) }

func sourceWords(a archive.Attribution) []string {
	return []string{string(a.Kind), a.Name, a.Phrase, date(a.SpokenOn), a.Reason}
}

func photoWords(p archive.PhotoUse) []string {
	parts := []string{"photo " + p.PhotoID, p.Caption, p.Credit, p.Alt}
	if p.Decorative {
		parts = append(parts, "decorative")
	}
	if p.Lead {
		parts = append(parts, "leads")
	}
	return parts
}

// listed writes the rows of a list as lines of text.
func listed[T any](rows []T, parts func(T) []string) string {
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(slices.DeleteFunc(parts(row), func(s string) bool { return s == "" }), " · ")
	}
	return strings.Join(lines, "\n")
}
