package view

import (
	"dateline/internal/archive"
	"dateline/web/ui"
)

// ErrorReportFormPage is the form about an error that was refused, with what the reader typed.
type ErrorReportFormPage struct {
	Chrome
	Headline string // of the article
	Path     string
	Report   archive.NewErrorReport
	Errors   archive.FieldErrors // on "text", "email"
	TooMany  bool                // nothing is wrong with it, but no more is taken today
}

// ErrorReportSentPage thanks for a word about an error.
type ErrorReportSentPage struct {
	Chrome
	Path string // of the article
}

func (p ErrorReportFormPage) head() head {
	return head{title: p.words().ErrorReportTitle(p.Headline), noIndex: true}
}

func (p ErrorReportSentPage) head() head {
	return head{title: p.words().ErrorReportSentTitle, noIndex: true}
}

// errorReportFields are the controls of the form: text, then e-mail.
func (c Chrome) errorReportFields(r archive.NewErrorReport, errs archive.FieldErrors) (text, email ui.Field) {
	w := c.words()
	problem := func(name string) string {
		if message := errs.For(name); message != "" {
			return w.ErrorReportProblem(archive.FieldError{Field: name, Message: message})
		}
		return ""
	}
	text = ui.Field{Name: "text", ID: "error-text", Label: w.ErrorReportText, Hint: w.ErrorReportHint, Value: r.Text, Rows: 5,
		Required: true, MaxLength: archive.MaxErrorText, Error: problem("text")}
	email = ui.Field{Name: "email", ID: "error-email", Label: w.ReplyEmail, Note: w.Optional, Hint: w.ErrorReportEmailHint, Value: r.Email,
		Type: "email", Autocomplete: "email", Error: problem("email")}
	return text, email
}

// problems lists why the form was refused for its summary.
func (p ErrorReportFormPage) problems() []ui.Problem {
	text, email := p.errorReportFields(p.Report, p.Errors)
	return append(p.tooMany(p.TooMany), problemsOf(text, email)...)
}
