// Package link builds every address of the site. No other package writes an address by hand.
//
// Addresses are returned as they go into a page: percent-encoded and relative to the site's root. A path
// as the store keeps it is decoded; [Links.Article] and [Links.Absolute] encode it.
package link

import (
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline/internal/archive"
)

// Links knows where the site stands and which editions it has.
type Links struct {
	base     string // no slash at its end
	editions []archive.Edition
	photos   string // the folder of renditions
}

// Photos is the folder of public renditions. The text of a report knows pictures by no other address.
const Photos = "/photos"

// New returns the Links of a site. base is its public address, "https://news.example.org"; editions are its
// languages, the default one first.
func New(base *url.URL, editions []archive.Edition) *Links {
	return &Links{base: strings.TrimSuffix(base.String(), "/"), editions: editions, photos: Photos}
}

// WithPhotosIn returns links that differ in where photos are taken from: below folder, for a page that
// shows some that are not public. What answers there names renditions as Rendition does.
func (l *Links) WithPhotosIn(folder string) *Links {
	out := *l
	out.photos = folder
	return &out
}

// PhotoFolder returns where Rendition finds photos: Photos unless WithPhotosIn said otherwise.
func (l *Links) PhotoFolder() string { return l.photos }

// Default returns the edition that has no prefix.
func (l *Links) Default() archive.Edition { return l.editions[0] }

// Editions returns every edition, the default one first. The caller must not change it.
func (l *Links) Editions() []archive.Edition { return l.editions }

// HasEdition reports whether e is an edition of the site.
func (l *Links) HasEdition(e archive.Edition) bool {
	for _, x := range l.editions {
		if x == e {
			return true
		}
	}
	return false
}

// Absolute puts the site's public address before one that this package built.
func (l *Links) Absolute(path string) string { return l.base + path }

// Prefix returns "" for the default edition and "/ko" for another.
func (l *Links) Prefix(e archive.Edition) string {
	if e == l.editions[0] || e == "" {
		return ""
	}
	return "/" + string(e)
}

// Front returns the front page of an edition.
func (l *Links) Front(e archive.Edition) string { return l.Prefix(e) + "/" }

// ArticlePath returns the decoded path that an article published on date gets.
func (l *Links) ArticlePath(e archive.Edition, date archive.Date, slug string) string {
	return fmt.Sprintf("%s/%04d/%02d/%02d/%s", l.Prefix(e), date.Year, date.Month, date.Day, slug)
}

// Encode percent-encodes a stored path.
func Encode(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// Article returns the address of an article from its stored path.
func (l *Links) Article(path string) string { return Encode(path) }

// Permalink returns the short address of an article.
func (l *Links) Permalink(shortID string) string { return "/p/" + shortID }

// Revisions returns the record of an article's revisions.
func (l *Links) Revisions(path string) string { return Encode(path) + "/revisions" }

// Revision returns one revision of an article.
func (l *Links) Revision(path string, n int) string {
	return Encode(path) + "/revisions/" + strconv.Itoa(n)
}

// RevisionDiff returns what revision n changed.
func (l *Links) RevisionDiff(path string, n int) string { return l.Revision(path, n) + "/diff" }

// Replies returns where the form under an article posts to.
func (l *Links) Replies(path string) string { return Encode(path) + "/replies" }

// ErrorReports returns where the form about an error in an article posts to.
func (l *Links) ErrorReports(path string) string { return Encode(path) + "/errors" }

// Archive returns the list of a year, a month or a day; Month and Day of date may be 0. The zero Date is
// the list of years.
func (l *Links) Archive(e archive.Edition, date archive.Date) string {
	s := l.Prefix(e)
	switch {
	case date.Year == 0:
		return s + "/archive"
	case date.Month == 0:
		return fmt.Sprintf("%s/%04d", s, date.Year)
	case date.Day == 0:
		return fmt.Sprintf("%s/%04d/%02d", s, date.Year, date.Month)
	}
	return fmt.Sprintf("%s/%04d/%02d/%02d", s, date.Year, date.Month, date.Day)
}

// Byline returns the page of a contributor.
func (l *Links) Byline(e archive.Edition, slug string) string {
	return l.Prefix(e) + "/bylines/" + url.PathEscape(slug)
}

// Source returns the page of a source that is not confidential.
func (l *Links) Source(e archive.Edition, slug string) string {
	return l.Prefix(e) + "/sources/" + url.PathEscape(slug)
}

// Subject returns the page of a section, topic or place.
func (l *Links) Subject(e archive.Edition, s archive.Subject) string {
	return l.Prefix(e) + "/" + SubjectRoot(s.Kind) + "/" + url.PathEscape(s.Slug)
}

// SubjectRoot returns the first segment of the pages of a kind: "sections", "topics", "places".
func SubjectRoot(k archive.SubjectKind) string { return string(k) + "s" }

// Corrections returns the page of every correction.
func (l *Links) Corrections(e archive.Edition) string { return l.Prefix(e) + "/corrections" }

// Page returns a page on which the site tells of itself.
func (l *Links) Page(e archive.Edition, k archive.PageKind) string {
	return l.Prefix(e) + "/" + string(k)
}

// Feed returns the RSS feed of a page: of an edition's front page with "", else of that list.
func (l *Links) Feed(e archive.Edition, list string) string {
	if list == "" || list == l.Front(e) {
		return l.Prefix(e) + "/feed.xml"
	}
	return list + "/feed.xml"
}

// Rendition returns a size of a photo in a format, "jpg" or "webp".
func (l *Links) Rendition(photoID string, width int, format string) string {
	return fmt.Sprintf("%s/%s/%d.%s", l.photos, photoID, width, format)
}

// Static returns an embedded asset by its content-hashed name.
func (l *Links) Static(name string) string { return "/static/" + name }

// Older returns a list's address from a cursor on.
func (l *Links) Older(list string, c archive.Cursor) string {
	return list + "?before=" + EncodeCursor(c)
}

var cursorText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// EncodeCursor writes a cursor as it stands in an address.
func EncodeCursor(c archive.Cursor) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(c.At.UnixMicro()))
	return cursorText.EncodeToString(b[:]) + c.ID
}

// cursorForm is a time, then a short id or a photo's id.
var cursorForm = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{13}([0-9a-hjkmnp-tv-z]{8}|[0-9a-hjkmnp-tv-z]{20})$`)

// DecodeCursor reads what EncodeCursor wrote; anything else is the top of the list.
func DecodeCursor(s string) archive.Cursor {
	if !cursorForm.MatchString(s) {
		return archive.Cursor{}
	}
	b, err := cursorText.DecodeString(s[:13])
	if err != nil {
		return archive.Cursor{}
	}
	return archive.Cursor{At: time.UnixMicro(int64(binary.BigEndian.Uint64(b))).UTC(), ID: s[13:]}
}
