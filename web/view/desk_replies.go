package view

import (
	"strconv"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// DeskRepliesPage is the queue of readers' replies in one state, or in every state, or what a search finds there.
type DeskRepliesPage struct {
	DeskPage
	Filter  archive.ReplyFilter
	Counts  map[archive.ReplyState]int // of all that the search finds
	Replies []archive.Reply
	More    string // where the list goes on, "" when it does not
	Problem string
	Undo    *ReplyUndo // nil when there is nothing to take back
}

// ReplyUndo is a decision that can be taken back.
type ReplyUndo struct {
	To    archive.ReplyState
	Moved []archive.ReplyMove
}

// replyTabs are the states among which a list is chosen; "" is every state.
var replyTabs = append(archive.ReplyStates[:len(archive.ReplyStates):len(archive.ReplyStates)], "")

// replyState names a state as a tab does.
func (p DeskPage) replyState(s archive.ReplyState) string {
	switch s {
	case archive.ReplyHeld:
		return p.say("Waiting")
	case archive.ReplyApproved:
		return p.say("Approved")
	case archive.ReplyRejected:
		return p.say("Rejected")
	case archive.ReplySpam:
		return p.say("Spam")
	}
	return p.say("All")
}

// frame is what the page is shown in. What was decided is told beside the way to take it back.
func (p DeskRepliesPage) frame() DeskPage {
	f := p.DeskPage
	if p.Undo != nil {
		f.Flash = ""
	}
	return f
}

// in returns the filter of the same search in another state, from its beginning.
func (p DeskRepliesPage) in(s archive.ReplyState) archive.ReplyFilter {
	return archive.ReplyFilter{State: s, Words: p.Filter.Words, Report: p.Filter.Report}
}

// about returns the filter of all replies to a report.
func about(r archive.Reply) archive.ReplyFilter { return archive.ReplyFilter{Report: r.ShortID} }

// count returns how many of what the search finds stand in a state, "" for every state.
func (p DeskRepliesPage) count(s archive.ReplyState) string {
	n := p.Counts[s]
	if s == "" {
		for _, m := range p.Counts {
			n += m
		}
	}
	return strconv.Itoa(n)
}

// decision is something that can be done with a reply.
type decision struct {
	state archive.ReplyState
	verb  string
}

// decisions are those that change a reply which stands in state s.
func (p DeskPage) decisions(s archive.ReplyState) []decision {
	var out []decision
	for _, d := range []decision{
		{archive.ReplyApproved, p.say("Approve")}, {archive.ReplyRejected, p.say("Reject")},
		{archive.ReplySpam, p.say("Spam")}, {archive.ReplyHeld, p.say("Back to waiting")},
	} {
		if d.state != s {
			out = append(out, d)
		}
	}
	return out
}

func (p DeskRepliesPage) decisionOptions() []ui.Option {
	var out []ui.Option
	for _, d := range p.decisions(p.Filter.State) {
		out = append(out, ui.Option{Value: string(d.state), Label: d.verb})
	}
	return out
}

// stateOf is the value of a field that names a state and a reply.
func stateOf(s archive.ReplyState, id int64) string {
	return string(s) + " " + strconv.FormatInt(id, 10)
}

// inQueue are the keys of the queue of replies.
func (p DeskPage) inQueue() []shortcut {
	return []shortcut{{"j", p.say("next")}, {"k", p.say("previous")}, {"a", p.say("approve")}, {"r", p.say("reject")},
		{"s", p.say("spam")}, {"x", p.say("tick")}, {"u", p.say("undo")}}
}
