package darkroom

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"slices"
)

// widths of the renditions, in pixels. A photo has those that it can fill; one that fills none has its own width.
var widths = []int{480, 960, 1600}

func fillableWidths(w int) []int {
	n := len(widths)
	for n > 0 && widths[n-1] > w {
		n--
	}
	if n == 0 {
		return []int{w}
	}
	return widths[:n]
}

// renditions works from the widest down, so that p shrinks as it goes and the original's pixels can be let go early.
func (d *Darkroom) renditions(ctx context.Context, p picture, upright orientation) ([]Rendition, error) {
	fullW, fullH := upright.turn(p.y.w, p.y.h)
	var all []Rendition
	for _, w := range slices.Backward(fillableWidths(fullW)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		h := max((fullH*w+fullW/2)/fullW, 1)
		lyingW, lyingH := upright.turn(w, h)
		p = p.reducedTowards(lyingW, lyingH)
		img := p.render(lyingW, lyingH, upright)
		if d.webp != nil && w <= maxWebPSide && h <= maxWebPSide {
			data, err := d.webp.encode(img)
			if err != nil {
				return nil, err
			}
			all = append(all, Rendition{w, h, FormatWebP, data})
		}
		data, err := encodeJPEG(img)
		if err != nil {
			return nil, err
		}
		all = append(all, Rendition{w, h, FormatJPEG, data})
	}
	slices.Reverse(all)
	return all, nil
}

var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// publicID names a photo by the bytes that are public anyway, its JPEG renditions. It must never depend on the
// original's bytes: who seizes a phone could then hash the files on it and find the published address that one of them
// became. WebP is left out because its bytes change with the system's library.
func publicID(renditions []Rendition) string {
	digest := sha256.New()
	for _, r := range renditions {
		if r.Format == FormatJPEG {
			_ = binary.Write(digest, binary.BigEndian, uint64(len(r.Data))) // a hash never fails
			digest.Write(r.Data)
		}
	}
	const characters = 20 // 100 bits
	return crockford.EncodeToString(digest.Sum(nil))[:characters]
}
