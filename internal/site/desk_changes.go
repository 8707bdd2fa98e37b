package site

import (
	"net/http"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/web/view"
	"dateline/web/words"
)

// changes lists the fields in which two versions of a report differ, with what differs in each, for the desk.
func changes(r *http.Request, before, after archive.Content) []view.Change {
	var out []view.Change
	say, date := saying(r), words.For(deskLanguage(r)).Date
	line := func(label, a, b string) {
		if a != b {
			out = append(out, view.Change{Label: label, Paragraphs: [][]body.Segment{body.Diff(a, b)}})
		}
	}
	line(say("Headline"), before.Headline, after.Headline)
	line(say("Deck"), before.Deck, after.Deck)
	line(say("Dateline: place"), before.DatelinePlace, after.DatelinePlace)
	line(say("Dateline: date"), date(before.DatelineDate), date(after.DatelineDate))
	if before.Body != after.Body {
		out = append(out, textChange(say, body.HTML(before.Body), body.HTML(after.Body)))
	}
	byline := func(b archive.Byline) []string { return []string{b.Name, view.BylineRole(say, b.Role)} }
	line(say("Bylines"), listed(before.Bylines, byline), listed(after.Bylines, byline))
	source := func(a archive.Attribution) []string {
		return []string{view.SourceKind(say, a.Kind), a.Name, a.Phrase, date(a.SpokenOn), a.Reason}
	}
	line(say("Sources"), listed(before.Attributions, source), listed(after.Attributions, source))
	photo := func(p archive.PhotoUse) []string {
		return photoWords(say, view.PhotoRow{ID: p.PhotoID, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt, Decorative: p.Decorative, Lead: p.Lead})
	}
	line(say("Photos"), listed(before.Photos, photo), listed(after.Photos, photo))
	subject := func(s archive.Subject) []string { return []string{s.Name, subjectKind(say, s.Kind)} }
	line(say("Filing"), listed(before.Subjects, subject), listed(after.Subjects, subject))
	return out
}

// textChange compares two bodies and leaves out the paragraphs that stayed.
func textChange(say view.Say, before, after body.HTML) view.Change {
	c := view.Change{Label: say("Text")}
	for _, p := range body.Paragraphs(before, after) {
		if slices.ContainsFunc(p, func(s body.Segment) bool { return s.Op != body.Equal }) {
			c.Paragraphs = append(c.Paragraphs, p)
		}
	}
	if len(c.Paragraphs) == 0 {
		c.Paragraphs = [][]body.Segment{{{Op: body.Equal, Text: say("The words are the same; headings, emphasis, links or pictures differ.")}}}
	}
	return c
}

// photoWords are a photo of a report in words.
func photoWords(say view.Say, p view.PhotoRow) []string {
	parts := []string{say("photo %s", p.ID), p.Caption, p.Credit, p.Alt}
	if p.Decorative {
		parts = append(parts, say("decorative"))
	}
	if p.Lead {
		parts = append(parts, say("leads the report"))
	}
	return parts
}

func subjectKind(say view.Say, k archive.SubjectKind) string {
	switch k {
	case archive.KindSection:
		return say("section")
	case archive.KindTopic:
		return say("topic")
	case archive.KindPlace:
		return say("place")
	}
	return string(k)
}

// listed writes the rows of a list as lines of text.
func listed[T any](rows []T, parts func(T) []string) string {
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(slices.DeleteFunc(parts(row), func(s string) bool { return s == "" }), " · ")
	}
	return strings.Join(lines, "\n")
}
