package photostore

import (
	"fmt"
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
