package site

import (
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/web/view"
)

type checkItem struct {
	name   string
	fields *regexp.Regexp
}

// checklist is what is looked at before a report goes out, in the order of its form. fields says which remarks
// belong to an item; what no item claims stands under the last.
var checklist = []checkItem{
	{"Headline", regexp.MustCompile(`^headline$`)},
	{"Dateline", regexp.MustCompile(`^dateline_`)},
	{"Text", regexp.MustCompile(`^body$`)},
	{"Byline", regexp.MustCompile(`^bylines`)},
	{"Reason for each anonymity", regexp.MustCompile(`^attributions\.\d+\.reason$`)},
	{"Sources", regexp.MustCompile(`^attributions`)},
	{"Section", regexp.MustCompile(`^section$`)},
	{"Address", regexp.MustCompile(`^slug$`)},
	{"Photos: alternative text, or decorative", regexp.MustCompile(`^photos\.\d+\.alt$`)},
	{"Photos: credit", regexp.MustCompile(`.*`)},
}

// checks goes through the list: what has to be put right before the draft can go out, and what is worth another
// look. In a newsroom of two people it begins with the second one.
func (h *deskHandlers) checks(r *http.Request, d archive.Draft) ([]view.Check, error) {
	var must archive.FieldErrors
	if err := gather(&must, d.ValidatePublish()); err != nil {
		return nil, err
	}
	if err := gather(&must, h.desk.CheckSources(r.Context(), d)); err != nil {
		return nil, err
	}
	out := make([]view.Check, len(checklist))
	file := func(remarks archive.FieldErrors, must bool) {
		for _, remark := range remarks {
			i := slices.IndexFunc(checklist, func(c checkItem) bool { return c.fields.MatchString(remark.Field) })
			remark.Field = firstControl(remark.Field)
			out[i].Remarks = append(out[i].Remarks, view.Remark{Problem: remark, Must: must})
		}
	}
	for i, c := range checklist {
		out[i].Name = c.name
	}
	file(must, true)
	photos, err := h.photoHints(r, d)
	if err != nil {
		return nil, err
	}
	file(append(hints(d), photos...), false)
	var refused *archive.StepError
	err = h.desk.Check(archive.StepPublish, editorOf(r), &d)
	if err != nil && !errors.As(err, &refused) {
		return nil, err
	}
	if h.site.TwoPeople {
		c := view.Check{Name: "Approved by a second person"}
		if refused != nil {
			c.Remarks = []view.Remark{{Must: true, Problem: archive.FieldError{Field: "workflow",
				Message: "Somebody else has to approve it: not who wrote it last or sent it to review."}}}
		}
		out = append([]view.Check{c}, out...)
	}
	return out, nil
}

// firstControl returns the control to begin with in a list that a remark is about as a whole.
func firstControl(field string) string {
	switch field {
	case "bylines":
		return rowField("bylines", 0, "name")
	case "attributions":
		return rowField("attributions", 0, "kind")
	}
	return field
}

// hints are what nobody has to heed, and every careful editor looks at.
func hints(d archive.Draft) (out archive.FieldErrors) {
	for i, a := range d.Attributions {
		if a.Kind == archive.SourceConfidential && a.Name != "" && tells(d, a.Name) {
			out.Add(rowField("attributions", i, "name"), "The report itself holds the desk’s word for a confidential source. Take it out of the text, or use another code word.")
		}
	}
	for _, key := range body.Keys(body.HTML(d.Body)) {
		if !slices.ContainsFunc(d.Attributions, func(a archive.Attribution) bool { return a.Key == key }) {
			out.Add("body", "A statement in the text rests on a source that is no longer listed. It is published without its reference.")
		}
	}
	if d.Section().Name == "" {
		out.Add("section", "It stands in no section.")
	}
	if d.DatelinePlace == "" || d.DatelineDate.IsZero() {
		out.Add("dateline_place", "The dateline lacks its place or its date.")
	}
	if d.Slug == "" && d.Article.Path == "" {
		out.Add("slug", "The address will be made from the headline, and stays for ever. A slug of your own may be shorter.")
	}
	if len(d.Attributions) == 0 {
		out.Add("attributions", "It names no source.")
	}
	for i, p := range d.Photos {
		if p.Credit == "" {
			out.Add(rowField("photos", i, "credit"), "A photo has no credit.")
		}
	}
	return out
}

// tells reports whether the words that readers will see hold name.
func tells(d archive.Draft, name string) bool {
	words := []string{d.Headline, d.Deck, d.DatelinePlace, d.Slug, body.Text(body.HTML(d.Body))}
	for _, p := range d.Photos {
		words = append(words, p.Caption, p.Credit, p.Alt)
	}
	return strings.Contains(strings.ToLower(strings.Join(words, "\n")), strings.ToLower(name))
}
