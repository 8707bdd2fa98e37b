package view

import (
	"dateline/internal/archive"
	"dateline/web/ui"
	"dateline/web/words"
)

// workflows are the steps of the newsroom, in their order.
var workflows = []archive.Workflow{archive.WorkflowWriting, archive.WorkflowReview, archive.WorkflowApproved}

// workflowName says where a draft stands inside the newsroom.
func workflowName(w archive.Workflow) string {
	switch w {
	case archive.WorkflowReview:
		return "In review"
	case archive.WorkflowApproved:
		return "Approved"
	}
	return "Being written"
}

// WorkflowDone says that a draft was moved to a step.
func WorkflowDone(say Say, w archive.Workflow) string {
	switch w {
	case archive.WorkflowReview:
		return say("It is in review. Whoever may publish can approve it now.")
	case archive.WorkflowApproved:
		return say("It is approved as it stands. An edit takes the approval back.")
	}
	return say("It is being written again.")
}

func workflowOptions() []ui.Option {
	out := make([]ui.Option, len(workflows))
	for i, w := range workflows {
		out[i] = ui.Option{Value: string(w), Label: workflowName(w)}
	}
	return out
}

// editionName returns a language in its own words.
func editionName(e archive.Edition) string { return words.Language(e) }

func editionOptions(editions []archive.Edition) []ui.Option {
	out := make([]ui.Option, len(editions))
	for i, e := range editions {
		out[i] = ui.Option{Value: string(e), Label: editionName(e)}
	}
	return out
}

// bylineRoles are the choices of what a contributor did.
func (p DeskPage) bylineRoles() []ui.Option {
	out := make([]ui.Option, len(archive.BylineRoles))
	for i, r := range archive.BylineRoles {
		out[i] = ui.Option{Value: string(r), Label: BylineRole(p.say, r)}
	}
	return out
}

// BylineRole names what a contributor did.
func BylineRole(say Say, r archive.BylineRole) string {
	switch r {
	case archive.BylineReporter:
		return say("Reporting")
	case archive.BylineWriter:
		return say("Writing")
	case archive.BylineTranslator:
		return say("Translation")
	case archive.BylinePhotographer:
		return say("Photos")
	case archive.BylineEditor:
		return say("Editing")
	}
	return string(r)
}

// headlineOr returns a headline, or what stands for one that is not written yet.
func (p DeskPage) headlineOr(headline string) string {
	if headline == "" {
		return p.say("Without a headline")
	}
	return headline
}

// kindOptions begin with none: a source must not become public because nobody chose.
func kindOptions(p DeskPage) []ui.Option {
	return []ui.Option{
		{Label: p.say("Choose…")},
		{Value: string(archive.SourceConfidential), Label: p.say("Confidential: never named to readers")},
		{Value: string(archive.SourcePerson), Label: p.say("Person, named")},
		{Value: string(archive.SourceOrganisation), Label: p.say("Organisation")},
		{Value: string(archive.SourcePublication), Label: p.say("Publication: agency, broadcaster, paper")},
		{Value: string(archive.SourceDocument), Label: p.say("Document")},
	}
}
