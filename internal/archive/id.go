package archive

import (
	"crypto/rand"
	"regexp"
)

const crockford = "0123456789abcdefghjkmnpqrstvwxyz"

var shortID = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{8}$`)

// NewShortID returns 8 random characters of Crockford's base-32 alphabet: the id in an article's short link.
func NewShortID() string {
	b := make([]byte, 8)
	_, _ = rand.Read(b) // never fails: crypto/rand aborts the program instead
	for i := range b {
		b[i] = crockford[b[i]&31]
	}
	return string(b)
}

// IsShortID reports whether s has the form of a short id.
func IsShortID(s string) bool { return shortID.MatchString(s) }
