package site

import (
	"reflect"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/view"
)

// draftOf returns the draft that a form describes, trimmed as it will be stored, and what keeps it from
// being saved.
func draftOf(f view.ArticleForm) (archive.Draft, archive.FieldErrors) {
	var problems archive.FieldErrors
	date := func(field, s string) archive.Date {
		d, err := archive.ParseDate(strings.TrimSpace(s))
		if err != nil {
			problems.Add(field, "Write the date as 2025-07-04.")
		}
		return d
	}
	d := archive.Draft{Version: f.Version, Slug: link.Slug(f.Slug)}
	d.Article.ID, d.Article.Edition = f.ArticleID, archive.Edition(f.Edition)
	d.Headline, d.Deck, d.DatelinePlace = f.Headline, f.Deck, f.DatelinePlace
	d.DatelineDate = date("dateline_date", f.DatelineDate)
	d.Body = string(body.FromInput(f.Body))
	for _, b := range f.Bylines {
		d.Bylines = append(d.Bylines, archive.Byline{Name: b.Name, Role: archive.BylineRole(b.Role)})
	}
	for i, a := range f.Attributions {
		d.Attributions = append(d.Attributions, archive.Attribution{
			Kind: archive.SourceKind(a.Kind), Name: a.Name, Phrase: a.Phrase,
			SpokenOn: date(rowField("attributions", i, "spoken_on"), a.SpokenOn), Reason: a.Reason, Key: a.Key})
	}
	for _, p := range f.Photos {
		if p.ID != "" {
			d.Photos = append(d.Photos, archive.PhotoUse{PhotoID: p.ID, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt,
				Decorative: p.Decorative, Lead: p.Lead})
		}
	}
	d.Subjects = subjectsOf(f)
	if err, ok := d.ValidateSave().(archive.FieldErrors); ok {
		problems = append(problems, fieldsOfForm(err)...)
	}
	return d, problems
}

func subjectsOf(f view.ArticleForm) (out []archive.Subject) {
	for _, part := range []struct {
		kind  archive.SubjectKind
		names []string
	}{
		{archive.KindSection, []string{f.Section}}, {archive.KindTopic, splitNames(f.Topics)}, {archive.KindPlace, splitNames(f.Places)},
	} {
		for _, name := range part.names {
			if !blank(name) {
				out = append(out, archive.Subject{Kind: part.kind, Name: name})
			}
		}
	}
	return out
}

// fieldsOfForm puts the form's names for fields in the place of the domain's, where they differ.
func fieldsOfForm(errs archive.FieldErrors) archive.FieldErrors {
	for i, e := range errs {
		switch e.Field {
		case string(archive.KindTopic), string(archive.KindPlace):
			errs[i].Field += "s"
		}
	}
	return errs
}

// formOf returns the form of a draft as nobody has touched it.
func formOf(d archive.Draft) view.ArticleForm {
	f := view.ArticleForm{
		ArticleID: d.Article.ID, Version: d.Version, Edition: string(d.Article.Edition), Slug: d.Slug,
		Headline: d.Headline, Deck: d.Deck, DatelinePlace: d.DatelinePlace, DatelineDate: d.DatelineDate.String(),
		Body:    body.Source(body.HTML(d.Body)),
		Section: d.Section().Name, Topics: joinNames(d.SubjectsOf(archive.KindTopic)), Places: joinNames(d.SubjectsOf(archive.KindPlace)),
	}
	for _, b := range d.Bylines {
		f.Bylines = append(f.Bylines, view.BylineRow{Name: b.Name, Role: string(b.Role)})
	}
	for _, a := range d.Attributions {
		f.Attributions = append(f.Attributions, view.AttributionRow{
			Kind: string(a.Kind), Name: a.Name, Phrase: a.Phrase, SpokenOn: a.SpokenOn.String(), Reason: a.Reason, Key: a.Key})
	}
	for _, p := range d.Photos {
		f.Photos = append(f.Photos, view.PhotoRow{ID: p.PhotoID, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt,
			Decorative: p.Decorative, Lead: p.Lead})
	}
	settlePhotos(&f)
	return f
}

// sameDraft reports whether saving b over a would change nothing.
func sameDraft(a, b archive.Draft) bool {
	return a.Version == b.Version && reflect.DeepEqual(formOf(a), formOf(b))
}

// splitNames reads names with commas between them, or with semicolons where there is one: a name may then
// hold commas.
func splitNames(s string) (names []string) {
	separator := ","
	if strings.Contains(s, ";") {
		separator = ";"
	}
	for name := range strings.SplitSeq(s, separator) {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// joinNames writes what splitNames reads.
func joinNames(subjects []archive.Subject) string {
	names, separator := make([]string, len(subjects)), ", "
	for i, s := range subjects {
		if names[i] = s.Name; strings.Contains(s.Name, ",") {
			separator = "; "
		}
	}
	out := strings.Join(names, separator)
	if separator == "; " && len(names) == 1 {
		out += ";"
	}
	return out
}
