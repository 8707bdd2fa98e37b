package body

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"dateline/internal/archive"
)

// Keys returns the keys of the attributions that statements are tied to, each once, in reading order.
func Keys(h HTML) []int {
	var keys []int
	eachLeaf(read(string(h), false), func(runs []run) {
		for _, r := range runs {
			if r.source != 0 && !slices.Contains(keys, r.source) {
				keys = append(keys, r.source)
			}
		}
	})
	return keys
}

// Retie returns h with its statements tied to places instead of keys: keys lists the keys of an article's
// attributions in their order, and each statement names the place of its own, counting from 1. A statement
// whose attribution is not among them stays, without its mark.
//
// A published text is tied this way, so that it does not tell even how many attributions a draft has had.
func Retie(h HTML, keys []int) HTML {
	blocks := read(string(h), false)
	eachLeaf(blocks, func(runs []run) {
		for i, r := range runs {
			runs[i].source = 1 + slices.Index(keys, r.source)
			if r.source == 0 {
				runs[i].source = 0
			}
		}
	})
	return Sanitise(string(write(blocks))) // runs that are now alike join
}

// Public returns the attributions and the text of an article as a revision holds them: neither names a
// confidential source, and statements name their source by its place in the list.
func Public(attributions []archive.Attribution, h HTML) ([]archive.Attribution, HTML) {
	public, keys := make([]archive.Attribution, len(attributions)), make([]int, len(attributions))
	for i, a := range attributions {
		public[i], keys[i] = a.Public(), a.Key
		public[i].Key = i + 1
	}
	return public, Retie(h, keys)
}

// Photos returns the ids of the photos that stand in the text, each once, in reading order.
func Photos(h HTML) []string {
	var ids []string
	var walk func([]block)
	walk = func(blocks []block) {
		for _, b := range blocks {
			for _, a := range b.attrs {
				if b.tag != "img" || a.Key != "src" {
					continue
				}
				if id := strings.Split(a.Val, "/")[2]; !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
			walk(b.kids)
		}
	}
	walk(read(string(h), false))
	return ids
}

// Blocks returns the top-level blocks of h, each in canonical form: joined by newlines they are h again.
func Blocks(h HTML) []HTML {
	var out []HTML
	for _, b := range read(string(h), false) {
		out = append(out, write([]block{b}))
	}
	return out
}

func eachLeaf(blocks []block, do func([]run)) {
	for _, b := range blocks {
		do(b.runs)
		eachLeaf(b.kids, do)
	}
}

// Apparatus is what a page needs to show footnotes and the sources of statements.
type Apparatus struct {
	Keys       []int              // of the article's attributions, in the order in which the page lists them
	NotesTitle string             // of the list of footnotes
	Note       func(n int) string // names the n-th footnote for those who cannot see the sign
	Source     func(n int) string // names the n-th source likewise
	Back       string             // names the way back into the text
}

// Ids of what the signs in the text lead to and come from.
const (
	sourceID    = "source-"
	statementID = "statement-"
	noteID      = "note-"
	noteSignID  = "note-sign-"
)

// SourceID returns the id of the n-th source in a page's list.
func SourceID(n int) string { return sourceID + strconv.Itoa(n) }

// StatementID returns the id of the sign at the i-th statement that rests on the n-th source.
func StatementID(n, i int) string { return statementID + strconv.Itoa(n) + "-" + strconv.Itoa(i) }

// Page writes h for readers. Footnotes become signs that lead to a list below the text; a statement tied to
// a source is followed by a sign that leads to [SourceID]. statements counts those of each source.
func Page(h HTML, a Apparatus) (page string, statements []int) {
	p := pageWriter{Apparatus: a, statements: make([]int, len(a.Keys))}
	var b strings.Builder
	writeBlocks(&b, read(string(h), false), p.leaf)
	p.writeNotes(&b)
	return strings.TrimSuffix(b.String(), "\n"), p.statements
}

type pageWriter struct {
	Apparatus
	statements []int
	notes      [][]run
}

// leaf writes the text of a block with signs for what hangs on it.
func (p *pageWriter) leaf(b *strings.Builder, runs []run) {
	for len(runs) > 0 {
		first := runs[0]
		end := slices.IndexFunc(runs, func(r run) bool { return r.note != first.note || r.source != first.source })
		if end < 0 {
			end = len(runs)
		}
		part := slices.Clone(runs[:end])
		for i := range part {
			part[i].note, part[i].source = 0, 0
		}
		runs = runs[end:]
		if first.note != 0 {
			p.notes = append(p.notes, part)
			n := len(p.notes)
			sign(b, "note-sign", noteSignID+strconv.Itoa(n), noteID+strconv.Itoa(n), "doc-noteref", p.Note(n), n)
			continue
		}
		writeRuns(b, part)
		if n := 1 + slices.Index(p.Keys, first.source); first.source != 0 && n > 0 && !goesOn(runs, first.source) {
			p.statements[n-1]++
			sign(b, "source-sign", StatementID(n, p.statements[n-1]), SourceID(n), "", p.Source(n), n)
		}
	}
}

// goesOn reports whether a statement goes on in runs, after a footnote at most.
func goesOn(runs []run, key int) bool {
	for _, r := range runs {
		if r.note == 0 && (r.source != 0 || strings.TrimSpace(r.text) != "") {
			return r.source == key
		}
	}
	return false
}

// sign writes the small number that leads from the text to what it stands for.
func sign(b *strings.Builder, class, id, target, role, label string, n int) {
	attrs := []html.Attribute{{Key: "id", Val: id}, {Key: "href", Val: "#" + target}}
	if role != "" {
		attrs = append(attrs, html.Attribute{Key: "role", Val: role})
	}
	openTag(b, "sup", []html.Attribute{{Key: "class", Val: class}})
	openTag(b, "a", append(attrs, html.Attribute{Key: "aria-label", Val: label}))
	b.WriteString(strconv.Itoa(n) + "</a></sup>")
}

// writeNotes writes the list of footnotes.
func (p *pageWriter) writeNotes(b *strings.Builder) {
	if len(p.notes) == 0 {
		return
	}
	openTag(b, "section", []html.Attribute{{Key: "class", Val: "notes"}, {Key: "role", Val: "doc-endnotes"}, {Key: "aria-label", Val: p.NotesTitle}})
	b.WriteString("\n<ol>\n")
	for i, runs := range p.notes {
		n := strconv.Itoa(i + 1)
		openTag(b, "li", []html.Attribute{{Key: "id", Val: noteID + n}})
		writeRuns(b, runs)
		b.WriteByte(' ')
		openTag(b, "a", []html.Attribute{{Key: "href", Val: "#" + noteSignID + n}, {Key: "role", Val: "doc-backlink"}, {Key: "aria-label", Val: p.Back}})
		b.WriteString("↩</a></li>\n")
	}
	b.WriteString("</ol>\n</section>\n")
}
