package archive

import "slices"

// Step is something that moves an article on, or back.
type Step string

// The steps of an article.
const (
	StepReview   Step = "review"   // send the draft to review
	StepTakeBack Step = "back"     // take it back to be written on
	StepApprove  Step = "approve"  // approve it as it stands
	StepPublish  Step = "publish"  // show it to readers now; what was withdrawn comes back
	StepSchedule Step = "schedule" // show it to readers at a time
	StepCancel   Step = "cancel"   // take it off the schedule
	StepWithdraw Step = "withdraw" // take it down
	StepRestore  Step = "restore"  // make an earlier revision the draft
	StepRedact   Step = "redact"   // take a name out of everything that readers see
	StepDiscard  Step = "discard"  // delete what was never published
)

// Steps lists every step.
var Steps = []Step{StepReview, StepTakeBack, StepApprove, StepPublish, StepSchedule, StepCancel, StepWithdraw, StepRestore, StepRedact, StepDiscard}

// rule says when a step is open, and to whom.
type rule struct {
	step      Step
	states    []State
	workflows []Workflow
	roles     []Role
	second    bool // with two people: someone other than who wrote it last or sent it to review
}

var (
	anyWorkflow = []Workflow{WorkflowWriting, WorkflowReview, WorkflowApproved}
	notDown     = []State{StateDraft, StateScheduled, StateLive}
	writers     = []Role{RoleWriter, RoleEditor, RoleAdmin}
	editors     = []Role{RoleEditor, RoleAdmin}
)

// rules is the newsroom's order as data. Writing itself is open to writers at any time: what is approved or
// scheduled loses that by an edit.
var rules = []rule{
	{StepReview, States, []Workflow{WorkflowWriting}, writers, false},
	{StepTakeBack, States, []Workflow{WorkflowReview, WorkflowApproved}, writers, false},
	{StepApprove, States, []Workflow{WorkflowReview}, editors, true},
	{StepPublish, States, anyWorkflow, editors, false},
	{StepSchedule, notDown, anyWorkflow, editors, false},
	{StepCancel, notDown, anyWorkflow, editors, false},
	{StepWithdraw, []State{StateLive}, anyWorkflow, editors, false},
	{StepRestore, []State{StateLive, StateWithdrawn}, anyWorkflow, writers, false},
	{StepRedact, []State{StateLive}, anyWorkflow, editors, false},
	{StepDiscard, []State{StateDraft}, anyWorkflow, writers, false},
}

// twoPeople replaces rules of the same step where a newsroom asks for two people.
var twoPeople = []rule{
	{StepPublish, States, []Workflow{WorkflowApproved}, editors, false},
	{StepSchedule, notDown, []Workflow{WorkflowApproved}, editors, false},
}

// Refusal says why a step is not open.
type Refusal string

// The reasons to refuse a step to someone whose role would allow it.
const (
	RefusedByState    Refusal = "state"    // not in the article's state
	RefusedByWorkflow Refusal = "workflow" // not at this point of the workflow
	RefusedToAuthor   Refusal = "author"   // a second person has to do it
)

// StepError refuses a step that the editor's role would allow.
type StepError struct {
	Step Step
	Why  Refusal
}

func (e *StepError) Error() string { return "step " + string(e.Step) + " refused by " + string(e.Why) }

// Check returns nil when an editor may take a step with a draft as it stands, ErrForbidden when their role
// never may, and else a *StepError. two is whether the newsroom asks for two people.
func (s Step) Check(e Editor, d *Draft, two bool) error {
	table := rules
	if two {
		table = slices.Concat(twoPeople, rules)
	}
	i := slices.IndexFunc(table, func(r rule) bool { return r.step == s })
	if i < 0 {
		return ErrForbidden
	}
	r := table[i]
	switch {
	case !slices.Contains(r.roles, e.Role):
		return ErrForbidden
	case !slices.Contains(r.states, d.Article.State):
		return &StepError{s, RefusedByState}
	case !slices.Contains(r.workflows, d.Article.Workflow):
		return &StepError{s, RefusedByWorkflow}
	case two && r.second && (e.ID == d.WriterID || e.ID == d.Article.SentBy):
		return &StepError{s, RefusedToAuthor}
	}
	return nil
}
