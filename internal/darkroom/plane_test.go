package darkroom

import (
	"image"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/draw"
)

func TestTurned(t *testing.T) {
	t.Parallel()
	// abc
	// def, with a border of the stride that must never show.
	p := plane{[]uint8("abc#def#"), 4, 3, 2}
	tests := map[orientation][]string{
		0: {"abc", "def"},
		1: {"abc", "def"},
		2: {"cba", "fed"},
		3: {"fed", "cba"},
		4: {"def", "abc"},
		5: {"ad", "be", "cf"},
		6: {"da", "eb", "fc"},
		7: {"fc", "eb", "da"},
		8: {"cf", "be", "ad"},
		9: {"abc", "def"},
	}
	for o, want := range tests {
		turned := p.turned(o)
		var got []string
		for y := range turned.h {
			got = append(got, string(turned.row(y)))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("orientation %d: %s", o, diff)
		}
	}
}

func TestHalved(t *testing.T) {
	t.Parallel()
	p := plane{[]uint8{10, 20, 90, 30, 40, 110, 5, 7, 200}, 3, 3, 3}
	got := p.halved()
	if want := []uint8{25, 100, 6, 200}; got.w != 2 || got.h != 2 || !cmp.Equal(got.pix, want) {
		t.Errorf("got %d × %d %v, want %v", got.w, got.h, got.pix, want)
	}
}

func TestScaledKeepsEvenSurfaces(t *testing.T) {
	t.Parallel()
	for _, size := range [][4]int{{1, 1, 7, 5}, {100, 80, 33, 27}, {5, 5, 5, 5}, {1000, 1, 3, 1}, {3, 1000, 3, 7}, {8, 8, 13, 21}} {
		for _, shade := range []uint8{0, 1, 127, 255} {
			p := newPlane(size[0], size[1])
			for i := range p.pix {
				p.pix[i] = shade
			}
			got := p.scaled(size[2], size[3])
			if got.w != size[2] || got.h != size[3] {
				t.Fatalf("%v: got %d × %d", size, got.w, got.h)
			}
			for i, v := range got.pix {
				if v != shade {
					t.Fatalf("%v: shade %d became %d at %d", size, shade, v, i)
				}
			}
		}
	}
}

// TestScaledAgreesWithReference compares with x/image/draw, which is exact but takes far more memory.
func TestScaledAgreesWithReference(t *testing.T) {
	t.Parallel()
	source := image.NewGray(image.Rect(0, 0, 97, 61))
	for i := range source.Pix {
		source.Pix[i] = uint8(i * i / 7)
	}
	for _, size := range [][2]int{{50, 31}, {96, 60}, {13, 59}, {150, 100}} {
		want := image.NewGray(image.Rect(0, 0, size[0], size[1]))
		draw.CatmullRom.Scale(want, want.Rect, source, source.Rect, draw.Src, nil)
		got := plane{source.Pix, source.Stride, 97, 61}.scaled(size[0], size[1])
		// Near the edges the two differ: one repeats the last sample, the other weighs only those there are.
		const edge = 4
		for y := edge; y < size[1]-edge; y++ {
			for x := edge; x < size[0]-edge; x++ {
				a, b := int(got.row(y)[x]), int(want.GrayAt(x, y).Y)
				if a-b > 1 || b-a > 1 {
					t.Fatalf("%v at %d,%d: got %d, want %d", size, x, y, a, b)
				}
			}
		}
	}
}

func TestFillableWidths(t *testing.T) {
	t.Parallel()
	tests := map[int][]int{
		1: {1}, 479: {479}, 480: {480}, 700: {480}, 960: {480, 960}, 1599: {480, 960}, 1600: {480, 960, 1600}, 9000: {480, 960, 1600},
	}
	for w, want := range tests {
		if diff := cmp.Diff(want, fillableWidths(w)); diff != "" {
			t.Errorf("width %d: %s", w, diff)
		}
	}
}
