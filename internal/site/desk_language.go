package site

import (
	"net/http"
	"slices"

	"golang.org/x/text/language"

	"dateline/internal/archive"
	"dateline/web/view"
	"dateline/web/words"
)

// deskMatcher finds the language of the desk that a browser would like best.
var deskMatcher = func() language.Matcher {
	var tags []language.Tag
	for _, l := range words.DeskLanguages {
		tags = append(tags, language.MustParse(string(l)))
	}
	return language.NewMatcher(tags)
}()

// deskLanguage returns the language that the editor chose for the desk, else the one that the browser asks for. It
// does not depend on the edition that is being worked on.
func deskLanguage(r *http.Request) archive.Edition {
	if l := editorOf(r).Language; slices.Contains(words.DeskLanguages, l) {
		return l
	}
	asked, _, _ := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	_, i, _ := deskMatcher.Match(asked...)
	return words.DeskLanguages[i]
}

// saying returns say for whoever asks.
func saying(r *http.Request) view.Say {
	return func(text string, args ...any) string { return say(r, text, args...) }
}

// say says a text of the desk in the language of whoever asks.
func say(r *http.Request, text string, args ...any) string {
	return words.Desk(deskLanguage(r), text, args...)
}
