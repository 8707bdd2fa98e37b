package drawing

// sky fills the canvas from the top down to y with inks evenly spaced.
func (c *canvas) sky(y float32, inks ...ink) {
	last := len(inks) - 1
	c.each(0, int(y)+1, func(px, py int) (ink, float32) {
		// A little disorder keeps eight-bit gradients from showing steps.
		t := clamp(float32(py)/y+0.012*(c.noise.at(int32(px), int32(py))-0.5)) * float32(last)
		i := min(int(t), last-1)
		return mix(inks[i], inks[i+1], t-float32(i)), 1
	})
}

// clouds is a bank of cloud between two heights.
type clouds struct {
	top, bottom   float32 // rows between which the bank lies
	long, tall    float32 // size of its masses in pixels
	cover         float32 // 0 for a clear sky, 1 for an overcast one
	lit, shade    ink
	strength      float32 // greatest opacity, 0 to 1
	lightX, crisp float32 // side the light comes from (-1 left, 1 right); hardness of the edge
}

func (c *canvas) clouds(b clouds) {
	seed := noise(c.rng.Uint32())
	shape := c.field(5, func(x, y float32) float32 { return seed.fbm(x/b.long, y/b.tall, 5) })
	ahead := int(14 * b.lightX)
	edge := 0.22 - 0.16*b.crisp
	threshold := 0.78 - 0.56*b.cover
	c.each(int(b.top), int(b.bottom), func(x, y int) (ink, float32) {
		v := shape[y*Width+x]
		t := (float32(y) - b.top) / (b.bottom - b.top)
		a := smoothstep(threshold, threshold+edge, v) * smoothstep(0, 0.25, t) * smoothstep(1, 0.7, t)
		if a == 0 {
			return ink{}, 0
		}
		// Thinner cloud towards the light means a lit edge.
		sun := shape[max(y-12, 0)*Width+min(max(x+ahead, 0), Width-1)]
		light := clamp(0.45 + 5*(v-sun))
		return mix(b.shade, b.lit, light), a * b.strength
	})
}

// sun sets a disc in the sky with a halo around it.
func (c *canvas) sun(x, y, r float32, disc, halo ink, spread float32) {
	c.glow(x, y, r*spread, halo, 0.55)
	c.glow(x, y, r*spread*0.45, halo, 0.5)
	c.disc(x, y, r, r, flat(disc))
}

// birds scatters a few far birds around a point.
func (c *canvas) birds(x, y, spread float32, n int, k ink) {
	for range n {
		bx, by := x+c.between(-spread, spread), y+c.between(-spread/3, spread/3)
		s := c.between(6, 13)
		lift := c.between(0.25, 0.6) * s
		c.line(pt{bx, by}, pt{bx - s, by - lift}, 2.4, 0.6, flat(k))
		c.line(pt{bx, by}, pt{bx + s, by - lift*0.8}, 2.4, 0.6, flat(k))
	}
}

// haze lays a band of mist, thickest at y.
func (c *canvas) haze(y, depth float32, k ink, strength float32) {
	seed := noise(c.rng.Uint32())
	wisp := c.field(8, func(x, py float32) float32 { return seed.fbm(x/420, py/60, 3) })
	c.each(int(y-depth), int(y+depth), func(px, py int) (ink, float32) {
		d := 1 - abs(float32(py)-y)/depth
		return k, strength * d * d * clamp(0.35+1.3*wisp[py*Width+px])
	})
}
