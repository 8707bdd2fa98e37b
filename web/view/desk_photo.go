package view

import (
	"fmt"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// DeskPhotoPage is one photo: what the library says of it, where it is used, and what can be done about it.
type DeskPhotoPage struct {
	DeskPage
	Photo    archive.Photo // as stored
	Form     PhotoForm
	Note     string // why it is pulled, as it was typed
	Problems archive.FieldErrors
	Places   []archive.PhotoPlace
	Replaced []archive.Photo // in whose place it stands
	Today    archive.Date
}

// PhotoForm is what stands in the form of a photo, as it was typed.
type PhotoForm struct {
	Caption, Credit, Alt  string
	Decorative            bool
	Creator               string
	Licence, LicenceUntil string
	Place, TakenOn        string
	FocusX, FocusY        string // percent from the left and from the top
}

// shownIn counts the reports that readers see with the photo, or would.
func (p DeskPhotoPage) shownIn() (n int) {
	for _, x := range p.Places {
		if x.Shown {
			n++
		}
	}
	return n
}

// uses says in a sentence how far a change of the photo reaches.
func (p DeskPhotoPage) uses() string {
	live, drafts := p.shownIn(), 0
	for _, x := range p.Places {
		if x.InDraft {
			drafts++
		}
	}
	return p.say("Reports with it that readers can open: %d. Drafts with it at the desk: %d.", live, drafts)
}

// how says in what way an article uses the photo.
func (p DeskPhotoPage) how(x archive.PhotoPlace) string {
	switch {
	case x.Shown && p.Photo.Pulled():
		return p.say("readers see the report without it")
	case x.Shown && x.InDraft:
		return p.say("readers see it")
	case x.Shown:
		return p.say("readers see it; no longer in the draft")
	case x.InDraft:
		return p.say("in the draft")
	}
	return p.say("in an earlier version")
}

// focusClass names the crop that keeps a photo's focus in sight, on a grid of 11 by 11; "" for the middle. The styles
// know the names, because the Content-Security-Policy allows no style in a page.
func focusClass(f archive.Focus) string {
	step := func(percent int) int { return (min(max(percent, -50), 50) + 55) / 10 }
	x, y := step(f.X), step(f.Y)
	if x == 5 && y == 5 {
		return ""
	}
	return fmt.Sprintf("focus-x%d focus-y%d", x, y)
}

// DeskEditPhotosPage asks what to change in several photos.
type DeskEditPhotosPage struct {
	DeskPage
	Photos   []archive.Photo
	Values   map[string]string           // as they were typed, by field
	Modes    map[string]archive.EditMode // by field
	Problems archive.FieldErrors
}

// has says how many of the photos have something in a field, and the most frequent of it.
func (p DeskEditPhotosPage) has(value func(archive.Photo) string) string {
	counts, most := map[string]int{}, ""
	for _, x := range p.Photos {
		v := value(x)
		counts[v]++
		if v != "" && (most == "" || counts[v] > counts[most]) {
			most = v
		}
	}
	filled := len(p.Photos) - counts[""]
	switch {
	case filled == 0:
		return p.say("None of them has any.")
	case counts[most] == filled:
		return p.say("%d of %d have “%s”.", filled, len(p.Photos), most)
	}
	return p.say("%d of %d have one; most often “%s” (%d).", filled, len(p.Photos), most, counts[most])
}

// replacement returns the page of the photo that stands in the place of this one.
func replacement(x archive.Photo) string { return link.DeskPhoto(x.ReplacedBy) }
