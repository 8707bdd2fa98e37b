package body

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// marks say how a run of text is set. They are comparable: runs with the same
// marks are the same run.
type marks struct {
	note                  int // which footnote of its block the run belongs to, 0 for the text itself
	source                int // key of the attribution that a statement is tied to, 0 for none
	href                  string
	strong, em, cite, sup bool
}

// run is text set in one way. A newline in it is a line break (br).
type run struct {
	marks
	text string
}

// both returns the marks that a and b share.
func both(a, b marks) marks {
	shared := marks{strong: a.strong && b.strong, em: a.em && b.em, cite: a.cite && b.cite, sup: a.sup && b.sup}
	if a.href == b.href {
		shared.href = a.href
	}
	if a.note == b.note {
		shared.note = a.note
	}
	if a.source == b.source {
		shared.source = a.source
	}
	return shared
}

// paragraphs brings runs into normal form and splits them where two or more line
// breaks meet. White space collapses, disappears at either end and around breaks,
// and carries only the marks of both its neighbours.
func paragraphs(runs []run) [][]run {
	var (
		all     [][]run
		current []piece
		gap     []rune // white space since the last word
		last    marks
	)
	for _, r := range runs {
		for rest := r.text; rest != ""; {
			if c, size := utf8.DecodeRuneInString(rest); unicode.IsSpace(c) {
				gap, rest = append(gap, c), rest[size:]
				continue
			}
			word := rest
			if end := strings.IndexFunc(rest, unicode.IsSpace); end >= 0 {
				word = rest[:end]
			}
			rest = rest[len(word):]
			switch {
			case len(current) == 0:
			case breaks(gap) > 1:
				all = append(all, join(current))
				current = nil
			case len(gap) > 0:
				current = appendPiece(current, both(last, r.marks), string(space(gap)))
			}
			current = appendPiece(current, r.marks, word)
			gap, last = gap[:0], r.marks
		}
	}
	if len(current) > 0 {
		all = append(all, join(current))
	}
	return all
}

// piece is a run under construction.
type piece struct {
	marks
	text []byte
}

func appendPiece(pieces []piece, m marks, text string) []piece {
	if last := len(pieces) - 1; last >= 0 && pieces[last].marks == m {
		pieces[last].text = append(pieces[last].text, text...)
		return pieces
	}
	return append(pieces, piece{m, []byte(text)})
}

// join turns pieces into runs. Only here is text composed, for a letter and its
// accent may have stood in different elements before.
func join(pieces []piece) []run {
	runs := make([]run, len(pieces))
	for i, p := range pieces {
		runs[i] = run{p.marks, norm.NFC.String(string(p.text))}
	}
	return runs
}

// space returns the one character that stands for a stretch of white space: a
// lone no-break or ideographic space stays what it is.
func space(gap []rune) rune {
	switch {
	case breaks(gap) > 0:
		return '\n'
	case len(gap) == 1 && gap[0] != '\t':
		return gap[0]
	}
	return ' '
}

func breaks(gap []rune) int {
	n := 0
	for _, c := range gap {
		if c == '\n' {
			n++
		}
	}
	return n
}

// lines joins paragraphs into one with line breaks between them, for headings
// and captions. It returns nil for none.
func lines(paras [][]run) []run {
	var all []run
	for _, runs := range paras {
		all = append(append(all, runs...), run{text: "\n"})
	}
	if joined := paragraphs(all); len(joined) > 0 {
		return joined[0]
	}
	return nil
}

// plain returns the text of runs, with footnotes in square brackets where they stand.
func plain(runs []run) string {
	var b strings.Builder
	note := 0
	for _, r := range append(runs[:len(runs):len(runs)], run{}) {
		if r.note != note && note != 0 {
			b.WriteByte(']')
		}
		if r.note != note && r.note != 0 {
			b.WriteString(" [")
		}
		note = r.note
		b.WriteString(r.text)
	}
	return b.String()
}

// withoutNotes returns runs without their footnotes.
func withoutNotes(runs []run) []run {
	return slices.DeleteFunc(slices.Clone(runs), func(r run) bool { return r.note != 0 })
}
