package darkroom

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest texts kept, in runes.
const (
	captionRunes = 2000
	textRunes    = 300
)

// textOf returns the value of a tag as valid UTF-8, trimmed, or "" when there is none.
func textOf(name string, v any) string {
	var text string
	switch v := v.(type) {
	case string:
		text = v
	case []byte:
		text = string(v)
	case []string:
		if len(v) == 0 {
			return ""
		}
		text = v[0] // of a text in several languages, the default
		if name == "dc:Creator" || name == "iptc:By-line" {
			text = strings.Join(v, ", ")
		}
	}
	if strings.HasPrefix(name, "iptc:") {
		text = undoLatin1(text)
	}
	text = strings.TrimSpace(strings.Trim(decodeText(text), "\x00"))
	if name == "EXIF:ImageDescription" && isCameraStamp(text) {
		return ""
	}
	return text
}

// decodeText takes bytes that are not UTF-8 for Latin-1, the other encoding that cameras and agencies write.
func decodeText(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// undoLatin1 mends an IPTC text that is UTF-8 without saying so, which imagemeta has read as Latin-1.
func undoLatin1(s string) string {
	raw := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xff {
			return s
		}
		raw = append(raw, byte(r))
	}
	if !utf8.Valid(raw) {
		return s
	}
	return string(raw)
}

// isCameraStamp reports whether a description was written by a camera and says nothing but its make.
func isCameraStamp(s string) bool {
	s = strings.ToUpper(s)
	return strings.HasPrefix(s, "DCIM") || strings.Contains(s, "DIGITAL CAMERA") || strings.Contains(s, "CAMERA PICTURES")
}

type layout int

const (
	words layout = iota // one line
	lines               // line breaks stay
)

// clean drops control characters and overrides of direction, which could make a line read other than it is stored,
// tidies spaces, and cuts the text to limit runes.
func clean(s string, limit int, l layout) string {
	var b strings.Builder
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	n, space := 0, ""
	for _, r := range s {
		switch {
		case r == '\n' && l == lines:
			space = "\n"
			continue
		case unicode.IsSpace(r):
			if space == "" {
				space = " "
			}
			continue
		case unicode.IsControl(r), isDirectionMark(r), r == utf8.RuneError, r == '\ufeff':
			continue
		}
		if n > 0 && space != "" {
			b.WriteString(space)
			n++
		}
		space = ""
		if n >= limit {
			break
		}
		b.WriteRune(r)
		n++
	}
	return strings.TrimSpace(b.String())
}

func isDirectionMark(r rune) bool {
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}
