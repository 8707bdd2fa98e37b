package darkroom

import (
	"bytes"
	"encoding/binary"
)

// Kind is a kind of picture that the darkroom opens.
type Kind string

// The kinds that are accepted.
const (
	JPEG Kind = "JPEG"
	PNG  Kind = "PNG"
	GIF  Kind = "GIF" // the first frame
	WebP Kind = "WebP"
)

// sniff tells the kind of a file by its first bytes; the name and the media type that came with it are not trusted.
// It returns an *InputError that names the kind of a file that is not accepted.
func sniff(b []byte) (Kind, error) {
	switch {
	case len(b) == 0:
		return "", &InputError{Problem: "The file is empty.", Fix: "Choose a JPEG, PNG, GIF or WebP picture."}
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		return JPEG, nil
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		return PNG, nil
	case bytes.HasPrefix(b, []byte("GIF87a")), bytes.HasPrefix(b, []byte("GIF89a")):
		return GIF, nil
	case len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return WebP, sniffWebP(b)
	}
	if name := refusedKind(b); name != "" {
		return "", notAccepted(name)
	}
	return "", &InputError{Problem: "This file is not a picture that can be opened.", Fix: "Choose a JPEG, PNG, GIF or WebP picture."}
}

// sniffWebP refuses what x/image/webp cannot open, and a length that promises more bytes than there are: the decoder
// allocates what chunks promise.
func sniffWebP(b []byte) error {
	const vp8xAnimation = 1 << 1
	if uint64(binary.LittleEndian.Uint32(b[4:]))+8 > uint64(len(b)) {
		return damaged(WebP)
	}
	if len(b) > 20 && string(b[12:16]) == "VP8X" && b[20]&vp8xAnimation != 0 {
		return notAccepted("Animated WebP")
	}
	return nil
}

// signatures are the prefixes of kinds that people try to upload and that are refused by name.
var signatures = []struct{ prefix, name string }{
	{"II*\x00", "TIFF or camera raw"},
	{"MM\x00*", "TIFF or camera raw"},
	{"II+\x00", "TIFF"},
	{"MM\x00+", "TIFF"},
	{"%PDF", "PDF"},
	{"BM", "BMP"},
	{"8BPS", "Photoshop's PSD"},
	{"\xff\x0a", "JPEG XL"},
	{"\x00\x00\x00\x0cJXL ", "JPEG XL"},
	{"\x00\x00\x00\x0cjP  ", "JPEG 2000"},
	{"\xff\x4f\xff\x51", "JPEG 2000"},
	{"\x00\x00\x01\x00", "An icon file"},
	{"PK\x03\x04", "A ZIP or office file"},
	{"\xd0\xcf\x11\xe0", "An office file"},
	{"\x1a\x45\xdf\xa3", "Video"},
	{"FUJIFILM", "Camera raw"},
}

// refusedKind names a known kind that is not accepted, or returns "".
func refusedKind(b []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s.prefix)) {
			return s.name
		}
	}
	if len(b) >= 12 && string(b[4:8]) == "ftyp" {
		return refusedBrand(string(b[8:12]))
	}
	text := bytes.ToLower(b[:min(len(b), 4096)])
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case !bytes.HasPrefix(text, []byte("<")):
		return ""
	case bytes.Contains(text, []byte("<svg")):
		return "SVG"
	case bytes.Contains(text, []byte("<html")):
		return "A web page"
	default:
		return "XML"
	}
}

// refusedBrand names a file of the ISO media family by its major brand.
func refusedBrand(brand string) string {
	switch brand {
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
		return "HEIC"
	case "avif", "avis":
		return "AVIF"
	case "crx ":
		return "Camera raw"
	default:
		return "Video"
	}
}
