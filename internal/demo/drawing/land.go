package drawing

// contour is the height, in pixels from the top, of a skyline at each column.
type contour [Width + 1]float32

// hills returns a rolling skyline around base.
func (c *canvas) hills(base, amp, wave float32, octaves int) *contour {
	seed := noise(c.rng.Uint32())
	line := new(contour)
	for x := range line {
		line[x] = base - amp*(2*seed.fbm(float32(x)/wave, 0.5, octaves)-1)
	}
	return line
}

// peaks returns a skyline of sharp crests that rise from base.
func (c *canvas) peaks(base, amp, wave float32) *contour {
	seed := noise(c.rng.Uint32())
	line := new(contour)
	for x := range line {
		line[x] = base - amp*seed.ridged(float32(x)/wave, 0.5, 5)
	}
	return line
}

// land fills everything below a skyline, from the crest ink down to the foot
// ink reached depth pixels lower: air thickens towards the foot of a hill.
func (c *canvas) land(line *contour, crest, foot ink, depth float32) {
	for x := range Width {
		top := line[x]
		y0 := max(int(top), 0)
		for y := y0; y < Height; y++ {
			a := clamp(float32(y) + 1 - top)
			c.blend(x, y, mix(crest, foot, (float32(y)-top)/depth), a)
		}
	}
}

// carve scatters tool marks over the land below a skyline, down to depth.
// The marks lie along the slope and grow towards the viewer.
func (c *canvas) carve(line *contour, depth float32, n int, size float32, k ink, alpha float32) {
	for range n {
		x := c.between(0, Width-1)
		down := c.rng.Float32()
		y := line[int(x)] + 5 + down*depth
		i := int(x)
		slope := line[min(i+12, Width)] - line[max(i-12, 0)]
		c.gouge(x, y, size*(0.6+1.4*down)*c.between(0.6, 1.5), slope/24*(1-0.5*down), size*0.13*(0.6+down), veil(k, alpha*c.between(0.4, 1)))
	}
}

// pine stands a conifer with its foot at x, y.
func (c *canvas) pine(x, y, h float32, k ink) {
	p := []pt{{x, y - h}}
	var left []pt
	const tiers = 7
	for i := 1; i <= tiers; i++ {
		t := float32(i) / tiers
		half := h * 0.21 * t * c.between(0.8, 1.15)
		ty := y - h*(1-0.93*t)
		p = append(p, pt{x + half, ty}, pt{x + half*0.52, ty - h*0.025})
		left = append(left, pt{x - half*c.between(0.85, 1.1), ty}, pt{x - half*0.5, ty - h*0.025})
	}
	p = append(p, pt{x + h*0.02, y - h*0.08}, pt{x + h*0.02, y}, pt{x - h*0.02, y}, pt{x - h*0.02, y - h*0.08})
	for i := len(left) - 1; i >= 0; i-- {
		p = append(p, left[i])
	}
	c.fill(p, flat(k))
}

// poplar stands a tall narrow tree with its foot at x, y.
func (c *canvas) poplar(x, y, h float32, k, light ink) {
	c.line(pt{x, y}, pt{x, y - h*0.4}, h*0.035, h*0.02, flat(k))
	c.blob(x, y-h*0.55, h*0.1, h*0.46, 0.35, flat(k))
	for range int(h / 7) {
		t := c.between(-0.9, 0.9)
		c.gouge(x+c.between(-0.09, 0.02)*h*(1-t*t), y-h*(0.55+0.4*t), h*0.08, 1.5, h*0.014, veil(light, 0.6))
	}
}

// bare grows a leafless tree by branching until the twigs are thin.
func (c *canvas) bare(x, y, length, angle, width float32, k ink) {
	end := pt{x + cos(angle)*length, y + sin(angle)*length}
	c.line(pt{x, y}, end, width, width*0.68, flat(k))
	if width < 1.1 {
		return
	}
	for range 2 + c.rng.IntN(2) {
		c.bare(end.x, end.y, length*c.between(0.58, 0.82), angle+c.between(-0.62, 0.62), width*0.66, k)
	}
}

// leafy stands a broad tree: a trunk, a crown of dabs, and light on one side.
func (c *canvas) leafy(x, y, h float32, dark, light ink) {
	c.line(pt{x, y}, pt{x, y - h*0.5}, h*0.07, h*0.035, flat(mix(dark, black, 0.5)))
	for i := range 90 {
		t := float32(i) / 90
		a, r := c.between(0, 6.283), sqrt(c.rng.Float32())
		bx, by := x+cos(a)*r*h*0.34, y-h*0.66+sin(a)*r*h*0.32
		lit := clamp(0.5 - (bx-x)/(h*0.8) - (by-(y-h*0.66))/(h*0.6))
		c.blob(bx, by, h*0.06, h*0.045, 0.6, flat(mix(dark, light, lit*t)))
	}
}
