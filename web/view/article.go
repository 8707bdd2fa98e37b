package view

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/words"
)

// ArticlePage is a live article, as its current revision says it.
type ArticlePage struct {
	Chrome
	Article archive.PublishedArticle
}

func (p ArticlePage) head() head {
	a := &p.Article
	h := head{
		title:       a.Current.Headline,
		noIndex:     a.NoIndex,
		description: description(&a.Current.Content),
		path:        p.Links.Article(a.Path),
		article:     &a.Article,
		section:     a.Current.Section().NameIn(p.Edition),
		image:       photo(&a.Current.Content),
		data:        p.newsData(a),
		alternates:  []alternate{{p.Edition, p.Links.Article(a.Path)}},
	}
	for _, t := range p.translations(a) {
		h.alternates = append(h.alternates, alternate{t.Edition, p.Links.Article(t.Path)})
	}
	return h
}

// translations are the article's counterparts in other editions.
func (c Chrome) translations(a *archive.PublishedArticle) []archive.Translation {
	return slices.DeleteFunc(slices.Clone(a.Translations), func(t archive.Translation) bool { return t.Edition == a.Edition })
}

// updated reports whether readers were shown anything after the first publication.
func updated(a *archive.Article) bool { return a.UpdatedAt.After(a.PublishedAt) }

// descriptionLength is how much of a report search engines show, in characters.
const descriptionLength = 200

// description says in a sentence what a report tells: its deck, else its beginning.
func description(content *archive.Content) string {
	if content.Deck != "" {
		return content.Deck
	}
	return body.Excerpt(body.HTML(content.Body), descriptionLength)
}

// dateline writes the place and day that open a report, "" when it has neither.
func (c Chrome) dateline(content *archive.Content) string {
	if content.DatelinePlace == "" && content.DatelineDate.IsZero() {
		return ""
	}
	return c.words().Dateline(content.DatelinePlace, content.DatelineDate)
}

// bodyHTML writes a report's text, its dateline run in to the first paragraph. It is the one place where
// HTML is written as it stands, and it sanitises that HTML itself, whatever was done when it was stored.
func (c Chrome) bodyHTML(content *archive.Content) templ.Component {
	text, _ := c.readable(content)
	text = c.ownPhotos(text)
	if line := c.dateline(content); line != "" {
		rest, runIn := strings.CutPrefix(text, "<p>")
		text = `<p><span class="dateline">` + html.EscapeString(line) + `</span>`
		if runIn {
			text += " " + rest
		} else {
			text += "</p>\n" + rest
		}
	}
	return templ.Raw(text)
}

// ownPhotos takes the pictures of a sanitised text from where the page takes its photos. There a < opens a
// tag and nothing else.
func (c Chrome) ownPhotos(text string) string {
	return strings.ReplaceAll(text, `<img src="`+link.Photos+"/", `<img src="`+c.Links.PhotoFolder()+"/")
}

// readable writes a report's text for readers, and counts the statements that rest on each of its sources.
func (c Chrome) readable(content *archive.Content) (text string, statements []int) {
	w := c.words()
	a := body.Apparatus{NotesTitle: w.NotesTitle, Note: w.NoteSign, Source: w.SourceSign, Back: w.BackToText}
	for _, x := range content.Attributions {
		a.Keys = append(a.Keys, x.Key)
	}
	return body.Page(body.Sanitise(content.Body), a)
}

// furtherPhotos are those that neither lead the report nor stand within its text.
func (c Chrome) furtherPhotos(content *archive.Content) []archive.PhotoUse {
	lead := c.leadPhoto(content)
	var out []archive.PhotoUse
	for i, p := range content.Photos {
		if &content.Photos[i] != lead && len(p.Renditions) > 0 && !c.inBody(content, p.PhotoID) {
			out = append(out, p)
		}
	}
	return out
}

// leadPhoto is the photo above the text, nil when there is none or the text holds it already.
func (c Chrome) leadPhoto(content *archive.Content) *archive.PhotoUse {
	p := photo(content)
	if p != nil && c.inBody(content, p.PhotoID) {
		return nil
	}
	return p
}

// inBody reports whether the text itself shows a photo, in whatever rendition.
func (c Chrome) inBody(content *archive.Content, photoID string) bool {
	return strings.Contains(content.Body, `"`+link.Photos+"/"+photoID+"/")
}

// attribution is what readers are told of one source.
type attribution struct {
	archive.Attribution
	number     int    // in the list, counting from 1
	page       string // of the source; "" for one that has none
	date       string
	statements int // of the text that rest on it
}

// attributions prepares the sources of a report. Public comes first: from there on nothing can tell which
// confidential source stands behind a phrase.
func (c Chrome) attributions(content *archive.Content) []attribution {
	var out []attribution
	_, statements := c.readable(content)
	for i, a := range content.Attributions {
		a = a.Public()
		shown := attribution{Attribution: a, number: i + 1, statements: statements[i]}
		if a.Kind != archive.SourceConfidential && a.Slug != "" {
			shown.page = c.Links.Source(c.Edition, a.Slug)
		}
		if !a.SpokenOn.IsZero() {
			shown.date = c.words().SpokenOn(a.Kind, c.words().Date(a.SpokenOn))
		}
		out = append(out, shown)
	}
	return out
}

// citation writes the reference to the article's current revision.
func (p ArticlePage) citation() string {
	a := &p.Article
	return p.words().Citation(words.Citation{
		Authors:  p.words().Names(credit{bylines: authors(a.Current.Bylines)}.names()),
		Headline: a.Current.Headline,
		Site:     p.SiteName,
		Date:     p.date(a.PublishedAt),
		URL:      p.Links.Absolute(p.Links.Permalink(a.ShortID)),
		Revision: a.Revision,
		Revised:  p.date(a.Current.PublishedAt),
	})
}

// hasDiff reports whether the i-th line of a history has an older one beside it to be compared with.
func hasDiff(history []archive.RevisionSummary, i int) bool {
	return i+1 < len(history) && history[i+1].Number == history[i].Number-1
}

// earlierHidden reports whether the desk keeps the first revisions from readers.
func earlierHidden(history []archive.RevisionSummary) bool {
	return len(history) > 0 && history[len(history)-1].Number > 1
}

// lines cuts plain text into paragraphs, which a blank line parts, and those into lines.
func lines(text string) [][]string {
	var out [][]string
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, strings.Split(part, "\n"))
		}
	}
	return out
}

// superscript tells the n-th of several ways back apart, counting from 0; a single one needs no number.
func superscript(n, of int) string {
	if of == 1 {
		return ""
	}
	return strconv.Itoa(n + 1)
}

// anyConfidential reports whether a report rests on a source that is not named.
func anyConfidential(list []attribution) bool {
	return slices.ContainsFunc(list, func(a attribution) bool { return a.Kind == archive.SourceConfidential })
}
