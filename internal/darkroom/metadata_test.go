package darkroom

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestMetadata(t *testing.T) {
	t.Parallel()
	exif := exifSegment(
		[]exifEntry{exifText(0x010e, "From EXIF"), exifText(0x013b, "Kim"), exifText(0x8298, "© Kim")},
		[]exifEntry{exifText(0x9003, "2025:07:04 09:30:00"), exifText(0x9011, "+09:00")})
	taken := time.Date(2025, 7, 4, 0, 30, 0, 0, time.UTC)
	xmp := xmpSegment(`<dc:description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Alt>` +
		`<rdf:li xml:lang="x-default">From XMP</rdf:li><rdf:li xml:lang="ko">둘째</rdf:li></rdf:Alt></dc:description>` +
		`<dc:creator xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>` +
		`<photoshop:Credit>Agency</photoshop:Credit><photoshop:City>Hyesan</photoshop:City>` +
		`<photoshop:Country>North Korea</photoshop:Country><photoshop:DateCreated>2024-01-02T03:04:05+01:00</photoshop:DateCreated>`)
	iptc := iptcSegment(false, dataset(120, "Caf\xe9 in S\xe3o Paulo"), dataset(80, "One"), dataset(80, "Two"), dataset(110, "Agence"),
		dataset(116, "\xa9 Agence"), dataset(90, "S\xe3o Paulo"), dataset(101, "Brasil"), dataset(55, "20240229"), dataset(60, "101112+0300"))

	tests := map[string]struct {
		segments [][]byte
		want     Metadata
	}{
		"none": {},
		"EXIF": {[][]byte{exif}, Metadata{Caption: "From EXIF", Creator: "Kim", Copyright: "© Kim", TakenAt: taken}},
		"XMP": {[][]byte{xmp}, Metadata{
			Caption: "From XMP", Creator: "A, B", Credit: "Agency", Place: "Hyesan, North Korea",
			TakenAt: time.Date(2024, 1, 2, 2, 4, 5, 0, time.UTC),
		}},
		"IPTC in Latin-1": {[][]byte{iptc}, Metadata{
			Caption: "Café in São Paulo", Creator: "One, Two", Credit: "Agence", Copyright: "© Agence", Place: "São Paulo, Brasil",
			TakenAt: time.Date(2024, 2, 29, 7, 11, 12, 0, time.UTC),
		}},
		"IPTC in UTF-8":             {[][]byte{iptcSegment(true, dataset(120, "혜산"))}, Metadata{Caption: "혜산"}},
		"IPTC in UTF-8, undeclared": {[][]byte{iptcSegment(false, dataset(120, "혜산"))}, Metadata{Caption: "혜산"}},
		"IPTC that is not UTF-8":    {[][]byte{iptcSegment(true, dataset(120, "Caf\xe9"))}, Metadata{Caption: "Café"}},
		"headline alone":            {[][]byte{iptcSegment(true, dataset(105, "Head"))}, Metadata{Caption: "Head"}},
		"the best of all": {[][]byte{exif, iptc, xmp}, Metadata{
			Caption: "From XMP", Creator: "A, B", Credit: "Agency", Copyright: "© Agence", Place: "Hyesan, North Korea", TakenAt: taken,
		}},
		"a camera's stamp": {[][]byte{exifSegment([]exifEntry{exifText(0x010e, "OLYMPUS DIGITAL CAMERA")}, nil)}, Metadata{}},
		"broken EXIF":      {[][]byte{segment(0xe1, []byte("Exif\x00\x00MM\x00*\xff\xff\xff\xff")), iptc[:], xmp}, Metadata{Caption: "From XMP", Creator: "A, B", Credit: "Agency", Copyright: "© Agence", Place: "Hyesan, North Korea", TakenAt: time.Date(2024, 2, 29, 7, 11, 12, 0, time.UTC)}},
		"broken XMP":       {[][]byte{xmpSegment("<unclosed>"), exif}, Metadata{Caption: "From EXIF", Creator: "Kim", Copyright: "© Kim", TakenAt: taken}},
		"wrong types":      {[][]byte{exifSegment([]exifEntry{exifShort(0x010e, 7), exifLong(0x0112, 6)}, []exifEntry{exifLong(0x9003, 5)})}, Metadata{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := develop(t, withSegments(jpegOf(t, colours(40, 30)), test.segments...))
			if diff := cmp.Diff(test.want, p.Metadata); diff != "" {
				t.Error(diff)
			}
			if shown := fmt.Sprintf("%+v", p.Metadata); strings.Contains(shown, "SECRET") {
				t.Errorf("metadata shows a secret: %s", shown)
			}
		})
	}
}

// TestOnlyWantedTagsAreRead holds that a position or a serial number is not even kept in passing.
func TestOnlyWantedTagsAreRead(t *testing.T) {
	t.Parallel()
	found, _ := readTags(JPEG, laden(t))
	if len(found) == 0 {
		t.Fatal("no tag was read")
	}
	for name, text := range found {
		if strings.Contains(name, "GPS") || strings.Contains(name, "Serial") || strings.Contains(text, "SECRET") {
			t.Errorf("%s: %q", name, text)
		}
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in    string
		limit int
		l     layout
		want  string
	}{
		"spaces":            {"  a \t b\u00a0c  ", 99, words, "a b c"},
		"controls":          {"a\x00b\x07c\x1b[31m\x7f", 99, words, "abc[31m"},
		"direction":         {"photo\u202egpj.exe\u2066", 99, words, "photogpj.exe"},
		"joiners stay":      {"می\u200cخواهم", 99, words, "می\u200cخواهم"},
		"one line":          {"a\r\nb\nc", 99, words, "a b c"},
		"several lines":     {"a \r\n b\rc\n\n\nd", 99, lines, "a\nb\nc\nd"},
		"not UTF-8":         {"a\xffb", 99, words, "ab"},
		"cut between runes": {"혜산시장", 2, words, "혜산"},
		"cut at a space":    {"ab cd", 3, words, "ab"},
		"nothing":           {" \n\t", 99, lines, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := clean(test.in, test.limit, test.l); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a \n b", 3)
	f.Add("\u202e\xff\x00", 1)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		for _, l := range []layout{words, lines} {
			got := clean(s, limit, l)
			if !utf8.ValidString(got) || utf8.RuneCountInString(got) > max(limit, 0) || strings.ContainsAny(got, "\x00\r\u202e") {
				t.Errorf("%q", got)
			}
			if again := clean(got, limit, l); again != got {
				t.Errorf("%q, cleaned again %q", got, again)
			}
		}
	})
}

func TestParseDate(t *testing.T) {
	t.Parallel()
	noon := time.Date(2025, 7, 4, 12, 0, 0, 0, time.UTC)
	tests := map[string]time.Time{
		"2025:07:04 12:00:00":       noon,
		"2025-07-04T12:00:00Z":      noon,
		"2025-07-04T21:00:00+09:00": noon,
		"2025:07:04 12:00:00.25":    noon.Add(250 * time.Millisecond),
		"2025-07-04T12:00":          noon,
		"2025-07-04T21:00+09:00":    noon,
		"2025-07-04":                noon.Add(-12 * time.Hour),
		"2025:07:04 ":               noon.Add(-12 * time.Hour),
		"0000:00:00 00:00:00":       {},
		"1799:01:01 00:00:00":       {},
		"9999:01:01 00:00:00":       {},
		"2025:13:41 12:00:00":       {},
		"yesterday":                 {},
		"":                          {},
		" ":                         {},
	}
	for in, want := range tests {
		if got := parseDate(in); !got.Equal(want) {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
}
