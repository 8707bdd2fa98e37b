package view

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/web/words"
)

// RevisionsPage is the record of what changed in an article.
type RevisionsPage struct {
	Chrome
	Article archive.PublishedArticle
}

// RevisionPage is one revision as readers saw it.
type RevisionPage struct {
	Chrome
	Article  archive.PublishedArticle
	Revision archive.Revision
}

// DiffPage sets a revision beside the one before it.
type DiffPage struct {
	Chrome
	Article       archive.PublishedArticle
	Before, After archive.Revision
}

func (p RevisionsPage) head() head {
	title := p.words().RevisionsTitle + ": " + p.Article.Current.Headline
	return head{title: title, path: p.Links.Revisions(p.Article.Path), noIndex: true}
}

// head points programs to the article: what is superseded should not be found in its place.
func (p RevisionPage) head() head {
	title := p.words().RevisionNumber(p.Revision.Number) + ": " + p.Revision.Headline
	return head{title: title, path: p.Links.Article(p.Article.Path), noIndex: true}
}

func (p DiffPage) title() string { return p.words().DiffTitle(p.Before.Number, p.After.Number) }

func (p DiffPage) head() head {
	return head{title: p.title() + ": " + p.After.Headline, path: p.Links.Article(p.Article.Path), noIndex: true}
}

// change is one part of a report that differs, paragraph by paragraph.
type change struct {
	field      words.Field
	paragraphs [][]body.Segment
}

// changes compares all that readers see, in the order of a page.
func (p DiffPage) changes() []change {
	before, after := p.parts(&p.Before.Content), p.parts(&p.After.Content)
	var out []change
	for _, field := range words.Fields {
		if paragraphs := body.Paragraphs(before[field], after[field]); slices.ContainsFunc(paragraphs, differs) {
			out = append(out, change{field, paragraphs})
		}
	}
	return out
}

// differs reports whether anything was put in or taken out of a paragraph.
func differs(paragraph []body.Segment) bool {
	return slices.ContainsFunc(paragraph, func(s body.Segment) bool { return s.Op != body.Equal })
}

// parts writes each part of a report as paragraphs that can be compared.
func (c Chrome) parts(content *archive.Content) map[words.Field]body.HTML {
	w := c.words()
	var credits, photos, sources, subjects []string
	for _, cr := range c.credits(content.Bylines) {
		credits = append(credits, c.line(cr))
	}
	for _, p := range content.Photos {
		// The id tells one photo from another under the same caption.
		photos = append(photos, join(p.Caption, p.Credit, p.Alt, p.PhotoID))
	}
	for _, a := range c.attributions(content) {
		sources = append(sources, join(a.Phrase, a.Name, w.SourceKind[a.Kind], a.date, a.Reason))
	}
	for _, s := range content.Subjects {
		subjects = append(subjects, fmt.Sprintf("%s: %s", w.ListLabel[s.Kind], s.NameIn(c.Edition)))
	}
	return map[words.Field]body.HTML{
		words.FieldHeadline: plain(content.Headline),
		words.FieldDeck:     plain(content.Deck),
		words.FieldDateline: plain(c.dateline(content)),
		words.FieldBylines:  plain(credits...),
		words.FieldBody:     body.Sanitise(content.Body),
		words.FieldPhotos:   plain(photos...),
		words.FieldSources:  plain(sources...),
		words.FieldSubjects: plain(subjects...),
	}
}

// join puts the parts that are not empty on one line.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// plain makes one paragraph of each text.
func plain(texts ...string) body.HTML {
	var b strings.Builder
	for _, s := range texts {
		b.WriteString("<p>" + html.EscapeString(s) + "</p>\n")
	}
	return body.Sanitise(b.String())
}
