package darkroom

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/sync/semaphore"
)

// Format is what a rendition is encoded as; it is also the ending of its address.
type Format string

// The formats of renditions.
const (
	FormatJPEG Format = "jpg"
	FormatWebP Format = "webp"
)

// Print is what came of an original.
type Print struct {
	// ID names the photo in public: 20 characters of lower-case Crockford base 32, see [publicID].
	ID string
	// OriginalSHA256 is the lower-case hex digest of the original's bytes, by which the same file sent twice is found
	// to be one photo. It is private: who holds the phone that a photo came from could match it.
	OriginalSHA256 string
	Kind           Kind // of the original
	Width, Height  int  // of the original, upright, in pixels
	// Renditions are narrowest first; each width exists as JPEG, then as WebP where libwebp is installed.
	Renditions []Rendition
	Metadata   Metadata
}

// Rendition is one size and encoding of a photo, free of metadata.
type Rendition struct {
	Width, Height int // pixels
	Format        Format
	Data          []byte
}

// Darkroom develops originals, a bounded number at a time. It is safe for concurrent use.
type Darkroom struct {
	jobs      chan struct{}
	memory    *semaphore.Weighted // bytes of pixels, over all jobs
	webp      webpEncoder         // nil where libwebp is not installed
	maxPixels int
}

// New returns a darkroom that develops at most jobs originals at once; below 1 counts as 1. See the package comment
// for the memory that each may take.
func New(jobs int) *Darkroom {
	return &Darkroom{jobs: make(chan struct{}, max(jobs, 1)), memory: semaphore.NewWeighted(maxMemory), webp: systemWebP(), maxPixels: MaxPixels}
}

// WebP reports whether renditions are also made as WebP, which needs libwebp on the system.
func (d *Darkroom) WebP() bool { return d.webp != nil }

// Develop makes the renditions of an original. It waits for its turn; when ctx ends it returns ctx's error. A file that
// cannot be accepted gives an *InputError, any other error is ours. Metadata that cannot be read is left empty.
func (d *Darkroom) Develop(ctx context.Context, original []byte) (*Print, error) {
	if err := checkSize(original); err != nil {
		return nil, err
	}
	kind, err := sniff(original)
	if err != nil {
		return nil, err
	}
	canvas, needs, err := checkHeader(kind, original, d.maxPixels)
	if err != nil {
		return nil, err
	}
	select {
	case d.jobs <- struct{}{}:
		defer func() { <-d.jobs }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := d.memory.Acquire(ctx, needs); err != nil {
		return nil, err
	}
	defer d.memory.Release(needs)
	img, err := decode(ctx, kind, original)
	if err != nil {
		return nil, err
	}
	p, err := newPicture(ctx, img, canvas)
	if err != nil {
		return nil, err
	}
	metadata, upright := readMetadata(kind, original)
	renditions, err := d.renditions(ctx, p, upright)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(original)
	w, h := upright.turn(canvas.Dx(), canvas.Dy())
	return &Print{
		ID:             publicID(renditions),
		OriginalSHA256: hex.EncodeToString(digest[:]),
		Kind:           kind,
		Width:          w,
		Height:         h,
		Renditions:     renditions,
		Metadata:       metadata,
	}, nil
}
