package link

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxSlug is the greatest length of a slug, in characters.
const MaxSlug = 80

// latin spells letters that no decomposition takes apart.
var latin = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i",
	"’", "", "'", "", "‘", "")

// Slug makes the last segment of an address from a headline or a name. Letters and digits of any script
// stay, lower-cased and in NFC; accents fall off Latin letters alone; everything else becomes one hyphen.
// It is cut at a word's end to MaxSlug characters. The result is empty when s holds no letter or digit.
// Slug of a slug is that slug.
func Slug(s string) string {
	s = latin.Replace(foldLatin(strings.ToLower(strings.ToValidUTF8(s, " "))))
	var b strings.Builder
	gap := false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = true
			continue
		}
		if unicode.IsMark(r) && (gap || b.Len() == 0) {
			continue // a mark with no letter to stand on
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return cut(norm.NFC.String(b.String()), MaxSlug)
}

// foldLatin takes the marks off Latin letters and leaves the other scripts composed.
func foldLatin(s string) string {
	var b strings.Builder
	base := rune(0)
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) && (unicode.Is(unicode.Latin, base)) {
			continue
		}
		if !unicode.IsMark(r) {
			base = r
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// cut shortens a slug to limit characters, at a hyphen if there is one in its second half.
func cut(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	r := []rune(s)
	whole := r[limit] == '-'
	s = string(r[:limit])
	if i := strings.LastIndexByte(s, '-'); !whole && i > len(s)/2 {
		s = s[:i]
	}
	return strings.Trim(norm.NFC.String(s), "-")
}

// Numbered returns slug for n = 1 and slug-n from 2 on, shortened so that it keeps within MaxSlug.
func Numbered(slug string, n int) string {
	if n < 2 {
		return slug
	}
	suffix := "-" + strconv.Itoa(n)
	return cut(slug, MaxSlug-len(suffix)) + suffix
}
