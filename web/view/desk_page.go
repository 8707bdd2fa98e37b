package view

import (
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/static"
	"dateline/web/ui"
	"dateline/web/words"
)

// Say says a text of the desk in the language of whoever asks; see words.Desk.
type Say func(text string, args ...any) string

// DeskPage is what the pages of the desk share.
type DeskPage struct {
	SiteName string
	Title    string
	Here     string          // address of the room in the navigation that the page belongs to
	Editor   archive.Editor  // who is signed in; the zero Editor when nobody is
	Language archive.Edition // that the desk is read in
	Flash    string          // what the last action did
	Links    *link.Links
	Assets   *static.Assets
	Zone     *time.Location // in which times are shown
}

// say says a text of the desk in the reader's language; see words.Desk.
func (p DeskPage) say(text string, args ...any) string { return words.Desk(p.Language, text, args...) }

// lang is the language of the page as HTML writes it.
func (p DeskPage) lang() string {
	if p.Language == "" {
		return string(words.DeskLanguages[0])
	}
	return string(p.Language)
}

// summary lists the problems of a form for the summary above it.
func (p DeskPage) summary(problems archive.FieldErrors) []ui.Problem {
	out := make([]ui.Problem, len(problems))
	for i, x := range problems {
		out[i].Message = words.Problem(p.Language, x)
		if x.Field != "" {
			out[i].ControlID = ui.FieldID(x.Field)
		}
	}
	return out
}

// problem returns what is wrong with a field, "" when nothing is.
func (p DeskPage) problem(problems archive.FieldErrors, field string) string {
	return words.Problem(p.Language, problems.First(field))
}

// role names a role.
func (p DeskPage) role(r archive.Role) string { return p.say(capital(string(r))) }

// time writes an instant for colleagues, in the site's zone; "" for the zero time.
func (p DeskPage) time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(p.Zone)
	if p.Language == "ko" {
		return t.Format("2006년 1월 2일 ") + words.Clock(t)
	}
	return t.Format("2 Jan 2006, ") + words.Clock(t)
}

// date writes a day; "" for the zero Date.
func (p DeskPage) date(d archive.Date) string { return words.For(archive.Edition(p.lang())).Date(d) }

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

// rooms are the entries for the day's work that the editor's role opens.
func (p DeskPage) rooms() []room {
	var out []room
	if p.Editor.Role.May(archive.ActWrite) {
		out = append(out, room{p.say("Articles"), link.DeskArticles}, room{p.say("Calendar"), link.DeskCalendar}, room{p.say("Photos"), link.DeskPhotos})
	}
	if p.Editor.Role.May(archive.ActModerate) {
		out = append(out, room{p.say("Replies"), link.DeskReplies}, room{p.say("Errors"), link.DeskErrors})
	}
	return out
}

// backRooms are the entries for what is seldom needed.
func (p DeskPage) backRooms() []room {
	var out []room
	if p.Editor.Role.May(archive.ActPublish) {
		out = append(out, room{p.say("Contributors"), link.DeskNames}, room{p.say("Sources"), link.DeskSources})
	}
	if p.Editor.Role.May(archive.ActManage) {
		out = append(out, room{p.say("People"), link.DeskPeople}, room{p.say("Audit"), link.DeskAudit}, room{p.say("Site"), link.DeskSite})
	}
	return out
}

// inBack returns the back room that the page belongs to, the zero room for none.
func (p DeskPage) inBack() room {
	for _, r := range p.backRooms() {
		if r.address == p.Here {
			return r
		}
	}
	return room{}
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
