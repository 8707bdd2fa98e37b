package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

var (
	textEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
)

// write returns the canonical text of blocks. It knows only the elements that
// the reader makes, and writes no attribute that the reader did not check.
func write(blocks []block) HTML {
	var b strings.Builder
	writeBlocks(&b, blocks, writeRuns)
	return HTML(strings.TrimSuffix(b.String(), "\n"))
}

// leafWriter writes the text of one block.
type leafWriter func(*strings.Builder, []run)

func writeBlocks(b *strings.Builder, blocks []block, leaf leafWriter) {
	for _, block := range blocks {
		writeBlock(b, block, leaf)
		b.WriteByte('\n')
	}
}

func writeBlock(b *strings.Builder, k block, leaf leafWriter) {
	openTag(b, k.tag, k.attrs)
	switch {
	case k.tag == "hr" || k.tag == "img":
		return
	case k.runs != nil:
		leaf(b, k.runs)
	case holdsOneParagraph(k):
		leaf(b, k.kids[0].runs)
	case len(k.kids) > 0:
		b.WriteByte('\n')
		writeBlocks(b, k.kids, leaf)
	}
	closeTag(b, k.tag)
}

// holdsOneParagraph reports whether k is a list item or a cell whose one
// paragraph goes without tags of its own.
func holdsOneParagraph(k block) bool {
	return (k.tag == "li" || k.tag == "td" || k.tag == "th") && len(k.kids) == 1 && k.kids[0].tag == "p"
}

func openTag(b *strings.Builder, tag string, attrs []html.Attribute) {
	b.WriteString("<" + tag)
	for _, a := range attrs {
		b.WriteString(" " + a.Key + `="` + attrEscapes.Replace(a.Val) + `"`)
	}
	b.WriteByte('>')
}

func closeTag(b *strings.Builder, tag string) { b.WriteString("</" + tag + ">") }

// writeRuns writes runs so that neighbours share the tags they have in common.
func writeRuns(b *strings.Builder, runs []run) {
	var open []element
	for _, r := range runs {
		want := elements(r.marks)
		keep := 0
		for keep < len(open) && keep < len(want) && open[keep] == want[keep] {
			keep++
		}
		for i := len(open) - 1; i >= keep; i-- {
			closeTag(b, open[i].tag)
		}
		for _, e := range want[keep:] {
			openTag(b, e.tag, e.attrs())
		}
		open = want
		b.WriteString(strings.ReplaceAll(textEscapes.Replace(r.text), "\n", "<br>"))
	}
	for i := len(open) - 1; i >= 0; i-- {
		closeTag(b, open[i].tag)
	}
}

// element is an inline element with its one attribute, if it has one.
type element struct {
	tag, key, value string
	nth             int // tells footnotes apart that stand side by side
}

func (e element) attrs() []html.Attribute {
	if e.key == "" {
		return nil
	}
	return []html.Attribute{{Key: e.key, Val: e.value}}
}

// elements returns the tags for m, outermost first.
func elements(m marks) []element {
	var out []element
	if m.note != 0 { // outermost, as a note that was cut in two would be two notes
		out = append(out, element{tag: "span", key: "role", value: "note", nth: m.note})
	}
	if m.source != 0 {
		out = append(out, element{tag: "mark", key: "data-source", value: strconv.Itoa(m.source)})
	}
	if m.href != "" {
		out = append(out, element{tag: "a", key: "href", value: m.href})
	}
	for _, mark := range []struct {
		on  bool
		tag string
	}{{m.strong, "strong"}, {m.em, "em"}, {m.cite, "cite"}, {m.sup, "sup"}} {
		if mark.on {
			out = append(out, element{tag: mark.tag})
		}
	}
	return out
}
