package desk

import (
	"context"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
)

// Redaction takes a name out of everything that readers see of one article.
type Redaction struct {
	Names  []string // every spelling
	With   string   // what stands in its place: "a resident"
	Reason string   // why a source that was named is not any more, for readers
	Note   string   // the public note of the correction
}

// Redacted is what a redaction does to an article.
type Redacted struct {
	Before, After archive.Content          // what readers see
	draft         archive.Content          // the draft without the name
	Draft         archive.Draft            // as it stands
	Count         int                      // how often the name stood in what readers see
	Rest          []string                 // parts of the name that still stand there: of the same person, or not
	Replies       []int64                  // approved replies that hold the name
	InAddress     bool                     // the address holds it, and keeps it
	live          archive.PublishedArticle // that After is made from
}

// check returns what is wrong with the redaction itself, in archive.FieldErrors.
func (x *Redaction) check() error {
	var errs archive.FieldErrors
	names := body.NewNames(x.Names...)
	x.With, x.Reason, x.Note = oneLine(x.With), oneLine(x.Reason), strings.TrimSpace(body.Clean(x.Note))
	if names.Empty() {
		errs.Add("names", "Write the name, each spelling on a line of its own.")
	}
	for _, f := range []struct{ field, text, missing string }{
		{"with", x.With, "Write what stands in its place, such as “a resident”."},
		{"note", x.Note, "Tell readers that something was taken out, without saying what."},
		{"reason", x.Reason, "Tell readers why the name is withheld."},
	} {
		switch {
		case f.text == "":
			errs.Add(f.field, f.missing)
		case names.In(f.text):
			errs.Add(f.field, "This holds the name itself, and readers would see it.")
		case len(f.text) > 1000:
			errs.Add(f.field, "Shorten this.")
		}
	}
	return errs.Err()
}

func oneLine(s string) string { return strings.Join(strings.Fields(body.Clean(s)), " ") }

// PreviewRedaction returns what a redaction would do to a live article. It answers archive.FieldErrors for what
// is wrong with the redaction, or on "names" when readers see the name nowhere; archive.ErrNotFound when the
// article is not live.
func (d *Desk) PreviewRedaction(ctx context.Context, articleID int64, x Redaction) (r Redacted, err error) {
	if err := x.check(); err != nil {
		return r, err
	}
	if r.Draft, err = d.store.Draft(ctx, articleID); err != nil {
		return r, err
	}
	if r.Draft.Article.State != archive.StateLive {
		return r, archive.ErrNotFound
	}
	if r.live, err = d.store.ArticleByPath(ctx, r.Draft.Article.Path); err != nil {
		return r, err
	}
	current, err := d.store.DeskRevision(ctx, articleID, r.live.Revision)
	if err != nil {
		return r, err
	}
	names := body.NewNames(x.Names...)
	r.Before = current.Content
	r.After, r.Count = x.apply(names, r.Before)
	r.draft, _ = x.apply(names, r.Draft.Content)
	visible := visibleText(r.After)
	for _, part := range names.Parts() {
		if body.NewNames(part).In(visible) {
			r.Rest = append(r.Rest, part)
		}
	}
	for _, reply := range r.live.Replies {
		if names.In(reply.Name + "\n" + reply.Text) {
			r.Replies = append(r.Replies, reply.ID)
		}
	}
	r.InAddress = names.In(r.live.Path)
	hidden := len(r.live.History) > 1 || len(r.live.Withdrawals) > 0
	if r.Count == 0 && len(r.Replies) == 0 && !hidden {
		return r, archive.FieldErrors{{Field: "names", Message: "Readers see this name nowhere in the report. Try another spelling."}}
	}
	return r, nil
}

// Redact publishes a live article without a name, as a correction that keeps all earlier revisions from readers,
// takes the name out of its draft, and rejects the replies that hold it. It waits for nothing and for no second
// person: it can only take away. version and revision are those that the editor has seen. It answers what
// PreviewRedaction does, *archive.ConflictError when the article was changed since, archive.ErrForbidden and
// *archive.StepError.
func (d *Desk) Redact(ctx context.Context, articleID int64, version, revision int, x Redaction, editorID int64) error {
	r, err := d.PreviewRedaction(ctx, articleID, x)
	if err != nil {
		return err
	}
	if r.live.Revision != revision {
		return &archive.ConflictError{Current: r.Draft}
	}
	if err := r.After.ValidateSave(); err != nil {
		return err
	}
	if err := r.draft.ValidateSave(); err != nil {
		return err
	}
	p := d.publication(r.Draft, d.now())
	p.Version, p.EditorID = version, editorID
	p.Change = archive.Change{Correction: strings.TrimSpace(x.Note), HideEarlier: true}
	if p.Allow, err = d.allow(ctx, archive.StepRedact, editorID); err != nil {
		return err
	}
	names := body.NewNames(x.Names...)
	return d.store.Redact(ctx, archive.Redaction{
		Publication: p, Revision: revision, Live: r.After, Draft: r.draft, Replies: r.Replies,
		Clean: func(s string) string { s, _ = names.Replace(s, x.With); return s },
	})
}

// apply returns content without the names, and how often they stood in it.
func (x *Redaction) apply(names *body.Names, c archive.Content) (archive.Content, int) {
	count := 0
	text := func(s *string) {
		replaced, n := names.Replace(*s, x.With)
		if n > 0 {
			*s = replaced
		}
		count += n
	}
	text(&c.Headline)
	text(&c.Deck)
	text(&c.DatelinePlace)
	clean, n := names.ReplaceHTML(body.HTML(c.Body), x.With)
	if n > 0 {
		c.Body = string(clean)
	}
	count += n
	c.Bylines, n = x.bylines(names, c.Bylines)
	count += n
	c.Attributions = slices.Clone(c.Attributions)
	for i := range c.Attributions {
		a := &c.Attributions[i]
		text(&a.Phrase)
		text(&a.Reason)
		if a.Kind != archive.SourceConfidential && names.In(a.Name) {
			a.Kind, a.SourceID, a.Slug, a.Name, a.Reason = archive.SourceConfidential, 0, "", "", x.Reason
			count++
		}
	}
	c.Photos = slices.Clone(c.Photos)
	for i := range c.Photos {
		p := &c.Photos[i]
		text(&p.Caption)
		text(&p.Credit)
		text(&p.Alt)
	}
	before := len(c.Subjects)
	c.Subjects = slices.DeleteFunc(slices.Clone(c.Subjects), func(s archive.Subject) bool {
		for _, name := range s.Names {
			if names.In(name) {
				return true
			}
		}
		return names.In(s.Name)
	})
	return c, count + before - len(c.Subjects)
}

// bylines credits by the phrase whoever bears the name.
func (x *Redaction) bylines(names *body.Names, list []archive.Byline) (out []archive.Byline, count int) {
	for _, b := range list {
		if names.In(b.Name) {
			b = archive.Byline{Name: x.With, Role: b.Role}
			count++
		}
		if !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out, count
}

// visibleText is everything that readers see of a report.
func visibleText(c archive.Content) string {
	words := []string{c.Headline, c.Deck, c.DatelinePlace, body.Text(body.HTML(c.Body))}
	for _, b := range c.Bylines {
		words = append(words, b.Name)
	}
	for _, a := range c.Attributions {
		a = a.Public()
		words = append(words, a.Name, a.Phrase, a.Reason)
	}
	for _, p := range c.Photos {
		words = append(words, p.Caption, p.Credit, p.Alt)
	}
	for _, s := range c.Subjects {
		words = append(words, s.Name)
	}
	return strings.Join(words, "\n")
}
