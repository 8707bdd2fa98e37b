package view

import (
	"strconv"

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

// flawNames are how the library's choices read.
var flawNames = map[archive.PhotoFlaw]string{
	archive.PhotoNoAlt: "No alternative text", archive.PhotoNoCredit: "No credit", archive.PhotoExpired: "Licence has ended",
	archive.PhotoUnused: "Used nowhere", archive.PhotoPulled: "Pulled", archive.PhotoReplaced: "Replaced",
}

func flawOptions() []ui.Option {
	out := []ui.Option{{Label: "All"}}
	for _, f := range archive.PhotoFlaws {
		out = append(out, ui.Option{Value: string(f), Label: flawNames[f]})
	}
	return out
}

// PhotoMarks returns what an editor has to know of a photo before using it.
func PhotoMarks(x archive.Photo, today archive.Date) (marks []string) {
	if x.Pulled() {
		marks = append(marks, "pulled, readers get it nowhere")
	}
	if x.ReplacedBy != "" {
		marks = append(marks, "replaced by another file")
	}
	if x.Expired(today) {
		marks = append(marks, "licence ended after "+x.LicenceUntil.String())
	}
	return marks
}

// PhotoCount writes how many photos: "1 photo", "12 photos".
func PhotoCount(n int) string {
	if n == 1 {
		return "1 photo"
	}
	return strconv.Itoa(n) + " photos"
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
func PhotoLabel(p archive.Photo) string {
	const most = 60
	for _, s := range []string{p.Caption, p.Alt, p.Place} {
		if r := []rune(s); len(r) > most {
			return string(r[:most]) + "…"
		}
		if s != "" {
			return s
		}
	}
	return "No caption, " + strconv.Itoa(p.Width) + " × " + strconv.Itoa(p.Height)
}

// Thumbnail returns a photo to show small.
func Thumbnail(p archive.Photo) Picture {
	return Picture{ID: p.ID, Address: thumb(p), Label: PhotoLabel(p)}
}
