package archive

// ReplyFilter selects replies for the desk: those that wait oldest first, others newest first. Zero fields do not filter.
type ReplyFilter struct {
	State  ReplyState
	Words  string // each of them stands in the text, the name or the e-mail
	Report string // short id, a path that the article has or had, or a part of its headline
	After  int64  // id of the last one seen
	Limit  int
}

// IsSearch reports whether f looks for more than a state.
func (f ReplyFilter) IsSearch() bool { return f.Words != "" || f.Report != "" }

// ReplyMove is what a decision did to one reply: where it stood before.
type ReplyMove struct {
	ID   int64
	From ReplyState
}

// ReplyWriter is who asks for their replies to be erased. Either may be "".
type ReplyWriter struct{ Name, Email string }

// WrittenReply is one of the replies that bear the name or the e-mail of a ReplyWriter.
type WrittenReply struct {
	Reply
	Answered bool // by somebody who is not that writer
}
