package body

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean returns s as it may be kept and shown: valid UTF-8 in NFC (so Hangul is
// stored as syllables however it was typed), without control characters except
// newline and tab, and without invisible characters.
//
// Invisible characters go for two reasons. Zero-width ones can carry a hidden
// mark that tells which recipient leaked a document. Bidirectional overrides
// show a reader other words than the ones that are stored. Joiners and variation
// selectors stay only where writing needs them: in Indic and Arabic scripts, in
// emoji and after Han characters. Spaces of unusual width become plain spaces,
// for they can carry a mark too; no-break and ideographic spaces stay.
func Clean(s string) string {
	return norm.NFC.String(strip(newlines.Replace(s)))
}

// strip is Clean without the normalisation, which has to wait until pieces of
// text that belong together have been joined.
func strip(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var last, base rune // the last rune kept, and the last that is no mark
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case ordinary(r):
			b.WriteRune(r)
			last, base = r, r
			continue
		case r == '\n' || r == '\t':
		case r == '\u2028', r == '\u2029':
			r = '\n'
		case r == '\v', r == '\f', r == '\u0085', oddSpace(r):
			r = ' '
		case unicode.IsControl(r), invisible(r) && !needed(r, last, base):
			continue
		}
		b.WriteRune(r)
		last = r
		if !unicode.Is(unicode.M, r) && !joiner(r) {
			base = r
		}
	}
	return b.String()
}

// ordinary reports whether r, beyond doubt, is kept and stands for itself: printable ASCII or a syllable of
// Hangul, of which most texts consist. The tables of package unicode are slow to ask.
func ordinary(r rune) bool { return ' ' <= r && r <= '~' || hangul(r) }

func hangul(r rune) bool { return '가' <= r && r <= '힣' }

func oddSpace(r rune) bool {
	return r >= '\u2000' && r <= '\u200a' || r == '\u205f' || r == '\u1680'
}

func joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// invisible reports whether r draws nothing: format characters (bidi controls,
// zero-width spaces, tags), fillers and variation selectors.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) ||
		unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// needed reports whether an invisible r changes how the text before it is drawn.
func needed(r, last, base rune) bool {
	switch {
	case joiner(r):
		return !joiner(last) && (emoji(base) || unicode.In(base, joiningScripts...))
	case unicode.Is(unicode.Variation_Selector, r):
		return emoji(last) || unicode.Is(unicode.Han, last)
	}
	return false
}

func emoji(r rune) bool { return unicode.Is(unicode.So, r) || r >= 0x1F3FB && r <= 0x1F3FF }

// joiningScripts are those in which a joiner changes the shape of letters.
var joiningScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}
