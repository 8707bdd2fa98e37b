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
func WorkflowDone(w archive.Workflow) string {
	switch w {
	case archive.WorkflowReview:
		return "It is in review. Whoever may publish can approve it now."
	case archive.WorkflowApproved:
		return "It is approved as it stands. An edit takes the approval back."
	}
	return "It is being written again."
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

// kindOptions begin with none: a source must not become public because nobody chose.
func kindOptions() []ui.Option {
	return []ui.Option{
		{Label: "Choose…"},
		{Value: string(archive.SourceConfidential), Label: "Confidential: never named to readers"},
		{Value: string(archive.SourcePerson), Label: "Person, named"},
		{Value: string(archive.SourceOrganisation), Label: "Organisation"},
		{Value: string(archive.SourcePublication), Label: "Publication: agency, broadcaster, paper"},
		{Value: string(archive.SourceDocument), Label: "Document"},
	}
}
