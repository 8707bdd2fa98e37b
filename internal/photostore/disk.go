package photostore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"dateline/internal/archive"
)

// What the store's methods answer with; test with [errors.Is].
var (
	ErrNotFound = fmt.Errorf("photo file: %w", archive.ErrNotFound)
	ErrName     = fmt.Errorf("not the name of a photo file: %w", archive.ErrNotFound)
	ErrTooLarge = errors.New("the original is too large")
)

// Disk keeps photos in a folder of the file system. It is safe for concurrent use, by several processes too. Its file
// operations go through an [os.Root], so that not even a symbolic link leads out of the folder.
type Disk struct{ root *os.Root }

const (
	incoming = "incoming"
	// A file that old in incoming belongs to no running upload: the longest may take a quarter of an hour.
	abandonedAfter = time.Hour
)

// Open returns the store in dir, which it creates when absent, and removes what a crash left half-written an hour or more
// ago. Close it when done. It returns an error when dir cannot be used.
func Open(dir string) (*Disk, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the photo store: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the photo store: %w", err)
	}
	d := &Disk{root: root}
	if err := d.prepare(); err != nil {
		return nil, errors.Join(fmt.Errorf("open the photo store: %w", err), root.Close())
	}
	return d, nil
}

// Close lets go of the store's folder. Files already opened stay readable.
func (d *Disk) Close() error { return d.root.Close() }

// prepare makes the private folders private, also where they were there before, and sweeps.
func (d *Disk) prepare() error {
	for _, name := range []string{incoming, "originals", "renditions"} {
		if err := d.root.MkdirAll(name, 0o700); err != nil {
			return err
		}
		if err := d.root.Chmod(name, 0o700); err != nil {
			return err
		}
	}
	return d.sweep()
}

// sweep removes uploads whose process was killed.
func (d *Disk) sweep() error {
	entries, err := fs.ReadDir(d.root.FS(), incoming)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // another process has finished it
		}
		if err != nil {
			return err
		}
		if time.Since(info.ModTime()) > abandonedAfter {
			if err := d.root.Remove(filepath.Join(incoming, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// PutRendition stores a rendition of the photo id, width in pixels, format jpg or webp. It does nothing when that
// rendition is there. It returns an error wrapping [ErrName] for a malformed name, or ctx's error when ctx ends.
func (d *Disk) PutRendition(ctx context.Context, id string, width int, format string, data []byte) error {
	name, err := renditionName(id, width, format)
	if err != nil {
		return err
	}
	if err := d.put(ctx, name, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("store a rendition: %w", err)
	}
	return nil
}

// OpenOriginal opens a private original. The caller closes it. It returns an error wrapping [ErrNotFound] or, for a
// malformed sha, [ErrName].
func (d *Disk) OpenOriginal(ctx context.Context, sha string) (io.ReadSeekCloser, error) {
	name, err := originalName(sha)
	if err != nil {
		return nil, err
	}
	f, _, err := d.open(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("open an original: %w", withoutPath(err))
	}
	return f, nil
}

// OpenRendition opens a rendition and returns its size in bytes and when it was stored. The caller closes it. It returns
// an error wrapping [ErrNotFound] or, for a malformed name, [ErrName].
func (d *Disk) OpenRendition(ctx context.Context, id string, width int, format string) (io.ReadSeekCloser, int64, time.Time, error) {
	name, err := renditionName(id, width, format)
	if err != nil {
		return nil, 0, time.Time{}, err
	}
	f, info, err := d.open(ctx, name)
	if err != nil {
		return nil, 0, time.Time{}, fmt.Errorf("open a rendition: %w", err)
	}
	return f, info.Size(), info.ModTime(), nil
}

func (d *Disk) open(ctx context.Context, name string) (*os.File, fs.FileInfo, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	f, err := d.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, ErrNotFound
	}
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrNotFound
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, info, nil
}
