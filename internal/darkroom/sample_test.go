package darkroom

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// quarters is a picture whose four quarters have four shades: dark, mid-dark, mid-light, light, in reading order.
func quarters(w, h int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Pix[y*img.Stride+x] = uint8(32 + 64*(2*x/w) + 128*(2*y/h))
		}
	}
	return img
}

// quarterShades reads the shades at the middle of each quarter, in reading order, as 0 to 3.
func quarterShades(img image.Image) [4]int {
	var shades [4]int
	b := img.Bounds()
	for i := range shades {
		c := img.At(b.Dx()/4+i%2*b.Dx()/2, b.Dy()/4+i/2*b.Dy()/2)
		shades[i] = int(color.GrayModel.Convert(c).(color.Gray).Y) / 64
	}
	return shades
}

// colours is a smooth picture in colour.
func colours(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(255 * x / w), uint8(255 * y / h), 128, 255})
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifOf(t testing.TB, frames ...*image.Paletted) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &gif.GIF{Image: frames, Delay: make([]int, len(frames))}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tinyWebP is 16 × 16 red pixels. It is kept here because no library of Go writes WebP.
func tinyWebP(t testing.TB) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString("UklGRjYAAABXRUJQVlA4ICoAAACQAQCdASoQABAAAsBMJaACdLoAA5gA/u2QP4hd7G2//PTP62/j/xkAAAA=")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// withSegments puts marker segments at the start of a JPEG.
func withSegments(photo []byte, segments ...[]byte) []byte {
	return bytes.Join([][]byte{photo[:2], bytes.Join(segments, nil), photo[2:]}, nil)
}

// segment is one marker segment of a JPEG: APP1 is 0xe1, a comment is 0xfe.
func segment(marker byte, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
}

// The secrets that the sample files carry; none may be found in what is served or in what an editor is shown.
const (
	secretSerial = "SN-4471-SECRET"
	secretMaker  = "MAKERNOTE-SECRET"
	secretThumb  = "THUMBNAIL-SECRET"
)

// exifEntry is one tag of a TIFF directory.
type exifEntry struct {
	tag, kind uint16 // kinds: 2 text, 3 short, 4 long, 5 rational, 7 bytes
	count     uint32
	data      []byte
}

func exifText(tag uint16, s string) exifEntry {
	return exifEntry{tag, 2, uint32(len(s) + 1), append([]byte(s), 0)}
}

func exifShort(tag, v uint16) exifEntry {
	return exifEntry{tag, 3, 1, binary.BigEndian.AppendUint16(nil, v)}
}

func exifLong(tag uint16, v int) exifEntry {
	return exifEntry{tag, 4, 1, binary.BigEndian.AppendUint32(nil, uint32(v))}
}

// degrees is a GPS position: degrees, minutes and seconds as rationals.
func degrees(tag uint16, d, m, s uint32) exifEntry {
	var data []byte
	for _, v := range []uint32{d, 1, m, 1, s, 1} {
		data = binary.BigEndian.AppendUint32(data, v)
	}
	return exifEntry{tag, 5, 3, data}
}

// directory lays out one directory that stands at offset at, its longer values after it.
func directory(at int, entries []exifEntry) []byte {
	table := binary.BigEndian.AppendUint16(nil, uint16(len(entries)))
	values, valuesAt := []byte{}, at+2+12*len(entries)+4
	for _, e := range entries {
		table = binary.BigEndian.AppendUint16(table, e.tag)
		table = binary.BigEndian.AppendUint16(table, e.kind)
		table = binary.BigEndian.AppendUint32(table, e.count)
		if len(e.data) <= 4 {
			table = append(table, append(e.data, 0, 0, 0, 0)[:4]...)
			continue
		}
		table = binary.BigEndian.AppendUint32(table, uint32(valuesAt+len(values)))
		values = append(values, e.data...)
		if len(values)%2 == 1 {
			values = append(values, 0)
		}
	}
	return append(append(table, 0, 0, 0, 0), values...)
}

// tiff is an EXIF block: the given tags of the main and the camera directory beside a position, serial number and
// maker note.
func tiff(main, camera []exifEntry) []byte {
	camera = append(camera,
		exifEntry{0x927c, 7, uint32(len(secretMaker)), []byte(secretMaker)},
		exifText(0xa431, secretSerial))
	position := []exifEntry{
		exifText(1, "N"), degrees(2, 37, 34, 11), exifText(3, "E"), degrees(4, 126, 58, 41),
	}
	const head = 8
	mainSize := len(directory(head, append(main, exifLong(0x8769, 0), exifLong(0x8825, 0))))
	cameraAt := head + mainSize
	cameraBlock := directory(cameraAt, camera)
	positionAt := cameraAt + len(cameraBlock)
	return bytes.Join([][]byte{
		[]byte("MM\x00*\x00\x00\x00\x08"),
		directory(head, append(main, exifLong(0x8769, cameraAt), exifLong(0x8825, positionAt))),
		cameraBlock,
		directory(positionAt, position),
	}, nil)
}

func exifSegment(main, camera []exifEntry) []byte {
	return segment(0xe1, []byte("Exif\x00\x00"), tiff(main, camera))
}

func xmpSegment(properties string) []byte {
	return segment(0xe1, []byte("http://ns.adobe.com/xap/1.0/\x00"), []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/">`+
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description`+
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"`+
		` xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"`+
		` exif:GPSLatitude="37,34.18N" aux:SerialNumber="`+secretSerial+`">`+properties+
		`</rdf:Description></rdf:RDF></x:xmpmeta>`))
}

// iptcSegment holds datasets of record 2; declared says that they are UTF-8.
func iptcSegment(declared bool, datasets ...[]byte) []byte {
	var block []byte
	if declared {
		block = append(block, "\x1c\x01\x5a\x00\x03\x1b%G"...)
	}
	block = append(block, bytes.Join(datasets, nil)...)
	size := binary.BigEndian.AppendUint32(nil, uint32(len(block)))
	if len(block)%2 == 1 {
		block = append(block, 0)
	}
	return segment(0xed, []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00"), size, block)
}

func dataset(id byte, text string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0x1c, 2, id}, uint16(len(text))), text...)
}
