package archive

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// PageKind is one of the pages on which a site tells of itself. It is the page's address too.
type PageKind string

// The pages of a site.
const (
	PageAbout             PageKind = "about"
	PageContact           PageKind = "contact"
	PageOwnership         PageKind = "ownership"
	PageCorrectionsPolicy PageKind = "corrections-policy"
	PageAnonymousSources  PageKind = "anonymous-sources"
	PageReplyPolicy       PageKind = "reply-policy"
)

// PageKinds lists every page of a site in the order of the footer.
var PageKinds = []PageKind{PageAbout, PageContact, PageOwnership, PageCorrectionsPolicy, PageAnonymousSources, PageReplyPolicy}

// SitePage is a page on which the site tells of itself in one edition. Readers see it once it has a body.
type SitePage struct {
	Kind      PageKind  `json:"kind"`
	Edition   Edition   `json:"edition"`
	Title     string    `json:"title"`
	Body      string    `json:"body"`    // allowed HTML
	Version   int       `json:"version"` // grows with each save; 0 before the first
	UpdatedAt time.Time `json:"updated_at"`
}

// Validate trims p and returns what keeps it from being saved, in FieldErrors.
func (p *SitePage) Validate() error {
	p.Title = strings.Join(strings.Fields(p.Title), " ")
	var errs FieldErrors
	if p.Title == "" && p.Body != "" {
		errs.Add("title", "Give the page a title.")
	}
	if utf8.RuneCountInString(p.Title) > MaxHeadline {
		errs.Add("title", "Shorten the title to %d characters.", MaxHeadline)
	}
	if len(p.Body) > MaxBody {
		errs.Add("body", "Shorten the page: it is over %d bytes.", MaxBody)
	}
	return errs.Err()
}

// SiteSettings are what the desk itself decides about its site. What it leaves empty is as the program was
// started.
type SiteSettings struct {
	Names     map[Edition]string // of the site
	Taglines  map[Edition]string // under the name on the front page
	Notes     map[Edition]string // at the foot of every page
	ReplyDays *int               // days after publication in which readers may reply, 0 for no end; nil as started
	Version   int                // grows with each save; another one than the stored is refused
}

// Limits of the settings, in characters and days.
const (
	MaxSiteName  = 100
	MaxTagline   = 200
	MaxNote      = 1000
	MaxReplyDays = 3650
)

// Validate trims s and returns what keeps it from being saved, in FieldErrors.
func (s *SiteSettings) Validate() error {
	var errs FieldErrors
	line := func(field, text string, most int) string {
		text = strings.Join(strings.Fields(text), " ")
		if n := utf8.RuneCountInString(text); n > most {
			errs.Add(field, "Shorten this to %d characters; it has %d.", most, n)
		}
		return text
	}
	for _, e := range sortedKeys(s.Names) {
		s.Names[e] = line("name."+string(e), s.Names[e], MaxSiteName)
	}
	for _, e := range sortedKeys(s.Taglines) {
		s.Taglines[e] = line("tagline."+string(e), s.Taglines[e], MaxTagline)
	}
	for _, e := range sortedKeys(s.Notes) {
		s.Notes[e] = line("note."+string(e), s.Notes[e], MaxNote)
	}
	if d := s.ReplyDays; d != nil && (*d < 0 || *d > MaxReplyDays) {
		errs.Add("reply_days", "Write a number of days from 0 to %d, or leave it empty.", MaxReplyDays)
	}
	return errs.Err()
}

func sortedKeys(m map[Edition]string) []Edition {
	keys := make([]Edition, 0, len(m))
	for e := range m {
		keys = append(keys, e)
	}
	slices.Sort(keys)
	return keys
}

// Frame is what every page of an edition shows around its content.
type Frame struct {
	Name      string // "" when the desk has set none
	Tagline   string
	Note      string
	ReplyDays *int // nil when the desk has set none
	Sections  []Subject
	Pages     []SitePage // those that readers can open, without their bodies, in the order of PageKinds
}

// Page returns the frame's page of a kind and whether readers can open it.
func (f Frame) Page(k PageKind) (SitePage, bool) {
	i := slices.IndexFunc(f.Pages, func(p SitePage) bool { return p.Kind == k })
	if i < 0 {
		return SitePage{}, false
	}
	return f.Pages[i], true
}
