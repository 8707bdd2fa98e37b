// Package body keeps the text of an article: which HTML it may hold, how that
// HTML is cleaned and written, how it reads as plain text, and how two versions
// of it differ.
//
// A body passes through four steps, each in its own file:
//
//	policy.go  bluemonday removes everything that is not on the list
//	tree.go    what is left is read into blocks and runs of text
//	inline.go  the runs are put into one normal form
//	write.go   the blocks are written, one per line
//
// The written form is canonical: sanitising it again changes no byte, so that
// opening an article and saving it unchanged makes no difference to its record.
//
// Everything here is a pure function. Nothing fetches an address.
package body

import (
	"html"
	"regexp"
	"strings"
)

// HTML is an article's body in canonical form: only allowed elements, one block
// per line. Values come from [FromInput] or [Sanitise]; a conversion from any
// other string is a promise that one of them wrote it.
type HTML string

// FromInput turns what an editor typed in a textarea into a body.
//
// Outside block elements, line breaks count as typed: a blank line ends the
// paragraph and a single newline is a line break. Inside a block element they
// are mere spaces, as in any HTML. Text with no HTML tag that we know is taken
// literally, so "a < b & c" needs no escaping. Editors may thus type plain text,
// paste HTML, or set one heading or quotation between plain paragraphs.
func FromInput(s string) HTML {
	s = newlines.Replace(s)
	if !knownTag.MatchString(s) {
		s = html.EscapeString(s)
	}
	return write(read(s, true))
}

// Sanitise returns the canonical form of any HTML. It keeps the words of the
// text, drops what is not allowed and runs nothing. Sanitise of its own result
// returns it unchanged.
func Sanitise(s string) HTML {
	return write(read(newlines.Replace(s), false))
}

// Source returns what to put in a textarea for a body: plain text where
// [FromInput] makes the same body of it, otherwise the HTML.
func Source(h HTML) string {
	if plain := Text(h); FromInput(plain) == h {
		return plain
	}
	return string(h)
}

// newlines brings the line ends of other systems, and the NUL that parsers
// treat in their own ways, into one form before anything looks at the text.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "")

// knownTag tells typed HTML from plain text that merely contains a "<". Names
// such as <kim@example.org> stay text.
var knownTag = regexp.MustCompile(`(?i)</?(?:p|div|span|h[1-6]|blockquote|cite|ul|ol|li|a|i|em|b|strong|br|hr|sup|` +
	`table|caption|thead|tbody|tfoot|tr|th|td|figure|figcaption|img|footer|mark)(?:\s[^<>]*)?/?>`)
