package photostore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

const sampleID = "0123456789abcdefghjk"

func open(t *testing.T) (*Disk, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "photos")
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d, dir
}

// keep receives an original and files it.
func keep(d *Disk, content []byte) error {
	u, err := d.Receive(context.Background(), bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return err
	}
	_, err = u.Keep()
	return errors.Join(err, u.Discard())
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// files lists every file under dir with its mode.
func files(t *testing.T, dir string) map[string]fs.FileMode {
	t.Helper()
	found := map[string]fs.FileMode{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if entry.IsDir() && info.Mode().Perm() != 0o700 {
			t.Errorf("folder %s has mode %v", path, info.Mode().Perm())
		}
		if !entry.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			found[filepath.ToSlash(rel)] = info.Mode().Perm()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestOriginals(t *testing.T) {
	t.Parallel()
	d, dir := open(t)
	sha := digest("picture")
	if _, err := d.OpenOriginal(t.Context(), sha); !errors.Is(err, ErrNotFound) {
		t.Fatalf("before: %v", err)
	}
	for range 2 {
		if err := keep(d, []byte("picture")); err != nil {
			t.Fatal(err)
		}
	}
	f, err := d.OpenOriginal(t.Context(), sha)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, _ := io.ReadAll(f); string(got) != "picture" {
		t.Errorf("read %q", got)
	}
	want := "originals/" + sha[:2] + "/" + sha[2:4] + "/" + sha
	if got := files(t, dir); len(got) != 1 || got[want] != 0o600 {
		t.Errorf("files: %v, want %s of mode 0600", got, want)
	}
}

func TestRenditions(t *testing.T) {
	t.Parallel()
	d, dir := open(t)
	for range 2 {
		if err := d.PutRendition(t.Context(), sampleID, 480, "webp", []byte("small")); err != nil {
			t.Fatal(err)
		}
	}
	f, size, at, err := d.OpenRendition(t.Context(), sampleID, 480, "webp")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, _ := io.ReadAll(f); string(got) != "small" || size != 5 || time.Since(at) > time.Hour {
		t.Errorf("read %q, %d bytes, of %v", got, size, at)
	}
	for _, width := range []int{479, 960} {
		if _, _, _, err := d.OpenRendition(t.Context(), sampleID, width, "webp"); !errors.Is(err, ErrNotFound) {
			t.Errorf("width %d: %v", width, err)
		}
	}
	if got := files(t, dir); len(got) != 1 || got["renditions/"+sampleID+"/480.webp"] == 0 {
		t.Errorf("files: %v", got)
	}
}

func TestFailedWritesLeaveNothing(t *testing.T) {
	t.Parallel()
	broken := errors.New("line cut")
	ended, cancel := context.WithCancel(t.Context())
	tests := map[string]struct {
		ctx  context.Context
		r    io.Reader
		want error
	}{
		"reader fails": {t.Context(), io.MultiReader(strings.NewReader("pic"), iotest.ErrReader(broken)), broken},
		"too large":    {t.Context(), strings.NewReader("too large a picture"), ErrTooLarge},
		"context ends": {ended, io.MultiReader(strings.NewReader("pic"), readerFunc(func([]byte) (int, error) { cancel(); return 0, nil })), context.Canceled},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, dir := open(t)
			if _, err := d.Receive(test.ctx, test.r, 10); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if got := files(t, dir); len(got) != 0 {
				t.Errorf("left behind: %v", got)
			}
		})
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestOpenClearsOldLeftovers(t *testing.T) {
	t.Parallel()
	_, dir := open(t)
	for name, age := range map[string]time.Duration{"old": 2 * time.Hour, "running": time.Minute} {
		path := filepath.Join(dir, "incoming", name)
		if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	// A folder copied from a backup may have come back open to all.
	if err := os.Chmod(filepath.Join(dir, "originals"), 0o755); err != nil {
		t.Fatal(err)
	}
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if got := files(t, dir); len(got) != 1 || got["incoming/running"] == 0 {
		t.Errorf("files: %v", got)
	}
}

func TestErrorsDoNotNameTheOriginal(t *testing.T) {
	t.Parallel()
	d, dir := open(t)
	sha := digest("picture")
	// A file where a folder should be makes both ways fail.
	if err := os.WriteFile(filepath.Join(dir, "originals", sha[:2]), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, opened := d.OpenOriginal(t.Context(), sha)
	for _, err := range []error{opened, keep(d, []byte("picture"))} {
		if err == nil || errors.Is(err, ErrNotFound) || strings.Contains(err.Error(), sha[2:]) {
			t.Errorf("got %v", err)
		}
	}
	if got := files(t, filepath.Join(dir, "incoming")); len(got) != 0 {
		t.Errorf("left behind: %v", got)
	}
}

func TestConcurrentPutsAgree(t *testing.T) {
	t.Parallel()
	d, dir := open(t)
	content := bytes.Repeat([]byte("photo"), 100_000)
	sha := digest(string(content))
	var writers sync.WaitGroup
	for range 8 {
		writers.Go(func() {
			if err := keep(d, content); err != nil {
				t.Error(err)
			}
			f, err := d.OpenOriginal(t.Context(), sha)
			if err != nil {
				t.Error(err)
				return
			}
			defer f.Close()
			if got, _ := io.ReadAll(f); !bytes.Equal(got, content) {
				t.Errorf("saw %d bytes of %d", len(got), len(content))
			}
		})
	}
	writers.Wait()
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("files: %v", got)
	}
}

func TestSymbolicLinksLeadNowhere(t *testing.T) {
	t.Parallel()
	d, dir := open(t)
	outside := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(outside, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "renditions", sampleID)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "480.jpg")); err != nil {
		t.Fatal(err)
	}
	if f, _, _, err := d.OpenRendition(t.Context(), sampleID, 480, "jpg"); err == nil {
		_ = f.Close()
		t.Error("a link out of the store was followed")
	}
}
