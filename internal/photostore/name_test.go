package photostore

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestNamesRefused(t *testing.T) {
	t.Parallel()
	d, dir := open(t)
	renditions := map[string]struct {
		id     string
		width  int
		format string
	}{
		"empty id":         {"", 480, "jpg"},
		"climbing id":      {"../../../../etc/pass", 480, "jpg"},
		"short id":         {"0123456789abcdefghj", 480, "jpg"},
		"upper-case id":    {"0123456789ABCDEFGHJK", 480, "jpg"},
		"letter not in it": {"0123456789abcdefghil", 480, "jpg"},
		"line break":       {sampleID + "\n", 480, "jpg"},
		"no width":         {sampleID, 0, "jpg"},
		"negative width":   {sampleID, -480, "jpg"},
		"huge width":       {sampleID, 65536, "jpg"},
		"other format":     {sampleID, 480, "png"},
		"climbing format":  {sampleID, 480, "/../../x"},
	}
	for name, r := range renditions {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := d.PutRendition(t.Context(), r.id, r.width, r.format, nil); !errors.Is(err, ErrName) {
				t.Errorf("put: %v", err)
			}
			if _, _, _, err := d.OpenRendition(t.Context(), r.id, r.width, r.format); !errors.Is(err, ErrName) {
				t.Errorf("open: %v", err)
			}
		})
	}
	for _, sha := range []string{"", "../" + strings.Repeat("a", 61), strings.Repeat("A", 64), strings.Repeat("a", 63)} {
		if _, err := d.OpenOriginal(t.Context(), sha); !errors.Is(err, ErrName) {
			t.Errorf("open %q: %v", sha, err)
		}
	}
	if got := files(t, dir); len(got) != 0 {
		t.Errorf("files: %v", got)
	}
}

// FuzzNames holds that a name is refused or stays in its own part of the store, three or four steps deep.
func FuzzNames(f *testing.F) {
	f.Add(sampleID, 480, "jpg")
	f.Add("../../etc/passwd", 1, "jpg/../..")
	f.Add(digest("picture"), 0, "")
	f.Fuzz(func(t *testing.T, name string, width int, format string) {
		if path, err := originalName(name); err == nil {
			checkLocal(t, path, "originals", 4)
		} else if !errors.Is(err, ErrName) {
			t.Errorf("error %v", err)
		}
		if path, err := renditionName(name, width, format); err == nil {
			checkLocal(t, path, "renditions", 3)
		} else if !errors.Is(err, ErrName) {
			t.Errorf("error %v", err)
		}
	})
}

func checkLocal(t *testing.T, path, top string, steps int) {
	t.Helper()
	parts := strings.Split(filepath.ToSlash(path), "/")
	if !filepath.IsLocal(path) || filepath.Clean(path) != path || parts[0] != top || len(parts) != steps {
		t.Errorf("path %q", path)
	}
}
