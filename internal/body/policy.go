package body

import (
	"regexp"

	"github.com/microcosm-cc/bluemonday"
)

// photoPath matches the only pictures a body may show: our own renditions. A
// picture from anywhere else would tell that server who reads the article.
var photoPath = regexp.MustCompile(`^/photos/[0-9a-z]{8,32}/\d{1,5}\.(?:jpg|webp)$`)

// noteRole is what makes a footnote of a span, statementKey what ties a marked statement to an attribution.
// A key counts the attributions of one article and says nothing of the source.
var (
	noteRole     = regexp.MustCompile(`^note$`)
	statementKey = regexp.MustCompile(`^[1-9]\d{0,5}$`)
)

// policy is the first gate. It lets through a little more than a body holds:
// the reader of tree.go needs wrappers such as div to see where blocks end, and
// renames h1, b and i. That reader is the second gate, with its own list.
var policy = newPolicy()

func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(
		"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "cite", "ul", "ol", "li",
		"em", "i", "strong", "b", "br", "hr", "sup",
		"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption",
		"div", "section", "article", "header", "footer", "main", "aside", "address", "pre", "dl", "dt", "dd",
	)
	p.AllowAttrs("href").OnElements("a")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowAttrs("src").Matching(photoPath).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(bluemonday.Integer).OnElements("img")
	p.AllowAttrs("start").OnElements("ol")
	p.AllowAttrs("scope").OnElements("th")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("role").Matching(noteRole).OnElements("span")
	p.AllowAttrs("data-source").Matching(statementKey).OnElements("mark")
	return p
}
