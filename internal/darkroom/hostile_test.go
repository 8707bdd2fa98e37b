package darkroom

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color/palette"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// pngHeader is a PNG that promises w × h pixels and holds none.
func pngHeader(w, h uint32, depth, interlace byte) []byte {
	header := binary.BigEndian.AppendUint32([]byte("IHDR"), w)
	header = binary.BigEndian.AppendUint32(header, h)
	header = append(header, depth, 6, 0, 0, interlace)
	b := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), header...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(header))
}

// frameHeader is the start of a JPEG of w × h pixels, three full components; sof is 0xc0 for baseline, 0xc2 for
// progressive.
func frameHeader(sof byte, w, h uint16) []byte {
	size := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16([]byte{8}, h), w)
	frame := segment(sof, size, []byte{3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0})
	jfif := segment(0xe0, []byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00")) // image/jpeg then needs no more than the frame
	return bytes.Join([][]byte{{0xff, 0xd8}, jfif, frame}, nil)
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	photo := jpegOf(t, colours(64, 48))
	picture := pngOf(t, colours(64, 48))
	animation := gifOf(t, image.NewPaletted(image.Rect(0, 0, 9, 9), palette.Plan9))
	longRIFF := tinyWebP(t)
	binary.LittleEndian.PutUint32(longRIFF[4:], 1<<31)
	animated := append([]byte("RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00"), make([]byte, 6)...)
	scans := append(frameHeader(0xc2, 64, 48), bytes.Repeat(append(segment(0xda, make([]byte, 6)), 0, 1, 2, 0xff, 0, 0xff, 0xd0), maxScans+1)...)
	arithmetic := bytes.Clone(photo)
	arithmetic[bytes.Index(photo, []byte{0xff, 0xc0})+1] = 0xc9

	tests := map[string]struct {
		original []byte
		want     string // the beginning of the problem
	}{
		"empty":              {nil, "The file is empty."},
		"text":               {[]byte("hello"), "This file is not a picture"},
		"SVG":                {[]byte("\ufeff\n<?xml version='1.0'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg'/>"), "SVG is not accepted."},
		"web page":           {[]byte("<!DOCTYPE html><HTML>"), "A web page is not accepted."},
		"XML":                {[]byte("<?xml version='1.0'?><a/>"), "XML is not accepted."},
		"HEIC":               {[]byte("\x00\x00\x00\x18ftypheic\x00\x00"), "HEIC is not accepted."},
		"AVIF":               {[]byte("\x00\x00\x00\x18ftypavif\x00\x00"), "AVIF is not accepted."},
		"video":              {[]byte("\x00\x00\x00\x18ftypqt  \x00\x00"), "Video is not accepted."},
		"TIFF":               {[]byte("II*\x00\x08\x00\x00\x00"), "TIFF or camera raw is not accepted."},
		"TIFF, big-endian":   {[]byte("MM\x00*\x00\x00\x00\x08"), "TIFF or camera raw is not accepted."},
		"PDF":                {[]byte("%PDF-1.7"), "PDF is not accepted."},
		"BMP":                {[]byte("BM\x00\x00"), "BMP is not accepted."},
		"JPEG XL":            {[]byte("\xff\x0a\x00"), "JPEG XL is not accepted."},
		"animated WebP":      {animated, "Animated WebP is not accepted."},
		"WebP over its end":  {longRIFF, "This WebP is damaged"},
		"JPEG cut short":     {photo[:len(photo)/2], "This JPEG is damaged"},
		"JPEG, magic alone":  {photo[:3], "This JPEG is damaged"},
		"PNG cut short":      {picture[:len(picture)/2], "This PNG is damaged"},
		"PNG, header alone":  {pngHeader(10, 10, 8, 0), "This PNG is damaged"},
		"GIF cut short":      {animation[:len(animation)-4], "This GIF is damaged"},
		"no width":           {frameHeader(0xc0, 0, 10), "This JPEG is damaged"},
		"no height":          {frameHeader(0xc0, 10, 0), "This JPEG is damaged"},
		"no size, PNG":       {pngHeader(0, 0, 8, 0), "This PNG is damaged"},
		"as large as can be": {frameHeader(0xc0, 65535, 65535), "The picture is 65535 × 65535 pixels; at most 80 megapixels"},
		"large PNG":          {pngHeader(65535, 65535, 8, 0), "The picture is 65535 × 65535 pixels; at most 80 megapixels"},
		"size overflows":     {pngHeader(1<<31-1, 1<<31-1, 8, 0), "This PNG is damaged"},
		"one long line":      {pngHeader(70000, 1, 8, 0), "The picture is 70000 × 1 pixels; a side"},
		"just too large":     {frameHeader(0xc0, 8001, 10000), "The picture is 8001 × 10000 pixels; at most 80 megapixels"},
		"costly JPEG":        {frameHeader(0xc2, 8000, 9000), "This JPEG of 8000 × 9000 pixels takes too much memory"},
		"costly PNG":         {pngHeader(8000, 9000, 16, 1), "This PNG of 8000 × 9000 pixels takes too much memory"},
		"many scans":         {scans, "This JPEG draws itself in 101 scans"},
		"arithmetic JPEG":    {arithmetic, "This JPEG is damaged"},
		"too many bytes":     {append(bytes.Clone(photo), make([]byte, MaxBytes)...), "The file is larger than 40 MB."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := New(1).Develop(t.Context(), test.original)
			var input *InputError
			if !errors.As(err, &input) || p != nil {
				t.Fatalf("got %v, %v", p, err)
			}
			if !strings.HasPrefix(input.Error(), test.want) {
				t.Errorf("error %q, want %q", input.Error(), test.want)
			}
			if input.Fix == "" || !strings.HasSuffix(input.Error(), ". "+input.Fix) {
				t.Errorf("error %q", input.Error())
			}
		})
	}
}

func TestReadOriginal(t *testing.T) {
	t.Parallel()
	if b, err := ReadOriginal(strings.NewReader("picture")); err != nil || string(b) != "picture" {
		t.Errorf("got %q, %v", b, err)
	}
	endless := readerFunc(func(p []byte) (int, error) { return len(p), nil })
	var input *InputError
	if _, err := ReadOriginal(endless); !errors.As(err, &input) {
		t.Errorf("endless: %v", err)
	}
	if _, err := ReadOriginal(iotest.ErrReader(io.ErrClosedPipe)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("broken: %v", err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestDecoderPanicIsAnInputError(t *testing.T) {
	t.Parallel()
	var input *InputError
	_, err := decodeKind(PNG, readerFunc(func([]byte) (int, error) { panic("a bug in a decoder") }))
	if !errors.As(err, &input) {
		t.Errorf("got %v", err)
	}
}

// FuzzDevelop holds that any bytes give a print or an InputError.
func FuzzDevelop(f *testing.F) {
	f.Add(laden(f))
	f.Add(jpegOf(f, colours(9, 7)))
	f.Add(pngOf(f, colours(9, 7)))
	f.Add(tinyWebP(f))
	f.Add(pngHeader(10, 10, 16, 1))
	f.Add(frameHeader(0xc2, 10, 10))
	f.Add([]byte("<svg>"))
	d := New(1)
	d.maxPixels = 1 << 19 // or most of the time goes into clearing memory that a header has promised to use
	f.Fuzz(func(t *testing.T, original []byte) {
		p, err := d.Develop(t.Context(), original)
		var input *InputError
		switch {
		case err == nil && (p.ID == "" || len(p.Renditions) == 0 || p.Width < 1 || p.Height < 1):
			t.Errorf("empty print: %+v", p)
		case err != nil && !errors.As(err, &input):
			t.Errorf("error %v", err)
		}
	})
}
