package view

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/web/static"
)

// TestFocusClass holds that every spot of a photo falls on the grid, and that the styles know the whole grid.
func TestFocusClass(t *testing.T) {
	t.Parallel()
	for focus, want := range map[archive.Focus]string{
		{}: "", {X: 4, Y: -4}: "", {X: 5}: "focus-x6 focus-y5", {X: -50, Y: 50}: "focus-x0 focus-y10",
		{X: -27, Y: 50}: "focus-x2 focus-y10", {X: 900, Y: -900}: "focus-x10 focus-y0",
	} {
		if got := focusClass(focus); got != want {
			t.Errorf("%+v: %q, not %q", focus, got, want)
		}
	}
	assets, err := static.Open("")
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range []string{"site.css", "desk.css"} {
		css, _, ok := assets.Lookup(strings.TrimPrefix(assets.URL(sheet), "/static/"))
		if !ok {
			t.Fatalf("no %s", sheet)
		}
		for n := range 11 {
			for _, class := range []string{fmt.Sprintf(".focus-x%d {", n), fmt.Sprintf(".focus-y%d {", n)} {
				if !strings.Contains(string(css), class) {
					t.Errorf("%s has no %s", sheet, class)
				}
			}
		}
	}
}

func TestWhatPhotosHave(t *testing.T) {
	t.Parallel()
	credit := func(p archive.Photo) string { return p.Credit }
	for _, tt := range []struct{ credits, want string }{
		{",", "None of them has any."},
		{"A,A", "2 of 2 have “A”."},
		{"A,,", "1 of 3 have “A”."},
		{"B,A,B,", "3 of 4 have one; most often “B” (2)."},
	} {
		var p DeskEditPhotosPage
		for c := range strings.SplitSeq(tt.credits, ",") {
			p.Photos = append(p.Photos, archive.Photo{Credit: c})
		}
		if got := p.has(credit); got != tt.want {
			t.Errorf("%q: %q", tt.credits, got)
		}
	}
}
