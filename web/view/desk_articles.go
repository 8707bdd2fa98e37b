package view

import (
	"fmt"
	"net/url"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/ui"
)

// DeskArticlesPage is the desk's list of articles.
type DeskArticlesPage struct {
	DeskPage
	Filter   archive.DraftFilter
	List     string // the filter as the address holds it
	Articles []archive.DraftSummary
	Names    []string          // of contributors, to filter by
	Subjects []archive.Subject // to file under
	Filters  []archive.SavedFilter
	Older    string // where the list goes on, "" when it does not
	Undo     int64  // the change that the flash tells of, 0 when it cannot be undone

	// A form that was refused.
	FilterName string
	Ticked     []string
	Problems   archive.FieldErrors
}

// filtered reports whether the list leaves anything out.
func (p DeskArticlesPage) filtered() bool { return p.List != "" }

// ticks is what the box of an article sends: the article, and the version that the page shows.
func ticks(a archive.DraftSummary) string { return fmt.Sprintf("%d.%d", a.ID, a.Version) }

// frame is the page without the message that stands with the button for undoing.
func (p DeskArticlesPage) frame() DeskPage {
	page := p.DeskPage
	if p.Undo != 0 {
		page.Flash = ""
	}
	return page
}

// listTab is a filter that one click chooses.
type listTab struct {
	label, address string
	chosen         bool
	saved          int64 // id of a filter of the editor's own, 0 for those that everybody has
}

// tabs are the filters that everybody has, then the editor's own.
func (p DeskArticlesPage) tabs() []listTab {
	out := []listTab{{p.say("All"), link.DeskArticles, p.List == "", 0}}
	for _, w := range []archive.Which{archive.WhichMine, archive.WhichReview, archive.WhichApproved, archive.WhichScheduled, archive.WhichEdits} {
		query := url.Values{"show": {string(w)}}.Encode()
		out = append(out, listTab{p.whichName(w), link.DeskArticleList(query), p.List == query, 0})
	}
	for _, f := range p.Filters {
		out = append(out, listTab{f.Name, link.DeskArticleList(f.Query), p.List == f.Query, f.ID})
	}
	return out
}

// mayKeep reports whether the list is filtered in a way that has no name yet.
func (p DeskArticlesPage) mayKeep() bool {
	return p.List != "" && !slices.ContainsFunc(p.tabs(), func(t listTab) bool { return t.chosen })
}

// whichName names a selection.
func (p DeskPage) whichName(w archive.Which) string {
	switch w {
	case archive.WhichMine:
		return p.say("Mine")
	case archive.WhichReview:
		return p.say("In review")
	case archive.WhichReturned:
		return p.say("Sent back to you")
	case archive.WhichApproved:
		return p.say("Approved and not yet out")
	case archive.WhichScheduled:
		return p.say("Scheduled")
	case archive.WhichEdits:
		return p.say("Live with unpublished edits")
	}
	return p.say("Photos without alternative text")
}

func (p DeskPage) whichOptions() []ui.Option {
	var out []ui.Option
	for _, w := range archive.Whiches {
		out = append(out, ui.Option{Value: string(w), Label: p.whichName(w)})
	}
	return anyOf(p.say("Any"), out)
}

// stateName names a state.
func (p DeskPage) stateName(s archive.State) string {
	switch s {
	case archive.StateScheduled:
		return p.say("Scheduled")
	case archive.StateLive:
		return p.say("Live")
	case archive.StateWithdrawn:
		return p.say("Withdrawn")
	}
	return p.say("Draft")
}

func (p DeskPage) stateOptions() []ui.Option {
	var out []ui.Option
	for _, s := range archive.States {
		out = append(out, ui.Option{Value: string(s), Label: p.stateName(s)})
	}
	return anyOf(p.say("Any"), out)
}

func (p DeskPage) workflowChoices() []ui.Option {
	out := workflowOptions()
	for i := range out {
		out[i].Label = p.say(out[i].Label)
	}
	return anyOf(p.say("Any"), out)
}

// subjectOptions offer everything that articles are filed under, by kind.
func (p DeskArticlesPage) subjectOptions() []ui.Option {
	kinds := map[archive.SubjectKind]string{archive.KindSection: p.say("Section"), archive.KindTopic: p.say("Topic"), archive.KindPlace: p.say("Place")}
	out := []ui.Option{{Label: p.say("Choose…")}}
	for _, kind := range []archive.SubjectKind{archive.KindSection, archive.KindTopic, archive.KindPlace} {
		for _, s := range p.Subjects {
			if s.Kind == kind {
				out = append(out, ui.Option{Value: fmt.Sprint(s.ID), Label: kinds[kind] + ": " + s.NameIn(p.Language)})
			}
		}
	}
	return out
}

// headline returns the headline of an article, or what stands for one that is not written yet.
func (p DeskPage) headline(s string) string {
	if s == "" {
		return p.say("Without a headline")
	}
	return s
}

// headlineOr is DeskPage.headline for pages that speak English alone.
func headlineOr(headline string) string { return DeskPage{}.headline(headline) }
