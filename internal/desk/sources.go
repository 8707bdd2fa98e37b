package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/archive"
)

// CheckSources returns, in archive.FieldErrors, the rows of a draft in which a confidential source would be
// named, or a named one be kept as if it were confidential: both are slips of one field that could expose a
// person. Create, Save and Publish answer the same.
func (d *Desk) CheckSources(ctx context.Context, draft archive.Draft) error {
	if len(draft.Attributions) == 0 {
		return nil
	}
	sources, err := d.store.Sources(ctx)
	if err != nil {
		return err
	}
	return mixedUp(draft.Attributions, sources).Err()
}

func mixedUp(rows []archive.Attribution, sources []archive.Source) (problems archive.FieldErrors) {
	for i, a := range rows {
		if a.Name == "" {
			continue
		}
		named, hidden := known(sources, a.Name)
		field := fmt.Sprintf("attributions.%d.name", i)
		switch confidential := a.Kind == archive.SourceConfidential; {
		case hidden && !confidential:
			problems.Add(field, "This is the desk’s word for a confidential source, and readers would see it. Make the row confidential, or write another name.")
		case named && confidential && !hidden:
			problems.Add(field, "Readers know a source by this name. For a confidential source leave the name empty, or use a code word that points to no one.")
		}
	}
	return problems
}

// known reports whether a source that readers may know, and whether a confidential one, has a name.
func known(sources []archive.Source, name string) (named, hidden bool) {
	is := func(confidential bool) bool {
		return slices.ContainsFunc(sources, func(s archive.Source) bool {
			return (s.Kind == archive.SourceConfidential) == confidential && strings.EqualFold(s.Name, name)
		})
	}
	return is(false), is(true)
}
