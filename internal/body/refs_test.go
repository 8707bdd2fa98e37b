package body_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/internal/body"
)

func TestRetie(t *testing.T) {
	t.Parallel()
	h := body.HTML(`<p><mark data-source="7">a</mark> <mark data-source="3">b</mark> <mark data-source="9">c</mark></p>`)
	if got, want := body.Keys(h), []int{7, 3, 9}; !slices.Equal(got, want) {
		t.Errorf("Keys = %v, want %v", got, want)
	}
	want := body.HTML(`<p><mark data-source="2">a</mark> <mark data-source="1">b</mark> c</p>`)
	if got := body.Retie(h, []int{3, 7}); got != want {
		t.Errorf("Retie = %q, want %q", got, want)
	}
	if got := body.Retie(h, []int{0, 0}); len(body.Keys(got)) != 0 {
		t.Errorf("attributions without a key tie %q", got)
	}
}

func TestDiffOfStatements(t *testing.T) {
	t.Parallel()
	before := body.HTML(`<p><mark data-source="1">It left<span role="note">Late.</span> at nine</mark>.</p>`)
	got := body.Paragraphs(before, body.Retie(before, []int{5, 1}))
	want := [][]body.Segment{{{Op: body.Equal, Text: "It left [Late.] at nine["}, {Op: body.Delete, Text: "1"}, {Op: body.Insert, Text: "2"}, {Op: body.Equal, Text: "]."}}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPage(t *testing.T) {
	t.Parallel()
	a := body.Apparatus{Keys: []int{4, 2}, NotesTitle: "Notes", Back: "Back",
		Note: func(n int) string { return fmt.Sprint("Note ", n) }, Source: func(n int) string { return fmt.Sprint("Source ", n) }}
	h := body.Sanitise(`<p><mark data-source="2">One<span role="note">A <em>note</em></span> two</mark>, <mark data-source="4">three</mark>; ` +
		`<mark data-source="2">four</mark> <mark data-source="8">five</mark></p>`)
	page, statements := body.Page(h, a)
	want := `<p>One<sup class="note-sign"><a id="note-sign-1" href="#note-1" role="doc-noteref" aria-label="Note 1">1</a></sup>` +
		` two<sup class="source-sign"><a id="statement-2-1" href="#source-2" aria-label="Source 2">2</a></sup>, ` +
		`three<sup class="source-sign"><a id="statement-1-1" href="#source-1" aria-label="Source 1">1</a></sup>; ` +
		`four<sup class="source-sign"><a id="statement-2-2" href="#source-2" aria-label="Source 2">2</a></sup> five</p>` +
		"\n" + `<section class="notes" role="doc-endnotes" aria-label="Notes">` + "\n<ol>\n" +
		`<li id="note-1">A <em>note</em> <a href="#note-sign-1" role="doc-backlink" aria-label="Back">↩</a></li>` + "\n</ol>\n</section>"
	if page != want {
		t.Errorf("Page\n got %s\nwant %s", page, want)
	}
	if !slices.Equal(statements, []int{1, 2}) {
		t.Errorf("statements = %v", statements)
	}
	if got, want := body.Text(h), "One [A note] two, three; four five"; got != want {
		t.Errorf("Text = %q, want %q", got, want)
	}
}

var signs = regexp.MustCompile(`<sup class="source-sign">.*?</sup>`)

// FuzzPage holds that a page shows its text, whatever hangs on it.
func FuzzPage(f *testing.F) {
	f.Add(`<p>a<span role=note>b</span><mark data-source=1>c</mark></p>`)
	f.Add(`<ul><li><mark data-source=1>a<ul><li>b<span role=note>c`)
	f.Fuzz(func(t *testing.T, in string) {
		h := body.Sanitise(in)
		label := func(int) string { return "l" }
		page, _ := body.Page(h, body.Apparatus{Keys: []int{1, 2}, Note: label, Source: label})
		if strings.Contains(page, "<mark") || strings.Contains(page, `role="note"`) {
			t.Errorf("the page of %q still holds marks: %q", h, page)
		}
		if plain := body.Sanitise(signs.ReplaceAllString(page, "")); !strings.Contains(page, "note-sign") && plain != body.Retie(h, nil) {
			t.Errorf("the page of %q says %q", h, plain)
		}
		if joined := body.Blocks(h); len(joined) > 0 {
			var parts []string
			for _, b := range joined {
				parts = append(parts, string(b))
			}
			if strings.Join(parts, "\n") != string(h) {
				t.Errorf("Blocks of %q are %q", h, parts)
			}
		}
	})
}
