package body

import (
	"html"
	"strings"
	"unicode"
)

// Text returns the body as plain text: blocks separated by blank lines, the
// items of a list and the rows of a table on lines of their own.
func Text(h HTML) string {
	return strings.Join(texts(read(string(h), false)), "\n\n")
}

// texts returns the plain text of each block that has any.
func texts(blocks []block) []string {
	var out []string
	for _, b := range blocks {
		switch b.tag {
		case "blockquote":
			out = append(out, texts(b.kids)...)
			continue
		case "table":
			for _, part := range b.kids {
				out = append(out, flat(part))
			}
			continue
		}
		if s := flat(b); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// flat returns the text of b as one paragraph: cells apart by tabs, everything
// else by newlines.
func flat(b block) string {
	if b.runs != nil {
		return plain(b.runs)
	}
	separator := "\n"
	if b.tag == "tr" {
		separator = "\t"
	}
	var parts []string
	for _, kid := range b.kids {
		if s := flat(kid); s != "" || b.tag == "tr" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, separator)
}

// Words counts the words of a body: for most languages, Korean included, what
// stands between spaces; Han characters and kana, which are written without
// spaces, count one each. It reads the canonical form as it stands, for every
// page of an article asks.
func Words(h HTML) int {
	n, inWord := 0, false
	for rest := string(h); rest != ""; {
		text, tagged, _ := strings.Cut(rest, "<")
		for _, r := range html.UnescapeString(text) {
			switch {
			case r == ' ' || r == '—' || unicode.IsSpace(r):
				inWord = false
			case unspaced(r):
				n++
				inWord = false
			case !inWord && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				n++
				inWord = true
			}
		}
		var tag string
		tag, rest, _ = strings.Cut(tagged, ">")
		inWord = inWord && withinWord(tag)
	}
	return n
}

// withinWord reports whether a tag, without its brackets, may stand inside a word.
func withinWord(tag string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
	switch name {
	case "a", "strong", "em", "cite", "sup":
		return true
	}
	return false
}

// unspaced reports whether r belongs to a script written without spaces.
func unspaced(r rune) bool {
	return r >= '⺀' && !hangul(r) && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// Excerpt returns the beginning of a body's paragraphs on one line, at most n
// characters (runes) long with its ellipsis. It ends at the end of a sentence
// where one lies in the second half, otherwise at the end of a word. Headings,
// captions and tables are left out unless there is nothing else.
func Excerpt(h HTML, n int) string {
	var paras []string
	blocks := read(string(h), false)
	for _, b := range blocks {
		if b.tag == "p" {
			paras = append(paras, plain(withoutNotes(b.runs)))
		}
	}
	if paras == nil {
		paras = texts(blocks)
	}
	text := []rune(strings.Join(strings.Fields(strings.Join(paras, " ")), " "))
	switch {
	case len(text) <= n:
		return string(text)
	case n < 1:
		return ""
	}
	if end := sentenceEnd(text[:n-1]); end > n/2 {
		return string(text[:end]) + " …"
	}
	end := n - 1
	for end > 0 && text[end] != ' ' {
		end--
	}
	if end == 0 { // one long word, as in Chinese: cut anywhere but inside a character
		end = n - 1
		for end > 0 && (unicode.Is(unicode.M, text[end]) || joiner(text[end]) || joiner(text[end-1])) {
			end--
		}
	}
	return strings.TrimRight(string(text[:end]), " ,;:–—-") + "…"
}

// sentenceEnd returns the index after the last sentence that ends in text before
// a space, or 0.
func sentenceEnd(text []rune) int {
	for i := len(text) - 1; i > 0; i-- {
		if text[i] != ' ' {
			continue
		}
		last := i - 1
		for last > 0 && strings.ContainsRune("”’\"')」』", text[last]) {
			last--
		}
		if strings.ContainsRune(".!?。", text[last]) {
			return i
		}
	}
	return 0
}
