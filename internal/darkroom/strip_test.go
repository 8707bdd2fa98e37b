package darkroom

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// laden is a JPEG with everything that a camera or an agency may leave in one.
func laden(t testing.TB) []byte {
	t.Helper()
	return withSegments(jpegOf(t, colours(600, 400)),
		segment(0xe0, []byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00")),
		exifSegment([]exifEntry{
			exifText(0x010e, "Rice fields"), exifText(0x0110, secretSerial), exifText(0x013b, "Kim"), exifShort(0x0112, 1),
		}, []exifEntry{exifText(0x9003, "2025:07:04 09:30:00")}),
		xmpSegment(`<dc:description>Rice fields</dc:description>`),
		iptcSegment(true, dataset(120, "Rice fields"), dataset(80, "Kim")),
		segment(0xe2, []byte("ICC_PROFILE\x00\x01\x01"), []byte(secretSerial)),
		segment(0xe2, []byte("MPF\x00"), []byte(secretThumb)),
		segment(0xec, []byte("Ducky"), []byte(secretMaker)),
		segment(0xfe, []byte("comment "+secretSerial)),
		segment(0xe1, []byte(secretThumb)),
	)
}

// secrets are what no rendition may contain.
var secrets = []string{
	secretSerial, secretMaker, secretThumb, "Rice fields", "Kim", "Exif", "http://", "Photoshop", "ICC_PROFILE", "EXIF", "XMP ", "ICCP",
}

func TestRenditionsCarryNoMetadata(t *testing.T) {
	t.Parallel()
	original := laden(t)
	for _, secret := range secrets[:8] {
		if !bytes.Contains(original, []byte(secret)) {
			t.Fatalf("the sample lacks %q, so this test would prove nothing", secret)
		}
	}
	for _, r := range develop(t, original).Renditions {
		for _, secret := range secrets {
			if bytes.Contains(r.Data, []byte(secret)) {
				t.Errorf("%d.%s holds %q", r.Width, r.Format, secret)
			}
		}
		want, got := []string{"ff"}, []string(nil)
		switch r.Format {
		case FormatJPEG:
			want, got = []string{"db", "c0", "c4", "da"}, jpegMarkers(t, r.Data)
		case FormatWebP:
			want, got = []string{"VP8 "}, webpChunks(t, r.Data)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d.%s is made of %q, want only what holds pixels: %q", r.Width, r.Format, got, want)
		}
	}
}

// jpegMarkers lists the segments up to the pixels, and fails when anything follows the picture's end.
func jpegMarkers(t *testing.T, b []byte) []string {
	t.Helper()
	var markers []string
	for i := 2; ; {
		if b[i] != 0xff {
			t.Fatalf("no marker at %d", i)
		}
		markers = append(markers, fmt.Sprintf("%x", b[i+1]))
		if b[i+1] == 0xda {
			break
		}
		i += 2 + int(binary.BigEndian.Uint16(b[i+2:]))
	}
	if end := bytes.Index(b, []byte("\xff\xd9")); end != len(b)-2 {
		t.Errorf("the picture ends at %d of %d", end, len(b))
	}
	return markers
}

func webpChunks(t *testing.T, b []byte) []string {
	t.Helper()
	if size := int(binary.LittleEndian.Uint32(b[4:])) + 8; size != len(b) {
		t.Errorf("the file says %d bytes and has %d", size, len(b))
	}
	var chunks []string
	for i := 12; i+8 <= len(b); {
		chunks = append(chunks, string(b[i:i+4]))
		size := int(binary.LittleEndian.Uint32(b[i+4:]))
		i += 8 + size + size%2
	}
	return chunks
}

// TestExiftoolFindsNothing asks the tool that knows the most formats. It adds to TestRenditionsCarryNoMetadata, which
// runs everywhere.
func TestExiftoolFindsNothing(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not installed")
	}
	groups := func(name string, data []byte) map[string]bool {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), tool, "-j", "-G", "-a", "-u", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		var tags []map[string]any
		if err := json.Unmarshal(out, &tags); err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for tag := range tags[0] {
			group, _, _ := strings.Cut(tag, ":")
			found[group] = true
		}
		return found
	}
	original := laden(t)
	if before := groups("original.jpg", original); !before["EXIF"] || !before["XMP"] || !before["IPTC"] {
		t.Fatalf("exiftool sees only %v in the original", before)
	}
	// Of a rendition it may tell the file's own facts and what it computes from them.
	allowed := map[string]bool{"SourceFile": true, "ExifTool": true, "File": true, "Composite": true, "RIFF": true}
	for _, r := range develop(t, original).Renditions {
		for group := range groups(fmt.Sprintf("%d.%s", r.Width, r.Format), r.Data) {
			if !allowed[group] {
				t.Errorf("%d.%s holds %s", r.Width, r.Format, group)
			}
		}
	}
}
