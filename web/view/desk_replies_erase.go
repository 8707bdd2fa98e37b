package view

import "dateline/internal/archive"

// DeskReplyErasePage finds the replies of one reader and erases them.
type DeskReplyErasePage struct {
	DeskPage
	Writer   archive.ReplyWriter
	Looked   bool
	Found    []ErasableReply
	More     bool // there are more than Found
	Problems archive.FieldErrors
}

// ErasableReply is a reply that will be erased if it is ticked.
type ErasableReply struct {
	archive.WrittenReply
	Ticked bool
}
