package view

import (
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/static"
	"dateline/web/ui"
)

// DeskPage is what the pages of the desk share.
type DeskPage struct {
	SiteName string
	Title    string
	Here     string         // address of the room in the navigation that the page belongs to
	Editor   archive.Editor // who is signed in; the zero Editor when nobody is
	Flash    string         // what the last action did
	Links    *link.Links
	Assets   *static.Assets
	Zone     *time.Location // in which times are shown
}

// time writes an instant for colleagues, in the site's zone; "" for the zero time.
func (p DeskPage) time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.Zone).Format("2 Jan 2006, 15:04 MST")
}

// machine writes an instant for programs, in the site's zone.
func (p DeskPage) machine(t time.Time) string { return t.In(p.Zone).Format(time.RFC3339) }

// typed writes an instant as a field for a time holds it, in the site's zone; "" for the zero time.
func (p DeskPage) typed(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.Zone).Format("2006-01-02T15:04")
}

// zoneName names the site's zone: "Asia/Seoul".
func (p DeskPage) zoneName() string { return p.Zone.String() }

// room is an entry of the desk's navigation.
type room struct{ label, address string }

// rooms are the entries that the editor's role opens.
func (p DeskPage) rooms() []room {
	var out []room
	if p.Editor.Role.May(archive.ActWrite) {
		out = append(out, room{"Articles", link.DeskArticles}, room{"Calendar", link.DeskCalendar}, room{"Photos", link.DeskPhotos})
	}
	if p.Editor.Role.May(archive.ActModerate) {
		out = append(out, room{"Replies", link.DeskReplies})
	}
	return out
}

// summary lists the problems of a form for the summary above it.
func summary(problems archive.FieldErrors) []ui.Problem {
	out := make([]ui.Problem, len(problems))
	for i, p := range problems {
		out[i] = ui.Problem{ControlID: ui.FieldID(p.Field), Message: p.Message}
	}
	return out
}

// options makes the choices of a select from values that are their own labels, capitalised.
func options[T ~string](values []T) []ui.Option {
	out := make([]ui.Option, len(values))
	for i, v := range values {
		out[i] = ui.Option{Value: string(v), Label: capital(string(v))}
	}
	return out
}

// anyOf puts a choice that selects nothing before the others.
func anyOf(label string, choices []ui.Option) []ui.Option {
	return append([]ui.Option{{Label: label}}, choices...)
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
