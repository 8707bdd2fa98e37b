package drawing

// water lays a sheet of water from row y down that mirrors what stands above it.
type water struct {
	y          float32
	near, far  ink     // its own colour at the bottom edge and at y
	clear      float32 // how much of the mirror image shows, 0 to 1
	ripple     float32 // sideways disturbance in pixels at the bottom edge
	spark      ink     // colour of the light on the waves
	sparks     int
	sparkX     float32 // where light gathers; 0 scatters it evenly
	sparkWidth float32
}

func (c *canvas) water(w water) {
	seed := noise(c.rng.Uint32())
	top := int(w.y)
	depth := float32(Height) - w.y
	wave := c.field(3, func(x, y float32) float32 {
		// Waves look longer and flatter the nearer they are to the far shore.
		t := max((y-w.y)/depth, 0)
		return seed.fbm(x/(60+90*t), y/(3+13*t), 2) - 0.5
	})
	for y := top; y < Height; y++ {
		t := (float32(y) - w.y) / depth
		own := mix(w.far, w.near, t)
		for x := range Width {
			v := wave[y*Width+x]
			sx := x + int(v*w.ripple*(0.25+1.5*t))
			sy := top - 1 - int((float32(y)-w.y)*0.92+v*w.ripple*0.5*t)
			k := own
			if sy >= 0 {
				k = mix(own, c.pixel(min(max(sx, 0), Width-1), sy), w.clear*(1-0.45*t))
			}
			k = mix(k, w.spark, clamp(v*0.35)*0.8)
			c.blend(x, y, k, 1)
		}
	}
	c.sparkle(w, depth)
}

// sparkle strews short flat strokes of light, wider towards the viewer.
func (c *canvas) sparkle(w water, depth float32) {
	for range w.sparks {
		t := c.rng.Float32()
		x := c.between(0, Width)
		if w.sparkX != 0 {
			x = w.sparkX + float32(c.rng.NormFloat64())*w.sparkWidth*(0.4+t)
		}
		c.gouge(x, w.y+4+t*depth, 12+60*t*c.rng.Float32(), c.between(-0.02, 0.02), 1+3.2*t, veil(w.spark, c.between(0.2, 0.75)))
	}
}

// rainfall draws slanting streaks of rain over the whole picture.
func (c *canvas) rainfall(n int, slant, length float32, k ink, alpha float32) {
	for range n {
		x, y := c.between(-200, Width+200), c.between(-100, Height)
		l := length * c.between(0.4, 1.3)
		c.line(pt{x, y}, pt{x + slant*l, y + l}, 0.6, 1.7, veil(k, alpha*c.between(0.3, 1)))
	}
}

// snowfall lets flakes drift over the whole picture.
func (c *canvas) snowfall(n int, k ink) {
	for range n {
		r := 0.8 + 3.4*c.rng.Float32()*c.rng.Float32()
		c.disc(c.between(0, Width), c.between(0, Height), r, r, veil(k, c.between(0.4, 0.95)))
	}
}
