package importer

import (
	"strings"
	"unicode/utf8"
)

// splitBlocks splits a text into blocks of one line each. Blank lines always end
// a block. Single newlines do too, unless the text was broken to a fixed width,
// as in mail.
func splitBlocks(text string) []string {
	var groups [][]string
	var group []string
	for line := range strings.SplitSeq(text+"\n", "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			group = append(group, line)
			continue
		}
		if group != nil {
			groups = append(groups, group)
		}
		group = nil
	}
	if group != nil {
		groups = append(groups, group)
	}
	width := wrapWidth(groups)
	var blocks []string
	for _, lines := range groups {
		for i, line := range lines {
			if i > 0 && continues(lines[i-1], width, len(groups) > 1) {
				blocks[len(blocks)-1] += " " + line
			} else {
				blocks = append(blocks, line)
			}
		}
	}
	return blocks
}

// wrapWidth returns the width to which the text was broken, or 0: lines of some
// fifty to a hundred characters, and most of the full ones stop in mid-sentence.
func wrapWidth(groups [][]string) int {
	width := 0
	for _, group := range groups {
		for _, line := range group {
			width = max(width, length(line))
		}
	}
	if width < 50 || width > 100 {
		return 0
	}
	full, open := 0, 0
	for _, group := range groups {
		for _, line := range group[:len(group)-1] {
			if isFull(line, width) {
				full++
				if !endsSentence(line) {
					open++
				}
			}
		}
	}
	if full < 2 || open*3 < full*2 {
		return 0
	}
	return width
}

func isFull(line string, width int) bool { return length(line)*10 >= width*7 }

// continues reports whether the block goes on after line in a text broken to
// width. Where no blank lines set paragraphs apart, a full stop at the end of a
// line has to.
func continues(line string, width int, blankLines bool) bool {
	return width > 0 && isFull(line, width) && (blankLines || !endsSentence(line))
}

// length counts characters.
func length(s string) int { return utf8.RuneCountInString(s) }

// closers may follow the sign that ends a sentence.
const closers = `”’"')]』」》`

// endsSentence reports whether s ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, closers)
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

// isSentence reports whether s reads like running text, not like a label. Hangul
// says the same in half the characters.
func isSentence(s string) bool {
	n := length(s)
	return endsSentence(s) && (n >= 40 || n >= 20 && mostlyHangul(s))
}
