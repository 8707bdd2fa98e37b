package view

import (
	"strconv"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// DeskRepliesPage is the queue of readers' replies in one state.
type DeskRepliesPage struct {
	DeskPage
	State   archive.ReplyState
	Counts  map[archive.ReplyState]int
	Replies []archive.Reply
	More    string // where the list goes on, "" when it does not
	Problem string
}

// replyStateName names a state as a tab does.
func replyStateName(s archive.ReplyState) string {
	switch s {
	case archive.ReplyHeld:
		return "Waiting"
	case archive.ReplySpam:
		return "Spam"
	}
	return capital(string(s))
}

// decision is something that can be done with a reply.
type decision struct {
	state archive.ReplyState
	verb  string
}

// decisions are those that change a reply which stands in state s.
func decisions(s archive.ReplyState) []decision {
	var out []decision
	for _, d := range []decision{
		{archive.ReplyApproved, "Approve"}, {archive.ReplyRejected, "Reject"},
		{archive.ReplySpam, "Spam"}, {archive.ReplyHeld, "Back to waiting"},
	} {
		if d.state != s {
			out = append(out, d)
		}
	}
	return out
}

func decisionOptions(s archive.ReplyState) []ui.Option {
	var out []ui.Option
	for _, d := range decisions(s) {
		out = append(out, ui.Option{Value: string(d.state), Label: d.verb})
	}
	return out
}

// one is the value of a button that decides about a single reply.
func (d decision) one(id int64) string { return string(d.state) + " " + strconv.FormatInt(id, 10) }
