package desk_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/desk"
)

// zeros is a file without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestReceivePhotoRefuses sends what is no photo. Each is refused with a remedy, or with the line's own error, and the
// library stays empty.
func TestReceivePhotoRefuses(t *testing.T) {
	t.Parallel()
	d, store := open(t)
	for name, r := range map[string]io.Reader{
		"40 MB":     zeros{},
		"picture":   strings.NewReader("a text"),
		"empty":     strings.NewReader(""),
		"SVG":       strings.NewReader(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
		"Animated":  strings.NewReader("RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02" + strings.Repeat("\x00", 20)),
		"not photo": strings.NewReader("%PDF-1.7"),
	} {
		var problems archive.FieldErrors
		if _, err := d.ReceivePhoto(t.Context(), r, 0); !errors.As(err, &problems) || problems[0].Field != "photo" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.ReceivePhoto(t.Context(), io.MultiReader(strings.NewReader("\xff\xd8\xff"), brokenLine{}), 0); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a broken line: %v", err)
	}
	if _, err := d.ReplacePhoto(t.Context(), "0123456789abcdefghjk", strings.NewReader("x"), 0); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("replacing nothing: %v", err)
	}
	if list, err := store.Photos(t.Context(), archive.PhotoFilter{Limit: 9}); len(list) != 0 || err != nil {
		t.Errorf("%d photos, %v", len(list), err)
	}
	if desk.MaxPhoto != 40<<20 {
		t.Error("the first case above speaks of another limit")
	}
}

type brokenLine struct{}

func (brokenLine) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
