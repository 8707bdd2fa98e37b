package body

import (
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Op says what happened to a segment of text between two versions.
type Op int

// The operations of a [Segment].
const (
	Equal Op = iota
	Insert
	Delete
)

// String returns the lower-case English name of the operation.
func (op Op) String() string {
	switch op {
	case Insert:
		return "insert"
	case Delete:
		return "delete"
	}
	return "equal"
}

// Segment is a stretch of text that stayed, came or went. A deletion comes
// before the insertion that replaces it; no segment is empty.
type Segment struct {
	Op   Op
	Text string
}

// maxTokens bounds the work of one comparison: past it (about 3,000 words in
// each version, not counting a common beginning and end) the middle is shown as
// wholly replaced. The algorithm is quadratic, and this keeps the worst case to
// a fraction of a second, the same result on every machine.
const maxTokens = 12000

// Diff compares two plain texts word by word: a word of Korean is what stands
// between spaces, a Han character or kana is a word by itself. The equal and
// deleted segments make up before, the equal and inserted ones after. A text
// that is not valid UTF-8 is repaired first.
func Diff(before, after string) []Segment {
	before, after = strings.ToValidUTF8(before, "\uFFFD"), strings.ToValidUTF8(after, "\uFFFD")
	return compare(tokens(before), tokens(after))
}

// tokens splits s into words, single signs and stretches of white space.
func tokens(s string) []string {
	var out []string
	start, kind := 0, 0
	for i, r := range s {
		k := tokenKind(r)
		if i > start && (k != kind || k == signToken) {
			out = append(out, s[start:i])
			start = i
		}
		kind = k
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

const (
	signToken = iota // stands alone
	spaceToken
	wordToken
)

func tokenKind(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return spaceToken
	case unspaced(r):
		return signToken
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), joiner(r), r == '’', r == '\'', r == '-':
		return wordToken
	}
	return signToken
}

// compare returns the difference of two lists of tokens as readable segments.
func compare(before, after []string) []Segment {
	start := 0
	for start < len(before) && start < len(after) && before[start] == after[start] {
		start++
	}
	end := 0
	for end < len(before)-start && end < len(after)-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	var out segments
	out.add(Equal, before[:start]...)
	middleBefore, middleAfter := before[start:len(before)-end], after[start:len(after)-end]
	if len(middleBefore)+len(middleAfter) > maxTokens {
		out.add(Delete, middleBefore...)
		out.add(Insert, middleAfter...)
	} else {
		for _, s := range minimal(middleBefore, middleAfter) {
			out.add(s.Op, s.Text)
		}
	}
	out.add(Equal, before[len(before)-end:]...)
	return out.readable()
}

// minimal runs the algorithm proper. It compares runes, so each distinct token
// is given one.
func minimal(before, after []string) []Segment {
	codes := map[string]rune{}
	names := map[rune]string{}
	encode := func(list []string) []rune {
		out := make([]rune, len(list))
		for i, token := range list {
			code, ok := codes[token]
			if !ok {
				// The private planes hold more codes than maxTokens, and no surrogate.
				code = rune(0xF0000 + len(codes))
				codes[token], names[code] = code, token
			}
			out[i] = code
		}
		return out
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // a deadline would make the result depend on the machine
	var out []Segment
	for _, d := range dmp.DiffMainRunes(encode(before), encode(after), false) {
		var text strings.Builder
		for _, code := range d.Text {
			text.WriteString(names[code])
		}
		out = append(out, Segment{opOf[d.Type], text.String()})
	}
	return out
}

var opOf = map[diffmatchpatch.Operation]Op{
	diffmatchpatch.DiffEqual:  Equal,
	diffmatchpatch.DiffInsert: Insert,
	diffmatchpatch.DiffDelete: Delete,
}

// segments collects changes between equal stretches.
type segments []Segment

func (s *segments) add(op Op, tokens ...string) {
	if text := strings.Join(tokens, ""); text != "" {
		*s = append(*s, Segment{op, text})
	}
}

// readable joins changes that only white space or signs keep apart, so that a
// rewritten phrase reads as one phrase, and orders deletions before insertions.
func (s segments) readable() []Segment {
	var out []Segment
	var del, ins strings.Builder
	flush := func() {
		if del.Len() > 0 {
			out = append(out, Segment{Delete, del.String()})
		}
		if ins.Len() > 0 {
			out = append(out, Segment{Insert, ins.String()})
		}
		del.Reset()
		ins.Reset()
	}
	for i, seg := range s {
		replaced := del.Len() > 0 && ins.Len() > 0
		switch {
		case seg.Op == Delete:
			del.WriteString(seg.Text)
		case seg.Op == Insert:
			ins.WriteString(seg.Text)
		case replaced && i < len(s)-1 && strings.TrimSpace(seg.Text) == "":
			del.WriteString(seg.Text)
			ins.WriteString(seg.Text)
		default:
			flush()
			if n := len(out) - 1; n >= 0 && out[n].Op == Equal {
				out[n].Text += seg.Text
			} else {
				out = append(out, seg)
			}
		}
	}
	flush()
	return out
}
