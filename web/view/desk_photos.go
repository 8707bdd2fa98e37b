package view

import (
	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/ui"
)

// DeskPhotosPage is the library of photos.
type DeskPhotosPage struct {
	DeskPage
	Filter   archive.PhotoFilter
	From, To string // of the filter, as they were typed
	Photos   []archive.Photo
	Expired  int    // how many that readers see have a licence that ended
	Older    string // where the list goes on, "" when it does not
	Problems archive.FieldErrors
}

// filtered reports whether the list leaves anything out that the library holds.
func (p DeskPhotosPage) filtered() bool {
	f := p.Filter
	return f.Query != "" || f.Place != "" || p.From != "" || p.To != "" || f.Flaw != ""
}

// flaws are the choices of what to look for.
func (p DeskPhotosPage) flaws() []ui.Option {
	return []ui.Option{
		{Label: p.say("All")},
		{Value: string(archive.PhotoNoAlt), Label: p.say("No alternative text")},
		{Value: string(archive.PhotoNoCredit), Label: p.say("No credit")},
		{Value: string(archive.PhotoExpired), Label: p.say("Licence has ended")},
		{Value: string(archive.PhotoUnused), Label: p.say("Used nowhere")},
		{Value: string(archive.PhotoPulled), Label: p.say("Pulled")},
		{Value: string(archive.PhotoReplaced), Label: p.say("Replaced")},
	}
}

// uploadWords are the words of the script that sends photos one by one, as JSON, by the names it knows them by.
func (p DeskPhotosPage) uploadWords() string {
	return asJSON(map[string]string{
		"uploads": p.say("Uploads"), "waiting": p.say("Waiting"), "developing": p.say("Developing"), "added": p.say("Added"),
		"sum": p.say("%s added."), "failed": p.say("%s not added."), "show": p.say("Show them in the library"),
		"again": p.say("Try again"), "againFor": p.say("Try again: %s"),
		"broken": p.say("The connection broke. Nothing of it was kept."), "tooLarge": p.say("The file is too large."),
		"signedOut": p.say("You are no longer signed in. Sign in in another tab, then try again."),
		"refused":   p.say("The server could not take it. Try again in a moment."),
	})
}

// PhotoMarks returns what an editor has to know of a photo before using it.
func PhotoMarks(say Say, x archive.Photo, today archive.Date) (marks []string) {
	if x.Pulled() {
		marks = append(marks, say("Pulled, readers get it nowhere"))
	}
	if x.ReplacedBy != "" {
		marks = append(marks, say("Replaced by another file"))
	}
	if x.Expired(today) {
		marks = append(marks, say("Licence ended after %s", x.LicenceUntil.String()))
	}
	return marks
}

// PhotoCount writes how many photos: "1 photo", "12 photos".
func PhotoCount(say Say, n int) string {
	if n == 1 {
		return say("1 photo")
	}
	return say("%d photos", n)
}

// thumb returns the address of a photo's narrowest rendition, "" when there is none.
func thumb(p archive.Photo) string {
	if len(p.Renditions) == 0 {
		return ""
	}
	return link.DeskRendition(p.ID, p.Renditions[0])
}

// large returns the address of a rendition that fills a column.
func large(p archive.Photo) string {
	for _, r := range p.Renditions {
		if r.Width >= 800 {
			return link.DeskRendition(p.ID, r)
		}
	}
	if n := len(p.Renditions); n > 0 {
		return link.DeskRendition(p.ID, p.Renditions[n-1])
	}
	return ""
}

// PhotoLabel says in a few words what a photo shows, for lists of them.
func PhotoLabel(say Say, p archive.Photo) string {
	const most = 60
	for _, s := range []string{p.Caption, p.Alt, p.Place} {
		if r := []rune(s); len(r) > most {
			return string(r[:most]) + "…"
		}
		if s != "" {
			return s
		}
	}
	return say("No caption, %d × %d", p.Width, p.Height)
}

// Thumbnail returns a photo to show small.
func Thumbnail(say Say, p archive.Photo) Picture {
	return Picture{ID: p.ID, Address: thumb(p), Label: PhotoLabel(say, p)}
}
