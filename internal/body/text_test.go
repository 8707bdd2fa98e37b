package body_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/internal/body"
)

func TestText(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		in    string
		want  string
		words int
	}{
		{"empty", "", "", 0},
		{"blocks", "<h2>One</h2><p>Two <em>three</em><br>four &amp; five</p><hr>", "One\n\nTwo three\nfour & five", 5},
		{"quotation", "<blockquote><p>a</p><p>b</p></blockquote>", "a\n\nb", 2},
		{"list", "<ul><li>a<li>b<ol><li>c</ol></ul>", "a\nb\nc", 3},
		{"table", "<table><caption>C</caption><tr><td>a</td><td></td><td>b</td></tr><tr><td>c</td></tr></table>", "C\n\na\t\tb\nc", 4},
		{"figure", `<figure><img src="/photos/abcdefgh/1.jpg" alt="not text"><figcaption>Cap tion</figcaption></figure>`, "Cap tion", 2},
		{"marks inside words", `<p>un<em>believ</em>able A<b>T&amp;</b>T, <a href="/p/1?a=2&amp;b=3">&lt;b&gt;</a></p>`, "unbelievable AT&T, <b>", 3},
		{"Korean", "<p>평양에서 열린 공연, 어제.</p>", "평양에서 열린 공연, 어제.", 4},
		{"Chinese", "<p>朝鲜 news 报道</p>", "朝鲜 news 报道", 5},
		{"signs are no words", "<p>a — b—c … don’t re-do 5.3</p>", "a — b—c … don’t re-do 5.3", 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			h := body.Sanitise(tt.in)
			if got := body.Text(h); got != tt.want {
				t.Errorf("Text = %q, want %q", got, tt.want)
			}
			if got := body.Words(h); got != tt.words {
				t.Errorf("Words = %d, want %d", got, tt.words)
			}
		})
	}
}

func TestExcerpt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		in   string
		n    int
		want string
	}{
		{"fits", "<p>One two.</p>", 20, "One two."},
		{"paragraphs join", "<h2>Head</h2><p>One.</p><p>Two.</p>", 20, "One. Two."},
		{"word end", "<p>One two three four</p>", 12, "One two…"},
		{"word that just fits", "<p>One two three</p>", 8, "One two…"},
		{"comma goes", "<p>One, two three four</p>", 8, "One…"},
		{"sentence end", "<p>One two. Three four</p>", 14, "One two. …"},
		{"sentence in quotes", "<p>“One two.” Three four five</p>", 16, "“One two.” …"},
		{"sentence too early", "<p>One. Two three four five</p>", 20, "One. Two three four…"},
		{"Korean", "<p>군 소식통은 시상식이 조용히 열렸다고 전했다.</p>", 14, "군 소식통은 시상식이…"},
		{"Chinese", "<p>朝鲜人民军报道说今天</p>", 5, "朝鲜人民…"},
		{"only a heading", "<h2>Head</h2>", 20, "Head"},
		{"no room", "<p>One</p>", 0, ""},
		{"room for the ellipsis", "<p>One</p>", 1, "…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := body.Excerpt(body.Sanitise(tt.in), tt.n); got != tt.want {
				t.Errorf("Excerpt = %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("One two. Three four, five", 10)
	f.Add("소식통은 e\u0301\u0301\u0301\u0301 말했다", 6)
	f.Fuzz(func(t *testing.T, text string, n int) {
		got := body.Excerpt(body.FromInput(text), n)
		if length := utf8.RuneCountInString(got); length > max(n, 0) && n < 1<<20 {
			t.Errorf("Excerpt(%q, %d) = %q: %d characters", text, n, got, length)
		}
		if strings.ContainsAny(got, "\n\t") {
			t.Errorf("Excerpt(%q, %d) = %q is not one line", text, n, got)
		}
	})
}

func BenchmarkSanitise(b *testing.B) {
	for name, sentence := range map[string]string{
		"English": "<p>A market official in the <em>northern</em> province said on Tuesday that prices rose “again”.</p>\n",
		"Korean":  "<p>북부 지방의 한 시장 관리는 화요일에 가격이 <em>다시</em> 올랐다고 “전했다”.</p>\n",
	} {
		text := strings.Repeat(sentence, 40)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				body.Sanitise(text)
			}
		})
		b.Run(name+" words", func(b *testing.B) {
			for b.Loop() {
				body.Words(body.HTML(text))
			}
		})
	}
}
