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
	Place          string
	TakenOn        Date
	CreatedAt      time.Time
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
	Renditions []Rendition `json:"renditions"` // narrowest first
}

// Widest returns the largest rendition, or the zero Rendition when there is none.
func (p *PhotoUse) Widest() Rendition {
	if len(p.Renditions) == 0 {
		return Rendition{}
	}
	return p.Renditions[len(p.Renditions)-1]
}
