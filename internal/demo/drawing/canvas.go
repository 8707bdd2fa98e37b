package drawing

import (
	"image"
	"math"
	"math/rand/v2"

	"golang.org/x/image/vector"
)

// pt is a point in pixels, measured from the top left corner.
type pt struct{ x, y float32 }

// canvas is a picture in the making.
type canvas struct {
	img   *image.RGBA
	rng   *rand.Rand
	noise noise
	ras   *vector.Rasterizer
	mask  *image.Alpha
}

func newCanvas(seed uint32) *canvas {
	c := &canvas{
		img:   image.NewRGBA(image.Rect(0, 0, Width, Height)),
		rng:   rand.New(rand.NewPCG(uint64(seed), 0x6c696e6f)),
		noise: noise(seed),
		ras:   vector.NewRasterizer(0, 0),
		mask:  image.NewAlpha(image.Rect(0, 0, Width, Height)),
	}
	for i := 3; i < len(c.img.Pix); i += 4 {
		c.img.Pix[i] = 255
	}
	return c
}

// between returns a random number in [lo, hi).
func (c *canvas) between(lo, hi float32) float32 { return lo + (hi-lo)*c.rng.Float32() }

// chance reports true with the given probability.
func (c *canvas) chance(p float32) bool { return c.rng.Float32() < p }

// blend lays an ink over the pixel at x, y, which must lie on the canvas.
func (c *canvas) blend(x, y int, k ink, a float32) {
	p := c.img.Pix[y*c.img.Stride+x*4:]
	p = p[:3:3]
	p[0] = lay(p[0], k.r, a)
	p[1] = lay(p[1], k.g, a)
	p[2] = lay(p[2], k.b, a)
}

func lay(under uint8, over, a float32) uint8 {
	v := float32(under)
	return uint8(min(max(v+(over-v)*a+0.5, 0), 255))
}

// pixel returns the ink at x, y.
func (c *canvas) pixel(x, y int) ink {
	p := c.img.Pix[y*c.img.Stride+x*4:]
	return ink{float32(p[0]), float32(p[1]), float32(p[2])}
}

// fill paints the inside of a closed polygon, its edges smoothed.
func (c *canvas) fill(p []pt, s shader) {
	x0, y0, x1, y1 := bounds(p)
	if x0 >= x1 || y0 >= y1 {
		return
	}
	w, h := x1-x0, y1-y0
	c.ras.Reset(w, h)
	for i, q := range p {
		// Far-off points are pulled in: the rasteriser walks every row they span.
		x, y := min(max(q.x, -4000), 4000)-float32(x0), min(max(q.y, -4000), 4000)-float32(y0)
		if i == 0 {
			c.ras.MoveTo(x, y)
		} else {
			c.ras.LineTo(x, y)
		}
	}
	c.ras.ClosePath()
	m := &image.Alpha{Pix: c.mask.Pix[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	clear(m.Pix)
	c.ras.Draw(m, m.Rect, image.Opaque, image.Point{})
	for y := range h {
		for x, cover := range m.Pix[y*w : (y+1)*w] {
			if cover != 0 {
				k, a := s(x0+x, y0+y)
				c.blend(x0+x, y0+y, k, a*float32(cover)/255)
			}
		}
	}
}

// bounds returns the pixels a polygon may touch, clipped to the canvas.
func bounds(p []pt) (x0, y0, x1, y1 int) {
	lo, hi := pt{math.MaxFloat32, math.MaxFloat32}, pt{-math.MaxFloat32, -math.MaxFloat32}
	for _, q := range p {
		lo.x, lo.y = min(lo.x, q.x), min(lo.y, q.y)
		hi.x, hi.y = max(hi.x, q.x), max(hi.y, q.y)
	}
	x0, y0 = int(max(floor(lo.x), 0)), int(max(floor(lo.y), 0))
	x1, y1 = int(min(floor(hi.x)+1, Width)), int(min(floor(hi.y)+1, Height))
	return x0, y0, x1, y1
}

// each visits every pixel of the rows from y0 up to but not including y1.
func (c *canvas) each(y0, y1 int, s shader) {
	for y := max(y0, 0); y < min(y1, Height); y++ {
		for x := range Width {
			if k, a := s(x, y); a > 0 {
				c.blend(x, y, k, a)
			}
		}
	}
}
