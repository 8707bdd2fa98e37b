package demo

import (
	"bytes"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	"dateline/internal/demo/drawing"
)

func TestPicturesAreThoseThatCanBeDrawn(t *testing.T) {
	t.Parallel()
	var names []string
	for _, p := range Pictures() {
		names = append(names, p.Name)
	}
	if want := drawing.Names(); !slices.Equal(names, want) {
		t.Errorf("pictures = %v, want %v", names, want)
	}
}

// Nothing that is drawn may pass for a photograph.
func TestCaptionsSayIllustration(t *testing.T) {
	t.Parallel()
	for _, p := range Pictures() {
		if !strings.HasPrefix(p.Caption[English], "Illustration: ") || !strings.HasPrefix(p.Caption[Korean], "그림: ") {
			t.Errorf("%s: captions %q", p.Name, p.Caption)
		}
	}
	for _, r := range Reports() {
		for _, p := range r.Photos {
			if !strings.HasPrefix(p.Caption, "Illustration: ") && !strings.HasPrefix(p.Caption, "그림: ") {
				t.Errorf("%s: caption %q", r.Slug, p.Caption)
			}
			if p.Credit == "" || p.Alt == "" {
				t.Errorf("%s: photo %+v lacks a credit or an alt text", r.Slug, p)
			}
		}
	}
}

func TestPictureDrawsAndEncodes(t *testing.T) {
	t.Parallel()
	p := pictureNamed(t, "court")
	img, err := p.Draw()
	if err != nil {
		t.Fatal(err)
	}
	data, err := p.JPEG()
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); cfg.Width != size.X || cfg.Height != size.Y {
		t.Errorf("drawn %v, encoded %dx%d", size, cfg.Width, cfg.Height)
	}
}
