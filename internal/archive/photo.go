package archive

import "time"

// Photo is a picture of the library. Its original is private; Renditions are what can be served.
type Photo struct {
	ID             string // public, hashed from the renditions
	OriginalSHA256 string // private
	Width, Height  int    // of the original, upright
	Renditions     []Rendition
	Caption        string
	Credit         string
	Alt            string
	Decorative     bool
	Creator        string
	Licence        string
	LicenceUntil   Date // the last day that the licence covers; the zero Date for no end
	Place          string
	TakenOn        Date
	Focus          Focus
	PulledAt       time.Time // since when readers get it nowhere; the zero time for a photo that was not pulled
	PullNote       string    // why, for the desk
	ReplacedBy     string    // id of the photo that stands in its place everywhere, "" for none
	CreatedAt      time.Time
}

// Pulled reports whether the photo is kept from readers wherever it is used.
func (p *Photo) Pulled() bool { return !p.PulledAt.IsZero() }

// Expired reports whether the licence had ended before today.
func (p *Photo) Expired(today Date) bool {
	return !p.LicenceUntil.IsZero() && p.LicenceUntil.String() < today.String()
}

// Focus is the spot of a photo that every crop keeps in sight: how far right of the middle and below it, in percent of
// the whole side, −50 to 50. The zero Focus is the middle.
type Focus struct {
	X int `json:"x"`
	Y int `json:"y"`
}

// Rendition is one size of a photo. A JPEG of it always exists; WebP says whether that does too.
type Rendition struct {
	Width  int  `json:"width"`
	Height int  `json:"height"`
	WebP   bool `json:"webp"`
}

// PhotoUse is a photo as one article shows it.
type PhotoUse struct {
	PhotoID    string      `json:"photo"`
	Caption    string      `json:"caption"`
	Credit     string      `json:"credit"`
	Alt        string      `json:"alt"`
	Decorative bool        `json:"decorative"`
	Lead       bool        `json:"lead"`
	Focus      Focus       `json:"focus"`
	Renditions []Rendition `json:"renditions"` // narrowest first
}

// Widest returns the largest rendition, or the zero Rendition when there is none.
func (p *PhotoUse) Widest() Rendition {
	if len(p.Renditions) == 0 {
		return Rendition{}
	}
	return p.Renditions[len(p.Renditions)-1]
}

// PhotoFlaw is something of a photo that the desk may want to see to, or a state that it may be in.
type PhotoFlaw string

// What the library can be searched for.
const (
	PhotoNoAlt    PhotoFlaw = "alt"     // neither alternative text nor marked as decorative
	PhotoNoCredit PhotoFlaw = "credit"  // no credit
	PhotoExpired  PhotoFlaw = "expired" // the licence has ended
	PhotoUnused   PhotoFlaw = "unused"  // in no draft and no report that readers see
	PhotoPulled   PhotoFlaw = "pulled"
	PhotoReplaced PhotoFlaw = "replaced"
)

// PhotoFlaws lists every flaw in the order of the library's choice.
var PhotoFlaws = []PhotoFlaw{PhotoNoAlt, PhotoNoCredit, PhotoExpired, PhotoUnused, PhotoPulled, PhotoReplaced}

// PhotoFilter selects photos of the library, newest first. Zero fields do not filter; photos that were replaced are
// left out unless they are asked for.
type PhotoFilter struct {
	Query              string // words of caption, credit, creator, place or alternative text
	Place              string
	TakenFrom, TakenTo Date // first and last day
	Flaw               PhotoFlaw
	Today              Date // what licences are held against
	Before             Cursor
	Limit              int
}

// PhotoPlace is an article that uses a photo.
type PhotoPlace struct {
	Article
	Headline string // of the draft
	InDraft  bool
	Shown    bool // readers see the report with it, or would, were it not pulled
	Earlier  bool // an earlier revision that readers may read had it
}

// PhotoEdit changes several photos at once. The zero PhotoEdit changes nothing.
type PhotoEdit struct {
	Credit, Creator, Licence, Place TextEdit
	LicenceUntil                    DateEdit
}

// EditMode is which photos a change of a field is for.
type EditMode string

// The modes of a change.
const (
	EditNone  EditMode = ""      // leave every photo as it is
	EditEmpty EditMode = "empty" // those that have nothing there
	EditAll   EditMode = "all"   // all of them, whatever they have
)

// EditModes lists every mode.
var EditModes = []EditMode{EditNone, EditEmpty, EditAll}

// TextEdit sets a line of text.
type TextEdit struct {
	Mode  EditMode
	Value string
}

// DateEdit sets a date.
type DateEdit struct {
	Mode  EditMode
	Value Date
}
