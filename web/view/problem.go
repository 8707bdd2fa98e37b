package view

import "dateline/internal/archive"

// ErrorPage says in a reader's words why there is no page to show. It takes nothing of the request: a page
// that is missing and one that nobody may see must be the same to the byte.
type ErrorPage struct {
	Chrome
	Status   int
	Incident string // under which the log keeps the whole error, "" for none
}

// GonePage is what a withdrawn article's address answers. Neither headline nor text is shown.
type GonePage struct {
	Chrome
	Gone archive.GoneError
}

func (p ErrorPage) head() head {
	title, _ := p.words().Error(p.Status)
	return head{title: title, noIndex: true}
}

func (p GonePage) head() head {
	return head{title: p.words().WithdrawnTitle, noIndex: true}
}
