package archive_test

import (
	"errors"
	"slices"
	"testing"

	"dateline/internal/archive"
)

// TestSteps asks about every step for every role, in every state and at every point of the workflow.
func TestSteps(t *testing.T) {
	t.Parallel()
	workflows := []archive.Workflow{archive.WorkflowWriting, archive.WorkflowReview, archive.WorkflowApproved}
	any := func(archive.Draft, bool) bool { return true }
	state := func(states ...archive.State) func(archive.Draft, bool) bool {
		return func(d archive.Draft, _ bool) bool { return slices.Contains(states, d.Article.State) }
	}
	approvedIfTwo := func(d archive.Draft, two bool) bool { return !two || d.Article.Workflow == archive.WorkflowApproved }
	writers := []archive.Role{archive.RoleWriter, archive.RoleEditor, archive.RoleAdmin}
	editors := writers[1:]
	up := []archive.State{archive.StateDraft, archive.StateScheduled, archive.StateLive}
	want := map[archive.Step]struct {
		roles []archive.Role
		open  func(d archive.Draft, two bool) bool
	}{
		archive.StepReview:   {writers, func(d archive.Draft, _ bool) bool { return d.Article.Workflow == archive.WorkflowWriting }},
		archive.StepTakeBack: {writers, func(d archive.Draft, _ bool) bool { return d.Article.Workflow != archive.WorkflowWriting }},
		archive.StepApprove: {editors, func(d archive.Draft, two bool) bool {
			return d.Article.Workflow == archive.WorkflowReview && !(two && (d.WriterID == me || d.Article.SentBy == me))
		}},
		archive.StepPublish:  {editors, approvedIfTwo},
		archive.StepSchedule: {editors, func(d archive.Draft, two bool) bool { return state(up...)(d, two) && approvedIfTwo(d, two) }},
		archive.StepCancel:   {editors, state(up...)},
		archive.StepWithdraw: {editors, state(archive.StateLive)},
		archive.StepRestore:  {writers, state(archive.StateLive, archive.StateWithdrawn)},
		archive.StepRedact:   {editors, state(archive.StateLive)},
		archive.StepDiscard:  {writers, state(archive.StateDraft)},
		"burn":               {nil, any},
	}
	for step, w := range want {
		for _, role := range append(slices.Clone(archive.Roles), "stranger") {
			for _, s := range archive.States {
				for _, flow := range workflows {
					for _, hands := range [][2]int64{{me, 2}, {2, me}, {2, 3}} {
						for _, two := range []bool{false, true} {
							d := archive.Draft{Article: archive.Article{State: s, Workflow: flow, SentBy: hands[1]}, WriterID: hands[0]}
							err := step.Check(archive.Editor{ID: me, Role: role}, &d, two)
							var refused *archive.StepError
							switch mayEver := slices.Contains(w.roles, role); {
							case !mayEver && !errors.Is(err, archive.ErrForbidden):
								t.Errorf("%s by %s: %v, want ErrForbidden", step, role, err)
							case mayEver && w.open(d, two) != (err == nil):
								t.Errorf("%s by %s, %s, %s, hands %v, two people %t: %v", step, role, s, flow, hands, two, err)
							case mayEver && err != nil && (!errors.As(err, &refused) || refused.Step != step):
								t.Errorf("%s is refused with %v", step, err)
							}
						}
					}
				}
			}
		}
	}
}

const me = 1
