package drawing

// block is a plain building seen from the front.
type block struct {
	x, y, w, h float32 // top left corner and size
	wall, foot ink     // the wall runs from one to the other
	cols, rows int
	glass      func() ink // the ink of the next window
	gap        float32    // part of each cell that is wall, 0 to 1
}

func (c *canvas) block(b block) {
	c.box(b.x, b.y, b.w, b.h, wash(b.wall, b.foot, b.y, b.y+b.h))
	if b.glass == nil {
		return
	}
	cw, ch := b.w/float32(b.cols), b.h*0.94/float32(b.rows)
	for j := range b.rows {
		for i := range b.cols {
			x := b.x + cw*(float32(i)+b.gap/2)
			y := b.y + b.h*0.03 + ch*(float32(j)+b.gap/2)
			c.box(x, y, cw*(1-b.gap), ch*(1-b.gap), flat(b.glass()))
		}
	}
}

// house is a small gabled house with its foot at y.
func (c *canvas) house(x, y, w, h float32, wall, roof, glass ink) {
	eave := y - h*0.55
	c.box(x, eave, w, h*0.55, across(wall, mix(wall, black, 0.3), x, x+w))
	c.box(x+w*0.68, y-h*1.08, w*0.08, h*0.3, flat(mix(roof, black, 0.35)))
	c.fill([]pt{{x - w*0.07, eave}, {x + w*0.14, y - h}, {x + w*0.86, y - h}, {x + w*1.07, eave}}, wash(mix(roof, paper, 0.16), roof, y-h, eave))
	for i := range 3 {
		if i == 1 {
			c.box(x+w*0.43, y-h*0.36, w*0.15, h*0.36, flat(mix(wall, black, 0.65)))
			continue
		}
		c.box(x+w*(0.13+0.3*float32(i)), y-h*0.39, w*0.14, h*0.2, flat(glass))
	}
}

// figure is a person in a coat, seen from afar, feet at x, y.
func (c *canvas) figure(x, y, h float32, coat ink) {
	lean := c.between(-0.03, 0.03) * h
	head := mix(coat, rose, 0.35)
	c.line(pt{x - h*0.06, y}, pt{x - h*0.04, y - h*0.4}, h*0.07, h*0.09, flat(mix(coat, black, 0.5)))
	c.line(pt{x + h*0.08, y}, pt{x + h*0.03, y - h*0.4}, h*0.07, h*0.09, flat(mix(coat, black, 0.5)))
	c.fill([]pt{
		{x - h*0.15, y - h*0.28}, {x - h*0.13 + lean, y - h*0.76}, {x - h*0.06 + lean, y - h*0.84},
		{x + h*0.06 + lean, y - h*0.84}, {x + h*0.13 + lean, y - h*0.76}, {x + h*0.15, y - h*0.28},
	}, flat(coat))
	c.disc(x+lean, y-h*0.91, h*0.07, h*0.09, flat(head))
}

// lorry is a goods vehicle seen from the side, its wheels on y, facing left.
func (c *canvas) lorry(x, y, w float32, cab, load ink) {
	h := w * 0.42
	c.box(x+w*0.28, y-h*1.02, w*0.72, h*0.8, across(load, mix(load, black, 0.35), x, x+w*1.3))
	c.fill([]pt{{x, y - h*0.15}, {x + w*0.02, y - h*0.5}, {x + w*0.08, y - h*0.85}, {x + w*0.25, y - h*0.85}, {x + w*0.25, y - h*0.15}}, flat(cab))
	c.fill([]pt{{x + w*0.05, y - h*0.5}, {x + w*0.1, y - h*0.78}, {x + w*0.19, y - h*0.78}, {x + w*0.19, y - h*0.5}}, flat(mix(cab, paper, 0.6)))
	c.box(x, y-h*0.24, w, h*0.1, flat(black))
	for _, at := range []float32{0.13, 0.66, 0.84} {
		c.disc(x+w*at, y-h*0.1, h*0.15, h*0.15, flat(black))
		c.disc(x+w*at, y-h*0.1, h*0.06, h*0.06, flat(silver))
	}
}

// pylon is a lattice mast for power lines, its foot at x, y.
// It returns the ends of its arms, left and right, highest first.
func (c *canvas) pylon(x, y, h float32, k ink) (left, right []pt) {
	w := max(h*0.008, 1)
	half := func(t float32) float32 { return h * (0.09 - 0.075*t) }
	for i := range 8 {
		t0, t1 := float32(i)/8, float32(i+1)/8
		y0, y1 := y-h*t0, y-h*t1
		c.line(pt{x - half(t0), y0}, pt{x - half(t1), y1}, w*1.6, w*1.4, flat(k))
		c.line(pt{x + half(t0), y0}, pt{x + half(t1), y1}, w*1.6, w*1.4, flat(k))
		c.line(pt{x - half(t0), y0}, pt{x + half(t1), y1}, w, w, flat(k))
		c.line(pt{x + half(t0), y0}, pt{x - half(t1), y1}, w, w, flat(k))
	}
	for i, span := range []float32{0.13, 0.18, 0.14} {
		ay := y - h*(0.95-0.13*float32(i))
		l, r := pt{x - h*span, ay}, pt{x + h*span, ay}
		for _, end := range []pt{l, r} {
			c.line(pt{x, ay - h*0.035}, end, w*1.3, w, flat(k))
			c.line(pt{x, ay + h*0.008}, end, w*1.3, w, flat(k))
		}
		left, right = append(left, l), append(right, r)
	}
	return left, right
}
