package body_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"dateline/internal/body"
)

func TestSanitise(t *testing.T) {
	t.Parallel()
	const photo = "/photos/0a1b2c3d4e/800.jpg"
	tests := []struct{ name, in, want string }{
		{"empty", "  \n ", ""},
		{"bare text", "Hello", "<p>Hello</p>"},
		{"bare text beside a block", "One<h2>Two</h2>three", "<p>One</p>\n<h2>Two</h2>\n<p>three</p>"},
		{"wrappers end blocks", "<div>One<div>two</div></div>", "<p>One</p>\n<p>two</p>"},
		{"empty paragraphs", "<p></p><p> &nbsp; </p><p><br></p><p><em> </em></p><p>x</p>", "<p>x</p>"},
		{"white space", "<p>\n  a\t b  \n</p>", "<p>a b</p>"},
		{"newline of another system", "<p>a\r\nb</p>\r\n<p>c</p>", "<p>a b</p>\n<p>c</p>"},
		{"no-break space stays", "<p>10&nbsp;000 &nbsp;won</p>", "<p>10\u00a0000 won</p>"},
		{"b and i", "<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"},
		{"marks leave white space", "<p><em>a </em>b</p>", "<p><em>a</em> b</p>"},
		{"marks nest in one order", "<p><em><strong>a</strong></em></p>", "<p><strong><em>a</em></strong></p>"},
		{"marks join", "<p><em>a</em><em> b</em></p>", "<p><em>a b</em></p>"},
		{"one link around marks", `<p><a href="https://a.example/">a <em>b</em></a></p>`, `<p><a href="https://a.example/">a <em>b</em></a></p>`},
		{"mark around blocks", "<em><p>a</p><p>b</p></em>", "<p><em>a</em></p>\n<p><em>b</em></p>"},
		{"headings", "<h1>a</h1><h3>b</h3><h6>c</h6>", "<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>"},
		{"line breaks", "<p><br>a<br>b<br></p>", "<p>a<br>b</p>"},
		{"two line breaks make paragraphs", "a<br><br>b", "<p>a</p>\n<p>b</p>"},
		{"two line breaks in a heading", "<h2>a<br><br>b</h2>", "<h2>a<br>b</h2>"},
		{"quotation", "<blockquote>a<p>b <cite>c</cite></p></blockquote>", "<blockquote>\n<p>a</p>\n<p>b <cite>c</cite></p>\n</blockquote>"},
		{"list", "<ul><li>a<li><p>b</p></ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"},
		{"ordered list", `<ol start="4" type="a"><li>a</ol>`, "<ol start=\"4\">\n<li>a</li>\n</ol>"},
		{"nested list", "<ul><li>a<ul><li>b</ul></ul>", "<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"},
		{"list nested outside its item", "<ul><li>a</li><ul><li>b</ul></ul>", "<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"},
		{"text outside an item", "<ul>a</ul>", "<ul>\n<li>a</li>\n</ul>"},
		{"empty list", "<ul><li></li></ul>", ""},
		{"item without list", "<li>a</li>", "<p>a</p>"},
		{"rule", "a<hr class=x>b", "<p>a</p>\n<hr>\n<p>b</p>"},
		{"table", `<table border=1><caption>C</caption><tr><th scope="col" onclick="x()">a</th></tr><tr><td colspan="2" rowspan="1"></td><td>b<br>c</td></tr></table>`,
			"<table>\n<caption>C</caption>\n<tbody>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n<tr>\n<td colspan=\"2\"></td>\n<td>b<br>c</td>\n</tr>\n</tbody>\n</table>"},
		{"table with head and foot", "<table><thead><tr><th>a</thead><tfoot><tr><td>f</tfoot></table>",
			"<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>f</td>\n</tr>\n</tbody>\n</table>"},
		{"table of nothing", "<table><caption>C</caption><tr><td></td></tr></table>", "<p>C</p>"},
		{"figure", `<figure class="wide"><img src="` + photo + `" alt="A &quot;b&quot;" width="800" height="x" onerror="x()"><figcaption>C</figcaption></figure>`,
			"<figure>\n<img src=\"" + photo + "\" alt=\"A &quot;b&quot;\" width=\"800\">\n<figcaption>C</figcaption>\n</figure>"},
		{"picture in a paragraph", `<p>a<img src="` + photo + `">b</p>`, "<p>a</p>\n<figure>\n<img src=\"" + photo + "\" alt=\"\">\n</figure>\n<p>b</p>"},
		{"picture from elsewhere", `<p>a<img src="https://tracker.example/photos/0a1b2c3d4e/800.jpg">b</p><img src="/desk/x.jpg"><img src="/photos/../desk/800.jpg">`, "<p>ab</p>"},
		{"figure without picture", "<figure><p>a</p><figcaption>C</figcaption></figure>", "<p>a</p>\n<p>C</p>"},
		{"caption without figure", "<blockquote><figcaption>C</figcaption></blockquote>", "<blockquote>\n<p>C</p>\n</blockquote>"},
		{"quotation with its speaker", "<blockquote><footer>A. Kim</footer><p>a</p></blockquote>", "<blockquote>\n<p>a</p>\n<footer>A. Kim</footer>\n</blockquote>"},
		{"speakers join", "<blockquote><p>a</p><footer>b<p>c</p></footer><footer>d</footer></blockquote>", "<blockquote>\n<p>a</p>\n<footer>b<br>c<br>d</footer>\n</blockquote>"},
		{"speaker of nothing", "<blockquote><footer>b</footer></blockquote><footer>c</footer>", "<blockquote>\n<p>b</p>\n</blockquote>\n<p>c</p>"},
		{"footnotes", `<p>a<span role="note">b <a href="/x">c</a></span><span role="note">d</span> e</p>`,
			`<p>a<span role="note">b <a href="/x">c</a></span><span role="note">d</span> e</p>`},
		{"footnote in a link", `<p><a href="/x">a<span role="note">b</span>c</a></p>`,
			`<p><a href="/x">a</a><span role="note"><a href="/x">b</a></span><a href="/x">c</a></p>`},
		{"spans that are no footnotes", `<p><span class="x" role="alert">a</span><span>b</span></p>`, "<p>ab</p>"},
		{"statement", `<p>a <mark data-source="2" class="x">b <em>c</em></mark></p>`, `<p>a <mark data-source="2">b <em>c</em></mark></p>`},
		{"statements of two sources", `<p><mark data-source="1">a</mark><mark data-source="2">b</mark></p>`, `<p><mark data-source="1">a</mark><mark data-source="2">b</mark></p>`},
		{"marks that tie nothing", `<p><mark>a</mark><mark data-source="0">b</mark><mark data-source="Heron">c</mark><mark data-source="9999999">d</mark></p>`, "<p>abcd</p>"},
		{"no statement in a footnote", `<p><mark data-source="1">a<span role="note">b<mark data-source="1">c</mark></span>d</mark></p>`,
			`<p><mark data-source="1">a</mark><span role="note">bc</span><mark data-source="1">d</mark></p>`},
		{"scripts", `a<script>alert(1)</script><style>p{}</style><iframe src="https://x.example/">f</iframe><svg onload="x()"><p>b</svg>`, "<p>a</p>\n<p>b</p>"},
		{"attributes", `<p class="x" id="y" style="color:red" data-z="1" onclick="x()">a</p>`, "<p>a</p>"},
		{"javascript link", `<a href="java&#10;script:alert(1)">a</a> <a href=" JAVASCRIPT:alert(1)">b</a> <a href="data:text/html,x">c</a>`, "<p>a b c</p>"},
		{"escapes", "<p>1 &lt; 2 &amp; &#39;x&#39; &quot;y&quot;</p>", `<p>1 &lt; 2 &amp; 'x' "y"</p>`},
		{"invisible characters", "<p>a\u200bb\u202e&#x2066;c&#x200d;d\ufeff\u00ade</p>", "<p>abcde</p>"},
		{"decomposed Hangul across elements", "<p>\u1112\u1161<span>\u11ab</span></p>", "<p>한</p>"},
		{"too deep for a parser", strings.Repeat("<blockquote>", 600) + "kept", "<p>kept</p>"},
		{"too deep for a reader", strings.Repeat("<blockquote>", 20) + "kept", strings.Repeat("<blockquote>\n", 8) + "<p>kept</p>" + strings.Repeat("\n</blockquote>", 8)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := body.Sanitise(tt.in)
			if string(got) != tt.want {
				t.Errorf("Sanitise(%q)\n got %q\nwant %q", tt.in, got, tt.want)
			}
			check(t, tt.in)
		})
	}
}

func TestSanitiseLinks(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"https://a.example/x?b=1&c=2#d", "https://a.example/x?b=1&amp;c=2#d"},
		{"mailto:desk@a.example", "mailto:desk@a.example"},
		{"/2025/07/04/slug", "/2025/07/04/slug"},
		{"//evil.example/", ""},
		{`/\evil.example/`, "/%5Cevil.example/"}, // escaped, it is a path of this site
		{"https://user@evil.example/", ""},
		{"https:///x", ""},
		{"page.html", ""},
		{"#top", ""},
		{"ftp://a.example/", ""},
		{"https://a.example/?utm_source=x&id=1&fbclid=y&mc_eid=z", "https://a.example/?id=1"},
		{"https://a.example/x?mc_eid=z#d", "https://a.example/x#d"},
		{"https://www.google.com/url?q=https://a.example/x%3Fb%3D1&sa=D&ust=17&usg=A", "https://a.example/x?b=1"},
		{"https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example%2F%3Futm_source%3Dx&usg=A", "https://a.example/"},
		{"https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=05%7Ckim%40desk.example", "https://a.example/"},
		{"https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT0", "https://a.example/"},
		{"https://www.google.com/url?q=javascript:alert(1)&sa=D", ""},
		{"https://www.google.com/search?q=https://a.example/", "https://www.google.com/search?q=https://a.example/"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			t.Parallel()
			want := body.HTML("<p>a</p>")
			if tt.want != "" {
				want = body.HTML(`<p><a href="` + tt.want + `">a</a></p>`)
			}
			if got := body.Sanitise(`<a href="` + html.EscapeString(tt.in) + `">a</a>`); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestFromInput(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"plain", "One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"},
		{"line break", "One\ntwo", "<p>One<br>two</p>"},
		{"many blank lines", "\r\n One. \r\n \t\r\n\r\n Two.\r\n", "<p>One.</p>\n<p>Two.</p>"},
		{"signs", "a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"},
		{"entity typed as text", "AT&amp;T", "<p>AT&amp;amp;T</p>"},
		{"mail address", "Kim <kim@velmora.example> wrote", "<p>Kim &lt;kim@velmora.example&gt; wrote</p>"},
		{"script alone is text", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
		{"inline tags between blank lines", "One <em>two</em>\nthree\n\nFour", "<p>One <em>two</em><br>three</p>\n<p>Four</p>"},
		{"heading between plain paragraphs", "One\n\n<h2>Two</h2>\n\nThree\n\nFour", "<p>One</p>\n<h2>Two</h2>\n<p>Three</p>\n<p>Four</p>"},
		{"newlines inside a block are spaces", "<p>One\n\ntwo</p>", "<p>One two</p>"},
		{"HTML", "<p>a</p><script>x</script>", "<p>a</p>"},
		{"Korean", "첫 문단.\n\n둘째 문단.", "<p>첫 문단.</p>\n<p>둘째 문단.</p>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := body.FromInput(tt.in); string(got) != tt.want {
				t.Errorf("FromInput(%q)\n got %q\nwant %q", tt.in, got, tt.want)
			}
			check(t, tt.in)
		})
	}
}

func TestSource(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		in   body.HTML
		want string
	}{
		{"paragraphs", "<p>One &amp; two<br>three</p>\n<p>Four</p>", "One & two\nthree\n\nFour"},
		{"marks need HTML", "<p>a <em>b</em></p>", "<p>a <em>b</em></p>"},
		{"headings need HTML", "<h2>a</h2>\n<p>b</p>", "<h2>a</h2>\n<p>b</p>"},
		{"text that looks like a tag needs HTML", "<p>the &lt;p&gt; tag</p>", "<p>the &lt;p&gt; tag</p>"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := body.Source(tt.in); got != tt.want {
				t.Errorf("Source(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"controls", "a\x00\x07b\u0085c\td\r\ne", "ab c\td\ne"},
		{"watermarks", "a\u200b\u2060\u200cb\U000E0041c\u3164\u2009d", "abc d"},
		{"Persian joiner stays", "می\u200cخواهم", "می\u200cخواهم"},
		{"a second joiner goes", "می\u200c\u200dخ", "می\u200cخ"},
		{"family emoji stays", "👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f"},
		{"variation selectors that hide data", "a\ufe01\U000E0100b", "ab"},
		{"broken UTF-8", "a\xffb", "a\uFFFDb"},
		{"NFC", "e\u0301", "é"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := body.Clean(tt.in); got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// TestHostileSizes feeds much of what could make each step quadratic.
func TestHostileSizes(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{
		" ", "\n", "a", "<br>a", "<b>a</b>", "<b>a", "<p>a", "<ul><li>a", "<table><tr><td>", "<a href=/x>a", "\u0301", "<figure><figcaption>a</figcaption>", "&lt;", "<", "<cite>a",
	} {
		t.Run(unit, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			body.Text(body.FromInput(strings.Repeat(unit, 1<<18/len(unit))))
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// check holds what must be true of the bodies made from any input.
func check(t *testing.T, in string) {
	t.Helper()
	for _, h := range []body.HTML{body.Sanitise(in), body.FromInput(in)} {
		if again := body.Sanitise(string(h)); again != h {
			t.Errorf("not idempotent on %q:\n once %q\ntwice %q", in, h, again)
		}
		if again := body.FromInput(string(h)); again != h {
			t.Errorf("FromInput changes its own result on %q:\n once %q\ntwice %q", in, h, again)
		}
		if back := body.FromInput(body.Source(h)); back != h {
			t.Errorf("Source of %q does not round-trip: %q", h, back)
		}
		if crlf := strings.ReplaceAll(body.Source(h), "\n", "\r\n"); body.FromInput(crlf) != h {
			t.Errorf("a browser's line ends change %q", h)
		}
		allowedOnly(t, string(h))
	}
}

// allowed lists, independently of the code under test, what a reader's browser
// may be given.
var allowed = map[string]map[string]*regexp.Regexp{
	"p": nil, "h2": nil, "h3": nil, "h4": nil, "blockquote": nil, "cite": nil, "ul": nil, "li": nil,
	"em": nil, "strong": nil, "br": nil, "hr": nil, "sup": nil, "figure": nil, "figcaption": nil, "footer": nil,
	"span": {"role": regexp.MustCompile(`^note$`)}, "mark": {"data-source": regexp.MustCompile(`^[1-9]\d{0,5}$`)},
	"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tr": nil,
	"ol": {"start": regexp.MustCompile(`^-?\d+$`)},
	"a":  {"href": regexp.MustCompile(`^(?:(?i:https?)://[^/@\s\\]|(?i:mailto):|/(?:[^/\\\s]|$))`)},
	"th": {"scope": regexp.MustCompile(`^(row|col)(group)?$`), "colspan": digits, "rowspan": digits},
	"td": {"colspan": digits, "rowspan": digits},
	"img": {"src": regexp.MustCompile(`^/photos/[0-9a-z]{8,32}/\d+\.(jpg|webp)$`), "alt": regexp.MustCompile(`(?s).*`),
		"width": digits, "height": digits},
}

var digits = regexp.MustCompile(`^\d+$`)

// allowedOnly parses h as a browser would, inside a page.
func allowedOnly(t *testing.T, h string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><title>t</title><article>" + h + "</article>"))
	if err != nil {
		t.Fatalf("%q does not parse: %v", h, err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && strings.ContainsAny(n.Data, "\x00\u200b\u202e\u2066") {
			t.Errorf("invisible character in %q", h)
		}
		if n.Type != html.ElementNode || slices.Contains([]string{"html", "head", "title", "body", "article"}, n.Data) {
			continue
		}
		attrs, ok := allowed[n.Data]
		if !ok {
			t.Errorf("element %s in %q", n.Data, h)
		}
		for _, a := range n.Attr {
			if re := attrs[a.Key]; re == nil || !re.MatchString(a.Val) {
				t.Errorf("attribute %s=%q of %s in %q", a.Key, a.Val, n.Data, h)
			}
		}
	}
}

func FuzzSanitise(f *testing.F) {
	for _, seed := range []string{
		"", "plain\n\ntext", "<p>a<b>b<i>c</b>d</i></p>", "<table>x<tr><td>y<table><tr><td>z", "<ul>a<li>b<ul>c",
		"<a href='//x'>a<a href=/b?utm_x=1&c>b", "<svg><style><img src=x onerror=alert(1)>", "<math><mi><p><img src=/photos/abcdefgh/1.jpg>",
		"<figure><img src=/photos/abcdefgh/1.jpg><figure><figcaption>a<ul><li>b", "<em>a</em> <em>b</em>\u3000<br>\u00a0<br>c", "a\u200dक\u200d\u200dक<sup>\u0301",
		"<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<h2>a<p>b<hr>c</h2>", "<caption>a<h3>b", "<!-- --!><p>", "<p/x>&#0;&#x80;\xff",
		"<p>a<span role=note>b<blockquote>c<footer>d</span>e<mark data-source=1>f<span role=note>g", "<blockquote><footer>a<table><tr><td><footer>b",
		"<mark data-source=3>a</mark> <mark data-source=3>b<span role=note> c </span></mark>", "<footer>a<br><br>b</footer><figure><footer>c",
		"<h2><table><caption><ul><li><h3>x", "<pre>\n\na</pre><dl><dt>a<dd>b", "&lt;p&gt;", "<plaintext><p>a", "<select><p>x",
	} {
		f.Add(seed)
	}
	f.Fuzz(check)
}
