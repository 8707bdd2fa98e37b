package photostore

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
)

// Upload is an original that was received whole and is kept under no name yet, on the disk rather than in memory: a slow
// line may take a quarter of an hour. End it with Keep, Discard or both. It is for one goroutine.
type Upload struct {
	disk   *Disk
	temp   string
	size   int64
	digest string
}

// Receive reads an original of at most limit bytes to its end. It returns an error wrapping [ErrTooLarge] when there is
// more, r's own error when reading fails, or ctx's error when ctx ends; then nothing stays behind.
func (d *Disk) Receive(ctx context.Context, r io.Reader, limit int64) (*Upload, error) {
	if err := d.sweep(); err != nil {
		return nil, fmt.Errorf("receive an original: %w", withoutPath(err))
	}
	u := &Upload{disk: d, temp: filepath.Join(incoming, rand.Text())}
	digest := sha256.New()
	counted := &counter{r: io.TeeReader(io.LimitReader(r, limit+1), digest)}
	if err := d.write(ctx, u.temp, counted); err != nil {
		return nil, fmt.Errorf("receive an original: %w", errors.Join(withoutPath(err), d.discard(u.temp)))
	}
	if u.size = counted.n; u.size > limit {
		return nil, errors.Join(ErrTooLarge, d.discard(u.temp))
	}
	u.digest = hex.EncodeToString(digest.Sum(nil))
	return u, nil
}

// Bytes reads the original into memory.
func (u *Upload) Bytes() ([]byte, error) {
	f, err := u.disk.root.Open(u.temp)
	if err != nil {
		return nil, fmt.Errorf("read an upload: %w", withoutPath(err))
	}
	defer func() { _ = f.Close() }()
	b := make([]byte, u.size)
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, fmt.Errorf("read an upload: %w", withoutPath(err))
	}
	return b, nil
}

// Keep files the original under its SHA-256, which it returns in lower-case hex. It changes nothing when that original is
// there.
func (u *Upload) Keep() (sha string, err error) {
	name, err := originalName(u.digest)
	if err != nil {
		return "", err
	}
	if err := u.disk.name(u.temp, name); err != nil {
		return "", fmt.Errorf("store an original: %w", withoutPath(err))
	}
	return u.digest, nil
}

// Discard removes what was received and not kept.
func (u *Upload) Discard() error { return withoutPath(u.disk.discard(u.temp)) }

// counter counts the bytes that are read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
