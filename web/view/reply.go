package view

import (
	"strconv"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// ReplyFormPage is the form of a reply that was refused, with what the reader typed.
type ReplyFormPage struct {
	Chrome
	Headline string // of the article
	Path     string
	Reply    archive.NewReply
	Errors   archive.FieldErrors // on "name", "email", "text"
	TooMany  bool                // nothing is wrong with it, but no more is taken today
}

// ReplySentPage says that a reply waits for the desk.
type ReplySentPage struct {
	Chrome
	Path string // of the article
}

// ReplyClosedPage gives back a reply to a report that takes none any more.
type ReplyClosedPage struct {
	Chrome
	Path string // of the article
	Text string // what the reader wrote
}

// TrapField is a field of the reply form that people do not see. A reply that fills it in comes from a
// program and is dropped.
const TrapField = "website"

func (p ReplyFormPage) head() head {
	return head{title: p.words().ReplyFormTitle(p.Headline), noIndex: true}
}

func (p ReplySentPage) head() head {
	return head{title: p.words().ReplySentTitle, noIndex: true}
}

// takesReplies reports whether the page may offer a form: one under a preview could not be sent.
func (p ArticlePage) takesReplies() bool { return p.Article.RepliesOpen && p.Preview == nil }

func (p ReplyClosedPage) head() head {
	return head{title: p.words().ReplyClosed, noIndex: true}
}

// thread is a reply to the article with the answers to it.
type thread struct {
	archive.Reply
	answers []archive.Reply
}

// threads gathers answers beneath the reply that began the exchange, one level deep. An answer to a reply
// that is not shown stands by itself.
func threads(replies []archive.Reply) []thread {
	var out []thread
	at := map[int64]int{} // id of a reply to the index of its thread
	for _, r := range replies {
		i, ok := at[r.ParentID]
		if ok && r.ParentID != 0 {
			out[i].answers = append(out[i].answers, r)
		} else {
			i = len(out)
			out = append(out, thread{Reply: r})
		}
		at[r.ID] = i
	}
	return out
}

// readable counts the replies of which anything is left.
func readable(replies []archive.Reply) int {
	n := 0
	for _, r := range replies {
		if !r.Erased() {
			n++
		}
	}
	return n
}

// replyFields are the controls of a reply form. Several such forms stand on a page, told apart by the
// reply they answer.
type replyFields struct{ name, email, text ui.Field }

func (c Chrome) replyFields(r archive.NewReply, errs archive.FieldErrors) replyFields {
	w := c.words()
	field := func(name, label, hint, value string) ui.Field {
		f := ui.Field{Name: name, ID: replyID(r.ParentID, name), Label: label, Hint: hint, Value: value}
		if message := errs.For(name); message != "" {
			f.Error = w.ReplyProblem(archive.FieldError{Field: name, Message: message})
		}
		return f
	}
	fields := replyFields{
		name:  field("name", w.ReplyName, w.ReplyNameHint, r.Name),
		email: field("email", w.ReplyEmail, w.ReplyEmailHint, r.Email),
		text:  field("text", w.ReplyText, w.ReplyTextHint, r.Text),
	}
	fields.name.Required, fields.name.MaxLength, fields.name.Autocomplete = true, archive.MaxReplyName, "nickname"
	fields.email.Type, fields.email.Note, fields.email.Autocomplete = "email", w.Optional, "email"
	fields.text.Required, fields.text.MaxLength, fields.text.Rows = true, archive.MaxReplyText, 7
	return fields
}

// problems lists why the form was refused for its summary.
func (p ReplyFormPage) problems() []ui.Problem {
	f := p.replyFields(p.Reply, p.Errors)
	return append(p.tooMany(p.TooMany), problemsOf(f.name, f.email, f.text)...)
}

// tooMany says that no more is taken today, where that is so.
func (c Chrome) tooMany(so bool) []ui.Problem {
	if !so {
		return nil
	}
	return []ui.Problem{{Message: c.words().TooManyToday}}
}

func problemsOf(fields ...ui.Field) []ui.Problem {
	var out []ui.Problem
	for _, field := range fields {
		if field.Error != "" {
			out = append(out, ui.Problem{ControlID: field.ControlID(), Message: field.Error})
		}
	}
	return out
}

func replyID(parent int64, part string) string {
	return "reply-" + strconv.FormatInt(parent, 10) + "-" + part
}
