package photostore

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// put writes r to name unless it is there.
func (d *Disk) put(ctx context.Context, name string, r io.Reader) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	switch _, err := d.root.Stat(name); {
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	temp := filepath.Join(incoming, rand.Text())
	if err := d.write(ctx, temp, r); err != nil {
		return errors.Join(err, d.discard(temp))
	}
	return d.name(temp, name)
}

// name gives a whole file in incoming its name, or removes it. Whoever opens the name sees all of the file or nothing.
func (d *Disk) name(temp, name string) error {
	folder := filepath.Dir(name)
	if err := d.root.MkdirAll(folder, 0o700); err != nil {
		return errors.Join(err, d.discard(temp))
	}
	if err := d.root.Rename(temp, name); err != nil {
		return errors.Join(err, d.discard(temp))
	}
	return d.syncUpwards(folder)
}

// write makes a new private file of what r holds and waits until the disk has it.
func (d *Disk) write(ctx context.Context, name string, r io.Reader) (err error) {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := io.Copy(f, &contextReader{ctx, r}); err != nil {
		return err
	}
	return f.Sync()
}

func (d *Disk) discard(name string) error {
	if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// syncUpwards makes a rename, and the folders made for it, outlast a power cut.
func (d *Disk) syncUpwards(folder string) error {
	for ; ; folder = filepath.Dir(folder) {
		f, err := d.root.Open(folder)
		if err != nil {
			return err
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return err
		}
		if folder == "." {
			return nil
		}
	}
}

// contextReader ends a copy when its context has ended.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
