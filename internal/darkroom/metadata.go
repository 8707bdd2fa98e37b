package darkroom

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/bep/imagemeta"
)

// Metadata is what a file says about itself, as defaults for an editor's form: an editor must have seen it before it
// is published, because a camera may hold its owner's name. All texts are valid UTF-8 of bounded length on one line,
// the caption apart, which may have several. Positions, serial numbers and maker notes are never read.
type Metadata struct {
	Caption   string
	Credit    string
	Creator   string
	Copyright string
	Place     string    // city, state, country
	TakenAt   time.Time // zero when unknown; a camera's clock without a zone counts as UTC
}

// tags are what was found, by names such as dc:Description. Nothing is kept that [wanted] does not name.
type tags map[string]string

// Where each text may stand, best first: XMP holds whole texts, IPTC cuts them, EXIF often holds the camera's own.
var (
	captionTags   = []string{"dc:Description", "iptc:Caption-Abstract", "EXIF:ImageDescription", "photoshop:Headline", "iptc:Headline"}
	creditTags    = []string{"photoshop:Credit", "iptc:Credit"}
	creatorTags   = []string{"dc:Creator", "iptc:By-line", "EXIF:Artist"}
	copyrightTags = []string{"dc:Rights", "iptc:CopyrightNotice", "EXIF:Copyright", "xmpRights:UsageTerms"}
	placeTags     = [][]string{
		{"photoshop:City", "photoshop:State", "photoshop:Country"},
		{"iptc:City", "iptc:Province-State", "iptc:Country-PrimaryLocationName"},
	}
	otherTags = []string{
		"EXIF:Orientation", "EXIF:DateTimeOriginal", "EXIF:OffsetTimeOriginal",
		"iptc:CodedCharacterSet", // without it the library takes every IPTC text for Latin-1
		"iptc:DateCreated", "iptc:TimeCreated", "photoshop:DateCreated", "exif:DateTimeOriginal",
	}
	wanted = slices.Concat(captionTags, creditTags, creatorTags, copyrightTags, placeTags[0], placeTags[1], otherTags)
)

var namespaces = map[string]string{
	"http://purl.org/dc/elements/1.1/":    "dc",
	"http://ns.adobe.com/photoshop/1.0/":  "photoshop",
	"http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
	"http://ns.adobe.com/exif/1.0/":       "exif",
	"IFD0":                                "EXIF",
	"IFD0/ExifIFDP":                       "EXIF", // the library's name of the camera directory
	"IPTCApplication":                     "iptc",
	"IPTCEnvelope":                        "iptc",
}

// readMetadata never fails: a photo with broken metadata is a photo without.
func readMetadata(kind Kind, b []byte) (Metadata, orientation) {
	found, upright := readTags(kind, b)
	place := ""
	for _, names := range placeTags {
		if place == "" {
			place = found.join(names)
		}
	}
	return Metadata{
		Caption:   clean(found.first(captionTags), captionRunes, lines),
		Credit:    clean(found.first(creditTags), textRunes, words),
		Creator:   clean(found.first(creatorTags), textRunes, words),
		Copyright: clean(found.first(copyrightTags), textRunes, words),
		Place:     clean(place, textRunes, words),
		TakenAt:   found.takenAt(),
	}, upright
}

// readTags reads each source by itself, so that one that is broken does not hide the others.
func readTags(kind Kind, b []byte) (tags, orientation) {
	found, upright := tags{}, orientation(1)
	formats := map[Kind]imagemeta.ImageFormat{JPEG: imagemeta.JPEG, PNG: imagemeta.PNG, WebP: imagemeta.WebP}
	format, ok := formats[kind]
	if !ok {
		return found, upright
	}
	for _, source := range []imagemeta.Source{imagemeta.EXIF, imagemeta.IPTC, imagemeta.XMP} {
		readSource(imagemeta.Options{
			R:               bytes.NewReader(b),
			ImageFormat:     format,
			Sources:         source,
			ShouldHandleTag: func(t imagemeta.TagInfo) bool { return slices.Contains(wanted, tagName(t)) },
			HandleTag: func(t imagemeta.TagInfo) error {
				name := tagName(t)
				if name == "EXIF:Orientation" {
					upright = orientationOf(t.Value)
				} else if text := textOf(name, t.Value); found[name] == "" {
					found[name] = text
				}
				return nil
			},
		})
	}
	return found, upright
}

// readSource drops the error, and the panic, of a file whose metadata is broken: what came before it stays.
func readSource(options imagemeta.Options) {
	defer func() { _ = recover() }()
	_, _ = imagemeta.Decode(options)
}

// tagName returns a tag's name with the prefix that its namespace has in [wanted].
func tagName(t imagemeta.TagInfo) string { return namespaces[t.Namespace] + ":" + t.Tag }

func orientationOf(v any) orientation {
	n, ok := v.(uint16) // the only type that the standard allows
	if !ok || n < 1 || n > 8 {
		return 1
	}
	return orientation(n)
}

func (t tags) first(names []string) string {
	for _, name := range names {
		if t[name] != "" {
			return t[name]
		}
	}
	return ""
}

func (t tags) join(names []string) string {
	var parts []string
	for _, name := range names {
		if t[name] != "" {
			parts = append(parts, t[name])
		}
	}
	return strings.Join(parts, ", ")
}
