package body

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// Names finds the spellings of a name in texts.
//
// Case does not count, nor do hyphens within words, nor how words stand apart: "Kim Ha-neul" is found as "kim
// haneul", "Kim Ha neul" and "KIM-HANEUL" too. A spelling in an alphabet is found as whole words alone; one in
// Korean, Chinese or Japanese anywhere, as particles follow without a space.
type Names struct {
	spellings []string
	patterns  []*regexp.Regexp
}

// apart is what may stand between the words of a name: nothing at all, too.
const apart = `[\s\p{Z}\p{Pd}\x{00ad}\x{00b7}.,’'_]*`

// NewNames returns the Names of some spellings; empty ones are left out.
func NewNames(spellings ...string) *Names {
	n := &Names{}
	for _, s := range spellings {
		if s = strings.TrimSpace(Clean(s)); len(wordsOf(s)) > 0 && !slices.Contains(n.spellings, s) {
			n.spellings = append(n.spellings, s)
		}
	}
	// The longer first: of "Kim Haneul" and "Kim" the whole is to be replaced.
	slices.SortStableFunc(n.spellings, func(a, b string) int { return len(b) - len(a) })
	for _, s := range n.spellings {
		n.patterns = append(n.patterns, pattern(s))
	}
	return n
}

// wordsOf returns the words of a name, in letters and digits alone.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

func pattern(spelling string) *regexp.Regexp {
	var words []string
	for _, w := range wordsOf(spelling) {
		var letters []string
		for _, r := range w {
			letters = append(letters, regexp.QuoteMeta(string(r)))
		}
		between := `[\p{Pd}\x{00ad}]?`
		if spaceless([]rune(w)[0]) {
			between = `[\s\p{Z}]?`
		}
		words = append(words, strings.Join(letters, between))
	}
	return regexp.MustCompile(`(?i)` + strings.Join(words, apart))
}

// spaceless reports whether words of r's script are not parted from what follows them.
func spaceless(r rune) bool { return unspaced(r) || unicode.Is(unicode.Hangul, r) }

// Empty reports whether there is no spelling to look for.
func (n *Names) Empty() bool { return len(n.patterns) == 0 }

// In reports whether a text holds any spelling.
func (n *Names) In(s string) bool { return len(n.find(norm.NFC.String(s))) > 0 }

// Replace returns s, in NFC, with every spelling replaced, and how many there were.
func (n *Names) Replace(s, with string) (string, int) {
	s = norm.NFC.String(s)
	found := n.find(s)
	for _, at := range slices.Backward(found) {
		s = s[:at[0]] + with + s[at[1]:]
	}
	return s, len(found)
}

// find returns where spellings stand in s, in order and apart from each other.
func (n *Names) find(s string) (found [][2]int) {
	for _, p := range n.patterns {
		for from := 0; from < len(s); {
			at := p.FindStringIndex(s[from:])
			if at == nil {
				break
			}
			begin, end := from+at[0], from+at[1]
			taken := slices.ContainsFunc(found, func(f [2]int) bool { return begin < f[1] && f[0] < end })
			if taken || within(s, begin, end) {
				_, size := utf8.DecodeRuneInString(s[begin:])
				from = begin + size
				continue
			}
			found = append(found, [2]int{begin, end})
			from = end
		}
	}
	slices.SortFunc(found, func(a, b [2]int) int { return a[0] - b[0] })
	return found
}

// within reports whether s[begin:end] is part of a longer word of an alphabet.
func within(s string, begin, end int) bool {
	joined := func(inner, outer rune) bool {
		return !spaceless(inner) && !spaceless(outer) && (unicode.IsLetter(outer) || unicode.IsDigit(outer) || unicode.IsMark(outer))
	}
	first, _ := utf8.DecodeRuneInString(s[begin:])
	last, _ := utf8.DecodeLastRuneInString(s[:end])
	if before, size := utf8.DecodeLastRuneInString(s[:begin]); size > 0 && joined(first, before) {
		return true
	}
	after, size := utf8.DecodeRuneInString(s[end:])
	return size > 0 && joined(last, after)
}

// Parts returns the parts of the spellings by which the same person may be called elsewhere: single words, and
// Korean names without the family name.
func (n *Names) Parts() (parts []string) {
	for _, s := range n.spellings {
		words := wordsOf(s)
		for _, w := range words {
			letters := []rune(w)
			if len(words) > 1 && len(letters) > 1 {
				parts = append(parts, w)
			}
			if len(letters) >= 3 && len(letters) <= 4 && unicode.Is(unicode.Hangul, letters[0]) {
				parts = append(parts, string(letters[1:]))
			}
		}
	}
	slices.Sort(parts)
	return slices.Compact(parts)
}

// ReplaceHTML replaces every spelling in what readers see, across emphasis and links, and in the alternative
// texts of pictures, and returns how many there were. A link whose address holds a spelling loses its address.
func (n *Names) ReplaceHTML(h HTML, with string) (HTML, int) {
	context := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(string(h)), context)
	if err != nil {
		return h, 0 // it was written by this package, which nests less than is refused
	}
	r := replacer{names: n, with: with}
	for _, node := range nodes {
		r.node(node)
	}
	r.flush()
	var b strings.Builder
	for _, node := range nodes {
		_ = html.Render(&b, node) // a Builder takes everything
	}
	return Sanitise(b.String()), r.count
}

// replacer collects the texts of one line of reading, and replaces in them together.
type replacer struct {
	names *Names
	with  string
	texts []*html.Node
	count int
}

func (r *replacer) node(n *html.Node) {
	if n.Type == html.TextNode {
		r.texts = append(r.texts, n)
		return
	}
	for i, a := range n.Attr {
		switch {
		case a.Key == "href" && r.names.In(unescaped(a.Val)):
			n.Attr[i].Val = ""
			r.count++
		case a.Key == "alt":
			replaced, found := r.names.Replace(a.Val, r.with)
			n.Attr[i].Val = replaced
			r.count += found
		}
	}
	inline := inText[n.DataAtom]
	if !inline {
		r.flush()
	}
	for c := range n.ChildNodes() {
		r.node(c)
	}
	if !inline {
		r.flush()
	}
}

// unescaped returns an address as it reads.
func unescaped(address string) string {
	if s, err := url.PathUnescape(address); err == nil {
		return s
	}
	return address
}

// inText are the elements that a name may stand across.
var inText = map[atom.Atom]bool{atom.A: true, atom.Em: true, atom.I: true, atom.Strong: true, atom.B: true, atom.Cite: true,
	atom.Sup: true, atom.Span: true, atom.Mark: true, atom.Br: true}

// flush replaces in the texts collected so far. What is put in stands where the name began.
func (r *replacer) flush() {
	var whole strings.Builder
	starts := make([]int, len(r.texts))
	for i, t := range r.texts {
		t.Data = norm.NFC.String(t.Data)
		starts[i] = whole.Len()
		whole.WriteString(t.Data)
	}
	for _, at := range slices.Backward(r.names.find(whole.String())) {
		r.count++
		for i, t := range slices.Backward(r.texts) {
			begin, end := max(at[0]-starts[i], 0), min(at[1]-starts[i], len(t.Data))
			if begin >= end {
				continue
			}
			put := ""
			if at[0] >= starts[i] {
				put = r.with
			}
			t.Data = t.Data[:begin] + put + t.Data[end:]
		}
	}
	r.texts = r.texts[:0]
}
