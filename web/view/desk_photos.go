package view

import (
	"strconv"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// DeskPhotosPage is the library of photos.
type DeskPhotosPage struct {
	DeskPage
	Query    string
	Photos   []archive.Photo
	Older    string // where the list goes on, "" when it does not
	Problems archive.FieldErrors
}

// DeskPhotoPage is what the library says of one photo.
type DeskPhotoPage struct {
	DeskPage
	Photo    archive.Photo // as stored
	Form     PhotoForm
	Problems archive.FieldErrors
}

// PhotoForm is what stands in the form of a photo, as it was typed.
type PhotoForm struct {
	Caption, Credit, Alt    string
	Decorative              bool
	Creator, Licence, Place string
	TakenOn                 string
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
