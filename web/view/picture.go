package view

import (
	"fmt"
	"strings"

	"dateline/internal/archive"
)

// How wide a picture stands on the page, for the browser to choose a rendition by.
const (
	sizesWide  = "(min-width: 72rem) 70rem, 100vw"
	sizesLead  = "(min-width: 72rem) 42rem, (min-width: 48rem) 60vw, 100vw"
	sizesThird = "(min-width: 72rem) 22rem, (min-width: 48rem) 33vw, 100vw"
	sizesThumb = "(min-width: 48rem) 10rem, 30vw"
	sizesText  = "(min-width: 48rem) 40rem, 100vw"
)

// srcset lists a photo's renditions in one format.
func (c Chrome) srcset(p *archive.PhotoUse, format string) string {
	parts := make([]string, len(p.Renditions))
	for i, r := range p.Renditions {
		parts[i] = fmt.Sprintf("%s %dw", c.Links.Rendition(p.PhotoID, r.Width, format), r.Width)
	}
	return strings.Join(parts, ", ")
}

// hasWebP reports whether every rendition exists as WebP; a browser takes what a <source> promises.
func hasWebP(p *archive.PhotoUse) bool {
	for _, r := range p.Renditions {
		if !r.WebP {
			return false
		}
	}
	return len(p.Renditions) > 0
}

// fallback is the rendition for browsers that do not choose: the narrowest that fills a column.
func fallback(p *archive.PhotoUse) archive.Rendition {
	for _, r := range p.Renditions {
		if r.Width >= 960 {
			return r
		}
	}
	return p.Widest()
}

// altText is what stands for the photo where it is not seen.
func altText(p *archive.PhotoUse) string {
	if p.Decorative {
		return ""
	}
	return p.Alt
}

// loading is how a picture below the first screen asks to be fetched, and how the first one does.
type loading string

const (
	eager loading = "high"
	lazy  loading = "lazy"
)

// photo returns the lead photo of content if it can be shown.
func photo(content *archive.Content) *archive.PhotoUse {
	p := content.Lead()
	if p == nil || len(p.Renditions) == 0 {
		return nil
	}
	return p
}
