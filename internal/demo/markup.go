package demo

import (
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
)

// render turns a body's markup into HTML. Blocks are parted by empty lines:
//
//	## A line is a heading
//	> A quotation
//	- An item of a list, one to a line
//	Anything else is a paragraph, in which *words* are emphasised,
//	{2|a statement} rests on the second source, and {note|a remark} is a footnote.
//
// Everything is escaped, so no other tag can come out. It returns an error for
// an empty body, an empty block and an asterisk without its partner.
func render(markup string) (string, error) {
	var b strings.Builder
	for block := range strings.SplitSeq(strings.TrimSpace(markup), "\n\n") {
		if block == "" || block != strings.TrimSpace(block) {
			return "", errors.New("the body is empty, or has two empty lines together or space around a block")
		}
		if err := renderBlock(&b, block); err != nil {
			return "", fmt.Errorf("block %q: %w", block, err)
		}
	}
	return b.String(), nil
}

func renderBlock(b *strings.Builder, block string) error {
	if text, ok := strings.CutPrefix(block, "## "); ok {
		return element(b, text, "<h2>", "</h2>")
	}
	if text, ok := strings.CutPrefix(block, "> "); ok {
		return element(b, text, "<blockquote><p>", "</p></blockquote>")
	}
	if !strings.HasPrefix(block, "- ") {
		return element(b, block, "<p>", "</p>")
	}
	b.WriteString("<ul>")
	for line := range strings.Lines(block) {
		item, ok := strings.CutPrefix(line, "- ")
		if !ok {
			return errors.New("a list has a line that is not an item")
		}
		if err := element(b, item, "<li>", "</li>"); err != nil {
			return err
		}
	}
	b.WriteString("</ul>\n")
	return nil
}

var (
	note      = regexp.MustCompile(`\{note\|([^{}]+)\}`)
	statement = regexp.MustCompile(`\{([1-9])\|([^{}]+)\}`)
)

// element writes one line of text between two tags.
func element(b *strings.Builder, text, open, closing string) error {
	text = strings.TrimSpace(text)
	if text == "" || strings.Contains(text, "\n") {
		return errors.New("a block is one line of text")
	}
	b.WriteString(open)
	for i, part := range strings.Split(text, "*") {
		if i%2 == 1 {
			part = "<em>" + html.EscapeString(part) + "</em>"
		} else {
			part = html.EscapeString(part)
		}
		b.WriteString(statement.ReplaceAllString(note.ReplaceAllString(part, `<span role="note">$1</span>`), `<mark data-source="$1">$2</mark>`))
	}
	if strings.Count(text, "*")%2 == 1 {
		return errors.New("an asterisk has no partner")
	}
	b.WriteString(closing)
	if open != "<li>" {
		b.WriteString("\n")
	}
	return nil
}
