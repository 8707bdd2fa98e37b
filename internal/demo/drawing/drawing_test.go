package drawing

import (
	"bytes"
	"image/jpeg"
	"slices"
	"strings"
	"testing"
)

func TestDrawCoversTheCanvas(t *testing.T) {
	t.Parallel()
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			img, err := Draw(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := img.Bounds().Size(); got.X != Width || got.Y != Height {
				t.Fatalf("size = %v, want %dx%d", got, Width, Height)
			}
			for i := 3; i < len(img.Pix); i += 4 {
				if img.Pix[i] != 255 {
					t.Fatalf("pixel %d is not opaque", i/4)
				}
			}
			if lo, hi := spread(img.Pix); hi-lo < 70 {
				t.Errorf("brightness runs only from %d to %d", lo, hi)
			}
		})
	}
}

// spread returns the 5th and 95th percentile of brightness.
func spread(pix []uint8) (lo, hi int) {
	var v []int
	for i := 0; i < len(pix); i += 4 * 37 {
		v = append(v, (int(pix[i])+int(pix[i+1])+int(pix[i+2]))/3)
	}
	slices.Sort(v)
	return v[len(v)/20], v[len(v)*19/20]
}

func TestScenesLeaveNoHoles(t *testing.T) {
	t.Parallel()
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			c := newCanvas(seed(s.name))
			for i := 0; i < len(c.img.Pix); i += 4 {
				c.img.Pix[i], c.img.Pix[i+2] = 255, 255 // no scene uses magenta
			}
			s.paint(c)
			for i := 0; i < len(c.img.Pix); i += 4 {
				if p := c.img.Pix[i : i+3]; p[0] > 200 && p[1] < 50 && p[2] > 200 {
					t.Fatalf("nothing is painted at %d,%d", i/4%Width, i/4/Width)
				}
			}
		})
	}
}

func TestDrawIsDeterministic(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"harvest", "rain", "storm"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := Draw(name)
			if err != nil {
				t.Fatal(err)
			}
			b, err := Draw(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a.Pix, b.Pix) {
				t.Error("two drawings of one picture differ")
			}
		})
	}
}

func TestJPEGDecodes(t *testing.T) {
	t.Parallel()
	data, err := JPEG("football")
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Width != Width || cfg.Height != Height {
		t.Errorf("encoded size = %dx%d, want %dx%d", cfg.Width, cfg.Height, Width, Height)
	}
}

func TestUnknownPicture(t *testing.T) {
	t.Parallel()
	if _, err := Draw("parade"); err == nil || !strings.Contains(err.Error(), `"parade"`) {
		t.Errorf("Draw of an unknown name: error = %v, want one that names it", err)
	}
	if _, err := JPEG("parade"); err == nil {
		t.Error("JPEG of an unknown name gave no error")
	}
}

func TestNamesAreSortedAndUnique(t *testing.T) {
	t.Parallel()
	names := Names()
	if !slices.IsSorted(names) {
		t.Errorf("names are not sorted: %v", names)
	}
	if n := len(slices.Compact(names)); n != len(scenes) {
		t.Errorf("%d distinct names for %d scenes", n, len(scenes))
	}
}
