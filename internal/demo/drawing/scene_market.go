package drawing

// market: the border market after dark, under strings of bulbs.
func market(c *canvas) {
	c.sky(620, hex(0x101b2a), hex(0x1f3346), hex(0x42505f), hex(0x8a6f63))
	c.glow(1230, 170, 240, hex(0xc9d0cc), 0.35)
	c.disc(1230, 170, 40, 40, flat(hex(0xf1ead3)))
	c.clouds(clouds{top: 20, bottom: 430, long: 520, tall: 60, cover: 0.45, lit: hex(0x7d8890), shade: hex(0x25384a), strength: 0.6, lightX: 1, crisp: 0.4})
	c.land(c.hills(470, 60, 500, 4), hex(0x24374a), hex(0x5d5a60), 140)
	for i := range 12 {
		x := float32(i)*140 - 30 + c.between(-20, 20)
		h := c.between(120, 260)
		c.block(block{x: x, y: 640 - h, w: c.between(110, 150), h: h, wall: hex(0x223241), foot: hex(0x3d3d44), cols: 4, rows: int(h / 44), gap: 0.5, glass: func() ink {
			if c.chance(0.25) {
				return mix(amber, hex(0x8a6c4a), c.rng.Float32())
			}
			return hex(0x1a2733)
		}})
	}
	e := eye{vanish: pt{800, 560}, height: 2.6, focal: 800}
	c.fill([]pt{{0, 620}, {Width, 620}, {Width, Height}, {0, Height}}, wash(hex(0x6b5346), hex(0x241f20), 600, Height))
	c.glow(800, 640, 460, hex(0xffc472), 0.6)
	crowd(c, e, 46, 24, 60)
	for _, z := range []float32{34, 26, 20, 15.4, 11.8, 9, 6.8} {
		stall(c, e, -1, z)
		stall(c, e, 1, z*1.03)
		crowd(c, e, 4, z*0.8, z)
		bulbs(c, e, z)
	}
	c.figure(640, 1040, 330, hex(0x131a22))
	c.figure(950, 1030, 300, hex(0x1b232c))
	c.fill([]pt{{985, 850}, {1050, 850}, {1062, 940}, {975, 940}}, across(hex(0x8d6a3a), hex(0x3a2a1c), 975, 1060))
	c.line(pt{990, 850}, pt{1044, 850}, 3, 3, flat(black))
}

// stall is a table under a striped awning on one side of the lane.
func stall(c *canvas, e eye, side, z float32) {
	inner, outer := side*2.7, side*6
	deep := z * 1.2
	s := e.scale(z)
	shade := clamp(z / 40)
	c.glow(e.at(side*4, 2.2, z).x, e.at(0, 2.0, z).y, s*3, hex(0xffbf68), 0.55*(1-shade*0.5))
	lit := mix(hex(0xd99a52), hex(0x6b5550), shade)
	seller := e.at(side*4.4, 0.15, z*1.1)
	c.figure(seller.x, seller.y, s*1.75, mix(hex(0x3c3036), hex(0x6b5550), shade))
	c.fill([]pt{e.at(inner, 0.95, z), e.at(outer, 0.95, z), e.at(outer, 0, z), e.at(inner, 0, z)}, wash(mix(lit, brick, 0.4), hex(0x2a2020), e.at(0, 0.95, z).y, e.at(0, 0, z).y))
	c.fill([]pt{e.at(inner, 0.95, z), e.at(outer, 0.95, z), e.at(outer, 0.95, deep), e.at(inner, 0.95, deep)}, flat(mix(lit, paper, 0.2)))
	goods(c, e, inner, outer, z)
	for _, x := range []float32{inner, outer} {
		c.line(e.at(x, 0, z), e.at(x, 2.5, z), s*0.07, s*0.07, flat(hex(0x241c1a)))
	}
	stripe := []ink{brick, hex(0x2f5866), hex(0x8a6a34), hex(0x5b4a5e)}[c.rng.IntN(4)]
	const bands = 9
	for i := range bands {
		k := mix(stripe, hex(0x3a3238), 0.2+shade*0.4)
		if i%2 == 0 {
			k = mix(hex(0xf3dcae), hex(0x6d5f58), shade)
		}
		t0, t1 := float32(i)/bands, float32(i+1)/bands
		x0, x1 := inner+(outer-inner)*t0, inner+(outer-inner)*t1
		a, b := e.at(x0, 2.45, z*0.93), e.at(x1, 2.45, z*0.93)
		c.fill([]pt{e.at(x0, 3.2, deep), e.at(x1, 3.2, deep), b, a}, wash(mix(k, black, 0.35), k, e.at(0, 3.2, deep).y, a.y))
		c.fill([]pt{a, b, {b.x, b.y + s*0.16}, {(a.x + b.x) / 2, b.y + s*0.27}, {a.x, a.y + s*0.16}}, flat(mix(k, paper, 0.1)))
	}
}

// goods heaps fruit, boxes and cloth along a table.
func goods(c *canvas, e eye, inner, outer, z float32) {
	s := e.scale(z)
	kinds := []ink{hex(0xd9622f), hex(0xe9b64a), hex(0x8c9a4e), hex(0xa93a2c), hex(0xd9c39a), hex(0x5f7f86)}
	for i := range 6 {
		t := (float32(i) + 0.5) / 6
		p := e.at(inner+(outer-inner)*t, 0.98, z*1.02)
		k := kinds[c.rng.IntN(len(kinds))]
		for range 9 {
			d := c.between(-1, 1)
			c.disc(p.x+d*s*0.22, p.y-s*(0.05+0.2*(1-d*d)*c.rng.Float32()), s*0.075, s*0.075, flat(mix(k, black, c.between(0, 0.35))))
		}
	}
}

// crowd puts shoppers in the lane between two distances.
func crowd(c *canvas, e eye, n int, near, far float32) {
	for i := range n {
		z := far - (far-near)*float32(i)/float32(n)
		p := e.at(c.between(-2.1, 2.1), 0, z)
		c.fill([]pt{{p.x - e.scale(z)*0.2, p.y}, {p.x + e.scale(z)*0.2, p.y}, {p.x + e.scale(z)*0.3, p.y + e.scale(z)*0.35}, {p.x - e.scale(z)*0.1, p.y + e.scale(z)*0.35}}, veil(black, 0.4))
		c.figure(p.x, p.y, e.scale(z)*c.between(1.55, 1.75), mix(mix(hex(0x1c232b), plum, c.rng.Float32()), hex(0x8a6a54), clamp(z/60)))
	}
}

// bulbs strings lights across the lane.
func bulbs(c *canvas, e eye, z float32) {
	a, b, s := e.at(-3, 3.7, z), e.at(3, 3.7, z), e.scale(z)
	c.wire(a, b, s*0.6, max(1, s*0.015), flat(black))
	for i := range 9 {
		t := (float32(i) + 0.5) / 9
		x, y := a.x+(b.x-a.x)*t, a.y+s*0.6*4*t*(1-t)+s*0.08
		c.glow(x, y, s*0.6, hex(0xffc566), 0.6)
		c.disc(x, y, s*0.065, s*0.08, flat(hex(0xfff0c4)))
	}
}
