package view

import (
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// DeskPalettePage finds a way to anywhere at the desk.
type DeskPalettePage struct {
	DeskPage
	Query    string
	Articles []archive.DraftSummary // whose headlines have the words
}

// Destination is somewhere to go.
type Destination struct {
	Label   string          `json:"label"`
	Lang    archive.Edition `json:"lang"` // of the label, "" for that of the page
	Note    string          `json:"note"`
	Address string          `json:"address"`
}

// Destinations are the rooms whose names have every word of the query, then the articles.
func (p DeskPalettePage) Destinations() []Destination {
	out := []Destination{}
	for _, r := range p.everywhere() {
		if hasWords(r.label, p.Query) {
			out = append(out, Destination{Label: r.label, Address: r.address, Note: p.say("Room")})
		}
	}
	for _, a := range p.Articles {
		out = append(out, Destination{Label: p.headline(a.Headline), Lang: a.Edition, Address: link.DeskArticle(a.ID), Note: p.stands(a)})
	}
	return out
}

// everywhere are the rooms of the navigation, and what else can be opened from anywhere.
func (p DeskPage) everywhere() []room {
	out := []room{{p.say("What waits"), link.Desk}}
	if p.Editor.Role.May(archive.ActWrite) {
		out = append(out, room{p.say("New report"), link.DeskNewArticle}, room{p.say("Paste a report"), link.DeskPaste})
	}
	out = append(out, p.rooms()...)
	return append(out, room{p.say("Your account"), link.DeskAccount})
}

// hasWords reports whether a text holds every word of a query, in any order and case.
func hasWords(text, query string) bool {
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// shortcut is a key and what it does.
type shortcut struct{ keys, does string }

// anywhere are the keys of every page of the desk.
func (p DeskPage) anywhere() []shortcut {
	out := []shortcut{{"Ctrl K, ⌘ K", p.say("Go to a room or an article")}}
	if p.Editor.Role.May(archive.ActWrite) {
		out = append(out, shortcut{"n", p.say("New report")})
	}
	return append(out, shortcut{"/", p.say("Search, where the page has a search")}, shortcut{"?", p.say("Show these keys")})
}

// inLists are the keys of the list of articles.
func (p DeskPage) inLists() []shortcut {
	return []shortcut{
		{"j", p.say("Next article")}, {"k", p.say("Previous article")}, {"Enter", p.say("Open it")}, {"x", p.say("Tick it, or no longer")},
	}
}

// inForms are the keys of an article's form.
func (p DeskPage) inForms() []shortcut {
	return []shortcut{{"Ctrl S, ⌘ S", p.say("Save")}, {"Ctrl Enter, ⌘ Enter", p.say("Go on to publish")}}
}
