package drawing

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"image"
	"image/jpeg"
)

// Width and Height are the size of every picture, in pixels.
const (
	Width  = 1600
	Height = 1067
)

// jpegQuality keeps the grain; lower values turn it to blocks.
const jpegQuality = 88

type scene struct {
	name  string
	paint func(*canvas)
}

// scenes lists every picture in the order the demo shows them.
var scenes = []scene{
	{"archive", archive},
	{"blackout", blackout},
	{"bridge", bridge},
	{"clinic", clinic},
	{"court", court},
	{"flood", flood},
	{"football", football},
	{"fuel", fuel},
	{"harbour", harbour},
	{"harvest", harvest},
	{"market", market},
	{"mountains", mountains},
	{"railway", railway},
	{"rain", rain},
	{"school", school},
	{"storm", storm},
	{"window", window},
}

// Names returns the names of all pictures, in alphabetical order.
func Names() []string {
	names := make([]string, len(scenes))
	for i, s := range scenes {
		names[i] = s.name
	}
	return names
}

// Draw draws the named picture, Width by Height pixels and fully opaque.
// It returns an error if no picture has that name.
func Draw(name string) (*image.RGBA, error) {
	for _, s := range scenes {
		if s.name == name {
			c := newCanvas(seed(name))
			s.paint(c)
			c.print()
			return c.img, nil
		}
	}
	return nil, fmt.Errorf("drawing: no picture is named %q", name)
}

// JPEG draws the named picture and encodes it.
// It returns an error if no picture has that name.
func JPEG(name string) ([]byte, error) {
	img, err := Draw(name)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, fmt.Errorf("drawing: encode %s: %w", name, err)
	}
	return buf.Bytes(), nil
}

// seed makes a picture depend on its name alone, never on its place in the list.
func seed(name string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(name))
	return h.Sum32()
}
