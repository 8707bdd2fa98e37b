package darkroom

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/jpeg"
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/webp"
)

func develop(t *testing.T, original []byte) *Print {
	t.Helper()
	p, err := New(1).Develop(t.Context(), original)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// widest decodes the widest JPEG rendition.
func widest(t *testing.T, p *Print) image.Image {
	t.Helper()
	for i := len(p.Renditions) - 1; i >= 0; i-- {
		if r := p.Renditions[i]; r.Format == FormatJPEG {
			img, err := jpeg.Decode(bytes.NewReader(r.Data))
			if err != nil {
				t.Fatal(err)
			}
			return img
		}
	}
	t.Fatal("no JPEG rendition")
	return nil
}

func TestDevelopSizes(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		w, h int
		want []string
	}{
		"large":            {2001, 1001, []string{"480x240", "960x480", "1600x800"}},
		"exact":            {1600, 10, []string{"480x3", "960x6", "1600x10"}},
		"between":          {700, 350, []string{"480x240"}},
		"smaller than all": {33, 17, []string{"33x17"}},
		"one pixel":        {1, 1, []string{"1x1"}},
		"a line":           {5000, 1, []string{"480x1", "960x1", "1600x1"}},
		"tall":             {481, 4000, []string{"480x3992"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := develop(t, jpegOf(t, colours(test.w, test.h)))
			if p.Width != test.w || p.Height != test.h || p.Kind != JPEG {
				t.Errorf("got %s of %d × %d", p.Kind, p.Width, p.Height)
			}
			var got []string
			for _, r := range p.Renditions {
				if r.Format != FormatJPEG {
					continue
				}
				got = append(got, fmt.Sprintf("%dx%d", r.Width, r.Height))
				config, err := jpeg.DecodeConfig(bytes.NewReader(r.Data))
				if err != nil || config.Width != r.Width || config.Height != r.Height {
					t.Errorf("rendition %dx%d holds %dx%d, %v", r.Width, r.Height, config.Width, config.Height, err)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDevelopOrientations(t *testing.T) {
	t.Parallel()
	inverse := map[orientation]orientation{6: 8, 8: 6}
	for o := orientation(1); o <= 8; o++ {
		t.Run(fmt.Sprint(o), func(t *testing.T) {
			t.Parallel()
			upright := quarters(640, 320)
			back := o
			if i, ok := inverse[o]; ok {
				back = i
			}
			lying := plane{upright.Pix, upright.Stride, 640, 320}.turned(back)
			stored := jpegOf(t, &image.Gray{Pix: lying.pix, Stride: lying.stride, Rect: image.Rect(0, 0, lying.w, lying.h)})
			p := develop(t, withSegments(stored, exifSegment([]exifEntry{exifShort(0x0112, uint16(o))}, nil)))
			if p.Width != 640 || p.Height != 320 {
				t.Errorf("got %d × %d", p.Width, p.Height)
			}
			img := widest(t, p)
			if got, want := quarterShades(img), [4]int{0, 1, 2, 3}; got != want || img.Bounds().Dx() != 480 {
				t.Errorf("quarters %v of %v, want %v", got, img.Bounds(), want)
			}
		})
	}
}

func TestDevelopKinds(t *testing.T) {
	t.Parallel()
	red, blue := color.RGBA{200, 30, 30, 255}, color.RGBA{30, 30, 200, 255}
	fill := func(img interface {
		image.Image
		Set(x, y int, c color.Color)
	}, r image.Rectangle, c color.Color) image.Image {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				img.Set(x, y, c)
			}
		}
		return img
	}
	box := image.Rect(0, 0, 40, 40)
	left := image.Rect(0, 0, 20, 40)
	frame := func(c color.Color) *image.Paletted {
		return fill(image.NewPaletted(box, palette.Plan9), box, c).(*image.Paletted)
	}
	// Only the left half of this GIF's canvas is drawn.
	halfFrame := gifOf(t, fill(image.NewPaletted(left, palette.Plan9), left, red).(*image.Paletted))
	halfFrame[6] = 40

	tests := map[string]struct {
		original    []byte
		kind        Kind
		left, right color.Color
	}{
		"JPEG":            {jpegOf(t, fill(image.NewRGBA(box), box, red)), JPEG, red, red},
		"PNG":             {pngOf(t, fill(image.NewRGBA(box), box, red)), PNG, red, red},
		"clear PNG":       {pngOf(t, fill(image.NewNRGBA(box), left, red)), PNG, red, color.White},
		"16-bit PNG":      {pngOf(t, fill(image.NewNRGBA64(box), box, blue)), PNG, blue, blue},
		"grey PNG":        {pngOf(t, fill(image.NewGray(box), box, color.Gray{80})), PNG, color.Gray{80}, color.Gray{80}},
		"grey JPEG":       {jpegOf(t, fill(image.NewGray(box), box, color.Gray{80})), JPEG, color.Gray{80}, color.Gray{80}},
		"first GIF frame": {gifOf(t, frame(red), frame(blue)), GIF, red, red},
		"partial GIF":     {halfFrame, GIF, red, color.White},
		"WebP":            {tinyWebP(t), WebP, red, red},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := develop(t, test.original)
			if p.Kind != test.kind {
				t.Errorf("kind %s", p.Kind)
			}
			img := widest(t, p)
			b := img.Bounds()
			checkColour(t, img.At(b.Dx()/4, b.Dy()/2), test.left)
			checkColour(t, img.At(b.Dx()*3/4, b.Dy()/2), test.right)
		})
	}
}

// checkColour allows for what JPEG and a palette lose.
func checkColour(t *testing.T, got, want color.Color) {
	t.Helper()
	gr, gg, gb, _ := got.RGBA()
	wr, wg, wb, _ := want.RGBA()
	for _, pair := range [][2]uint32{{gr, wr}, {gg, wg}, {gb, wb}} {
		if d := int(pair[0]>>8) - int(pair[1]>>8); d > 40 || d < -40 {
			t.Errorf("got %v, want %v", got, want)
			return
		}
	}
}

func TestPublicIDTellsNothingOfTheOriginal(t *testing.T) {
	t.Parallel()
	bare := jpegOf(t, colours(50, 40))
	tagged := withSegments(bare, exifSegment(nil, nil))
	a, b, other := develop(t, bare), develop(t, tagged), develop(t, jpegOf(t, colours(50, 41)))
	if a.ID != b.ID {
		t.Errorf("the id changes with the original's bytes: %s, %s", a.ID, b.ID)
	}
	if a.OriginalSHA256 == b.OriginalSHA256 {
		t.Error("two originals have one digest")
	}
	if a.ID == other.ID {
		t.Error("two pictures have one id")
	}
	if !regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{20}$`).MatchString(a.ID) {
		t.Errorf("id %q", a.ID)
	}
	if !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(a.OriginalSHA256) {
		t.Errorf("digest %q", a.OriginalSHA256)
	}
	d := New(1)
	d.webp = nil
	p, err := d.Develop(t.Context(), bare)
	if err != nil {
		t.Fatal(err)
	}
	if p.ID != a.ID {
		t.Errorf("the id depends on libwebp: %s, %s", p.ID, a.ID)
	}
}

// TestWebP holds for both kinds of system: with libwebp every width has its WebP, without there is none.
func TestWebP(t *testing.T) {
	t.Parallel()
	with, without := New(1), New(1)
	without.webp = nil
	t.Logf("libwebp found: %v", with.WebP())
	original := jpegOf(t, colours(1000, 500))
	for _, d := range []*Darkroom{with, without} {
		p, err := d.Develop(t.Context(), original)
		if err != nil {
			t.Fatal(err)
		}
		count := map[Format]int{}
		for _, r := range p.Renditions {
			count[r.Format]++
			if r.Format != FormatWebP {
				continue
			}
			img, err := webp.Decode(bytes.NewReader(r.Data))
			if err != nil {
				t.Fatal(err)
			}
			if img.Bounds().Dx() != r.Width || img.Bounds().Dy() != r.Height {
				t.Errorf("WebP of %v, want %d × %d", img.Bounds(), r.Width, r.Height)
			}
			checkColour(t, img.At(r.Width/4, r.Height/2), color.RGBA{64, 128, 128, 255})
			checkColour(t, img.At(r.Width-2, 1), color.RGBA{255, 0, 128, 255})
		}
		want := map[Format]int{FormatJPEG: 2}
		if d.WebP() {
			want[FormatWebP] = 2
		}
		if diff := cmp.Diff(want, count); diff != "" {
			t.Errorf("libwebp %v: %s", d.WebP(), diff)
		}
	}
}

func TestDevelopEndsWithItsContext(t *testing.T) {
	t.Parallel()
	d := New(1)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	original := jpegOf(t, colours(50, 40))
	d.jobs <- struct{}{} // another job holds the only place
	if _, err := d.Develop(ended, original); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting: %v", err)
	}
	<-d.jobs
	for range 10 { // the place and the end of the context are ready at once: either may come first
		if _, err := d.Develop(ended, original); !errors.Is(err, context.Canceled) {
			t.Errorf("developing: %v", err)
		}
	}
	if _, err := d.Develop(t.Context(), original); err != nil {
		t.Errorf("the place was not given back: %v", err)
	}
}

// TestMemoryIsShared holds that a picture waits until there is room for its pixels beside those of others.
func TestMemoryIsShared(t *testing.T) {
	t.Parallel()
	d := New(2)
	original := jpegOf(t, colours(50, 40))
	_, needs, err := checkHeader(JPEG, original, MaxPixels)
	if err != nil || needs < 50*40 {
		t.Fatalf("it needs %d bytes: %v", needs, err)
	}
	if !d.memory.TryAcquire(maxMemory - needs + 1) { // others leave one byte too few
		t.Fatal("the memory is taken before anything was developed")
	}
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := d.Develop(short, original); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it did not wait: %v", err)
	}
	d.memory.Release(1)
	if _, err := d.Develop(t.Context(), original); err != nil {
		t.Errorf("there was room: %v", err)
	}
	if !d.memory.TryAcquire(needs) {
		t.Error("the memory was not given back")
	}
}
