package darkroom

import (
	"context"
	"image"
	"image/color"
	"image/draw"
)

// picture is an image as the planes of YCbCr (JPEG's full-range BT.601). Chroma may have any size: it is stretched.
type picture struct{ y, cb, cr plane }

// newPicture makes a picture of the canvas with img on it. A photo's planes are shared with img; anything else is
// laid on white, because JPEG has no transparency.
func newPicture(ctx context.Context, img image.Image, canvas image.Rectangle) (picture, error) {
	w, h := canvas.Dx(), canvas.Dy()
	switch img := img.(type) {
	case *image.YCbCr:
		if img.Rect != canvas {
			break
		}
		cw, ch := chromaSize(img.SubsampleRatio, w, h)
		return picture{
			plane{img.Y, img.YStride, w, h},
			plane{img.Cb, img.CStride, cw, ch},
			plane{img.Cr, img.CStride, cw, ch},
		}, nil
	case *image.Gray:
		if img.Rect != canvas {
			break
		}
		grey := plane{[]uint8{128}, 1, 1, 1} // no colour anywhere
		return picture{plane{img.Pix, img.Stride, w, h}, grey, grey}, nil
	}
	return onWhite(ctx, img, canvas)
}

func chromaSize(ratio image.YCbCrSubsampleRatio, w, h int) (int, int) {
	switch ratio {
	case image.YCbCrSubsampleRatio422:
		return (w + 1) / 2, h
	case image.YCbCrSubsampleRatio420:
		return (w + 1) / 2, (h + 1) / 2
	case image.YCbCrSubsampleRatio440:
		return w, (h + 1) / 2
	case image.YCbCrSubsampleRatio411:
		return (w + 3) / 4, h
	case image.YCbCrSubsampleRatio410:
		return (w + 3) / 4, (h + 1) / 2
	default:
		return w, h
	}
}

// onWhite converts any image, a band of rows at a time, so that no whole copy in RGBA is held.
func onWhite(ctx context.Context, img image.Image, canvas image.Rectangle) (picture, error) {
	const rows = 16
	w, h := canvas.Dx(), canvas.Dy()
	p := picture{newPlane(w, h), newPlane(w, h), newPlane(w, h)}
	band := image.NewRGBA(image.Rect(0, 0, w, rows))
	for top := 0; top < h; top += rows {
		if err := ctx.Err(); err != nil {
			return picture{}, err
		}
		draw.Draw(band, band.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(band, band.Rect, img, image.Pt(0, top), draw.Over)
		for y := range min(rows, h-top) {
			line := band.Pix[y*band.Stride:]
			ys, cbs, crs := p.y.row(top+y), p.cb.row(top+y), p.cr.row(top+y)
			for x := range w {
				ys[x], cbs[x], crs[x] = color.RGBToYCbCr(line[4*x], line[4*x+1], line[4*x+2])
			}
		}
	}
	return p, nil
}

// reducedTowards returns p at the least size that a rendition of w × h, or a smaller one, still can be made from.
func (p picture) reducedTowards(w, h int) picture {
	cw, ch := (w+1)/2, (h+1)/2
	return picture{p.y.halvedTowards(w, h), p.cb.halvedTowards(cw, ch), p.cr.halvedTowards(cw, ch)}
}

// render returns p at w × h before it is turned upright by o, as the 4:2:0 that JPEG and WebP both store.
func (p picture) render(w, h int, o orientation) *image.YCbCr {
	cw, ch := (w+1)/2, (h+1)/2
	y := p.y.scaled(w, h).turned(o)
	cb := p.cb.scaled(cw, ch).turned(o)
	cr := p.cr.scaled(cw, ch).turned(o)
	return &image.YCbCr{
		Y: y.pix, Cb: cb.pix, Cr: cr.pix,
		YStride: y.stride, CStride: cb.stride,
		SubsampleRatio: image.YCbCrSubsampleRatio420,
		Rect:           image.Rect(0, 0, y.w, y.h),
	}
}
