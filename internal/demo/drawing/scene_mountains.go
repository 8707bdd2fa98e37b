package drawing

// mountains: the pass in winter, three ranges deep.
func mountains(c *canvas) {
	c.sky(640, hex(0x5b8098), hex(0xa3b9be), hex(0xe9dcc2), hex(0xf3cfa8))
	c.glow(1280, 330, 620, hex(0xfbe3bb), 0.5)
	c.disc(330, 170, 34, 34, veil(ivory, 0.9))
	c.clouds(clouds{top: 60, bottom: 430, long: 700, tall: 58, cover: 0.42, lit: ivory, shade: hex(0xa9b0b4), strength: 0.75, lightX: 1, crisp: 0.3})
	far := c.peaks(560, 270, 420)
	snow(c, far, hex(0xf0dfc9), hex(0x9fb0bb), 300, 0.5)
	c.haze(560, 110, hex(0xf0e2cb), 0.75)
	middle := c.peaks(720, 420, 560)
	snow(c, middle, ivory, hex(0x6f8ba0), 420, 0.8)
	c.haze(715, 120, hex(0xe9e4d8), 0.75)
	low := c.hills(770, 70, 480, 4)
	c.land(low, hex(0x8fa5ad), hex(0xdfe0da), 130)
	for range 420 {
		x := c.between(0, Width)
		c.pine(x, low[int(x)]+c.between(0, 70), c.between(22, 44), mix(hex(0x4b6870), hex(0x8ba0a3), c.rng.Float32()))
	}
	c.haze(850, 50, hex(0xeeeae0), 0.7)
	near := c.hills(930, 60, 700, 3)
	c.land(near, hex(0xf3efe4), hex(0xb4c2c9), 150)
	c.carve(near, 130, 240, 60, hex(0x8fa6b4), 0.5)
	for range 46 {
		x := c.between(0, 520)
		if c.chance(0.55) {
			x = c.between(1020, Width)
		}
		h := c.between(120, 300)
		y := near[int(x)] + c.between(20, 90)
		c.pine(x, y, h, mix(hex(0x162a32), hex(0x33505a), c.rng.Float32()))
		for range 14 {
			t := c.between(0.1, 0.9)
			c.gouge(x+c.between(-0.16, 0.1)*h*t, y-h*(1-0.9*t), h*0.1, 0.35, h*0.016, veil(ivory, 0.85))
		}
	}
	// A line of walkers and a laden horse give the pass its size.
	for i := range 5 {
		x := 640 + float32(i)*52
		c.figure(x, near[int(x)]+34-float32(i)*3, 46-float32(i)*2, hex(0x2a2f38))
	}
	for i := range 60 {
		t := float32(i) / 60
		c.gouge(480+t*420+c.between(-3, 3), near[480]+96-t*66, 13, 0.1, 4, veil(hex(0x8ea3b2), 0.8))
	}
	c.snowfall(240, ivory)
}

// snow shades a range into lit and shadowed faces that run down from its crests.
func snow(c *canvas, line *contour, lit, shade ink, depth, rock float32) {
	seed := noise(c.rng.Uint32())
	for x := range Width {
		rise := line[min(x+9, Width)] - line[max(x-9, 0)]
		for y := max(int(line[x]), 0); y < Height; y++ {
			d := float32(y) - line[x]
			fx, fy := float32(x), float32(y)
			rib := seed.fbm((fx+0.55*d)/46, fy/120, 4) - 0.5
			face := smoothstep(-0.06, 0.06, rib*1.1+rise/60*max(1-d/130, 0))
			k := mix(lit, shade, face)
			if r := seed.fbm((fx-0.4*d)/17, fy/34, 3); r > 0.60 && face > 0.4 {
				k = mix(k, hex(0x46535c), rock*smoothstep(0.60, 0.68, r)*clamp(1.2-d/depth))
			}
			k = mix(k, mix(lit, shade, 0.35), clamp(d/depth)*0.8)
			c.blend(x, y, k, clamp(d+1))
		}
	}
}
