package photostore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

var (
	shaForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
	idForm  = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{20}$`) // lower-case Crockford base 32
)

const maxWidth = 65535 // pixels; a JPEG holds no more

// originalName returns the path of an original beneath the store's folder, or an error wrapping [ErrName].
func originalName(sha string) (string, error) {
	if !shaForm.MatchString(sha) {
		return "", fmt.Errorf("%w: an original is named by 64 lower-case hex digits", ErrName)
	}
	return filepath.Join("originals", sha[:2], sha[2:4], sha), nil
}

// renditionName returns the path of a rendition beneath the store's folder, or an error wrapping [ErrName].
func renditionName(id string, width int, format string) (string, error) {
	switch {
	case !idForm.MatchString(id):
		return "", fmt.Errorf("%w: a photo's id is 20 characters of Crockford base 32", ErrName)
	case width < 1 || width > maxWidth:
		return "", fmt.Errorf("%w: width %d", ErrName, width)
	case format != "jpg" && format != "webp":
		return "", fmt.Errorf("%w: a rendition is jpg or webp", ErrName)
	}
	return filepath.Join("renditions", id, strconv.Itoa(width)+"."+format), nil
}

// withoutPath drops the path from an error of the file system. The path of an original is its digest, and a log may
// travel where the originals do not: with it, a file on a seized phone could be shown to have been sent here.
func withoutPath(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return fmt.Errorf("%s: %w", path.Op, path.Err)
	case errors.As(err, &link):
		return fmt.Errorf("%s: %w", link.Op, link.Err)
	}
	return err
}
