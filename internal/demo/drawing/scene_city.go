package drawing

// blackout: apartment blocks under a moon, with very few windows lit.
func blackout(c *canvas) {
	c.sky(800, hex(0x0e1926), hex(0x1e3548), hex(0x3f5b6b), hex(0x84908c))
	for range 240 {
		r := c.between(0.6, 1.7)
		c.disc(c.between(0, Width), c.between(0, 430), r, r, veil(ivory, c.between(0.2, 0.8)))
	}
	c.sun(430, 230, 62, hex(0xf4edd6), hex(0xc5d0cc), 7)
	for _, m := range []struct{ x, y, r float32 }{{410, 216, 13}, {446, 250, 9}, {452, 212, 6}} {
		c.blob(m.x, m.y, m.r, m.r*0.8, 0.4, veil(hex(0xc9c4ae), 0.6))
	}
	c.clouds(clouds{top: 120, bottom: 600, long: 620, tall: 54, cover: 0.44, lit: hex(0xaebabb), shade: hex(0x29404f), strength: 0.6, lightX: -1, crisp: 0.5})
	c.land(c.hills(690, 70, 520, 4), hex(0x3c5361), hex(0x7b8883), 120)
	for layer, n := range []int{15, 11, 8} {
		t := float32(layer) / 2
		base := 830 + 90*t
		for i := range n {
			w := c.between(80, 150) * (1 + 0.5*t)
			h := c.between(120, 300) * (1 + 0.55*t)
			x := float32(i)*Width/float32(n) + c.between(-40, 30)
			slab(c, x, base-h, w, h, mix(hex(0x4d626c), hex(0x13202c), t), 0.05-0.01*t)
		}
		c.haze(base, 70, mix(hex(0x8b9a99), hex(0x31444f), t), 0.5)
	}
	roof(c)
}

// slab is a tower block with moonlight down one edge and lift gear on its roof.
func slab(c *canvas, x, y, w, h float32, k ink, lit float32) {
	c.block(block{x: x, y: y, w: w, h: h + 200, wall: k, foot: mix(k, black, 0.3), cols: int(w / 17), rows: int((h + 200) / 25), gap: 0.46, glass: func() ink {
		if c.chance(lit) {
			return mix(amber, ivory, c.rng.Float32()*0.4)
		}
		return mix(k, black, c.between(0.25, 0.45))
	}})
	c.box(x, y, 4, h+200, veil(hex(0xa9bbbd), 0.5))
	c.box(x-2, y-4, w+4, 5, veil(hex(0xa9bbbd), 0.5))
	c.box(x+w*0.3, y-18, w*0.24, 16, flat(k))
	c.line(pt{x + w*0.7, y}, pt{x + w*0.7, y - 40}, 2, 1, flat(k))
	for i := range 3 {
		c.line(pt{x + w*0.7 - 10, y - 24 - float32(i)*6}, pt{x + w*0.7 + 10, y - 24 - float32(i)*6}, 1.2, 1.2, flat(k))
	}
}

// roof is the near terrace: washing, a tank, and someone at the parapet with a candle.
func roof(c *canvas) {
	k := hex(0x0d151d)
	c.box(0, 950, Width, 117, wash(hex(0x18242f), k, 950, Height))
	c.box(0, 944, Width, 12, flat(hex(0x52666f)))
	for i := range 9 {
		c.line(pt{float32(i)*190 + 30, 956}, pt{float32(i)*190 + 30, Height}, 3, 3, flat(k))
	}
	c.box(1290, 800, 150, 150, across(hex(0x2a3a45), k, 1290, 1440))
	c.disc(1365, 800, 75, 18, flat(hex(0x3c4e58)))
	for _, x := range []float32{1300, 1430} {
		c.line(pt{x, 950}, pt{x, 1040}, 8, 8, flat(k))
	}
	c.line(pt{120, 1060}, pt{120, 790}, 7, 6, flat(k))
	c.line(pt{610, 1060}, pt{610, 800}, 7, 6, flat(k))
	c.wire(pt{120, 800}, pt{610, 806}, 14, 2, flat(k))
	for i, w := range []float32{80, 60, 96, 50} {
		x := 160 + float32(i)*110
		c.fill([]pt{{x, 812}, {x + w, 812}, {x + w + c.between(-8, 8), 912}, {x + c.between(-8, 8), 908}}, across(hex(0x7f9095), hex(0x43555f), x, x+w))
	}
	c.glow(922, 905, 130, amber, 0.75)
	c.figure(890, 1060, 210, hex(0x0b1219))
	c.box(917, 912, 10, 32, flat(ivory))
	c.gouge(922, 902, 22, 1.57, 9, flat(hex(0xfff3c9)))
}

// fuel: lorries wait at a filling station before dawn.
func fuel(c *canvas) {
	c.sky(660, hex(0x2b3e50), hex(0x5a6f7c), hex(0xc99b83), hex(0xeec08c))
	c.clouds(clouds{top: 30, bottom: 560, long: 700, tall: 60, cover: 0.52, lit: hex(0xf0b993), shade: hex(0x43546a), strength: 0.8, lightX: -1, crisp: 0.5})
	c.land(c.hills(610, 60, 480, 4), hex(0x5c6d7b), hex(0xc6a18b), 110)
	for i := range 9 {
		x := 880 + float32(i)*90
		h := c.between(50, 150)
		c.block(block{x: x, y: 690 - h, w: 84, h: h, wall: hex(0x54626c), foot: hex(0x7d7673), cols: 4, rows: int(h / 24), gap: 0.5, glass: func() ink {
			if c.chance(0.16) {
				return amber
			}
			return hex(0x3b4a56)
		}})
	}
	c.fill([]pt{{0, 690}, {Width, 690}, {Width, Height}, {0, Height}}, wash(hex(0x7d736d), hex(0x23272c), 690, Height))
	c.fill([]pt{{0, 770}, {Width, 720}, {Width, 730}, {0, 786}}, veil(hex(0xd8b08a), 0.35))
	station(c)
	for i := 6; i >= 0; i-- {
		t := float32(i)
		w := 300 * (1 - 0.115*t)
		x := 500 + t*225 - t*t*9
		y := 900 - t*30
		load := mix(mix(hex(0x6c5a48), []ink{steel, brick, moss, ochre}[i%4], 0.6), hex(0x6f6a6a), t/9)
		c.fill([]pt{{x, y}, {x + w, y}, {x + w*0.9, y + w*0.1}, {x - w*0.1, y + w*0.1}}, veil(black, 0.4))
		c.lorry(x, y, w, mix(load, black, 0.25), load)
		c.glow(x+w, y-w*0.1, w*0.18, hex(0xe9573a), 0.8)
		c.glow(x-4, y-w*0.13, w*0.24, hex(0xffe0a2), 0.6)
	}
	for _, f := range []struct{ x, y, h float32 }{{470, 960, 150}, {410, 975, 158}, {900, 920, 120}} {
		c.figure(f.x, f.y, f.h, mix(night, steel, c.rng.Float32()*0.4))
	}
	c.box(150, 1010, 60, 56, across(hex(0xb2603d), hex(0x5e2b1e), 150, 210))
	c.box(226, 1022, 48, 46, across(hex(0x46626c), hex(0x22343d), 226, 274))
	c.box(168, 1000, 24, 10, flat(hex(0x5e2b1e)))
}

// station is the canopy, its pumps and their light on wet ground.
func station(c *canvas) {
	c.glow(250, 800, 520, hex(0xffdfa4), 0.7)
	c.fill([]pt{{-20, 590}, {520, 600}, {560, 640}, {-20, 640}}, wash(hex(0xe7dcc4), hex(0xa98e73), 590, 640))
	c.box(-20, 628, 580, 14, flat(brick))
	c.box(20, 650, 210, 210, wash(hex(0xf6d79c), hex(0xb98f5d), 650, 860))
	for i := range 3 {
		c.box(34+float32(i)*66, 676, 54, 120, flat(hex(0xfff0c9)))
	}
	for _, x := range []float32{270, 500} {
		c.box(x, 640, 16, 236, across(hex(0xcdbb9c), hex(0x6b5b4d), x, x+16))
	}
	for _, x := range []float32{320, 410} {
		c.box(x, 760, 52, 124, across(brick, hex(0x59281d), x, x+52))
		c.box(x+8, 774, 36, 30, flat(ivory))
		c.wire(pt{x + 52, 790}, pt{x + 50, 860}, 12, 4, flat(black))
	}
	for i := range 40 {
		c.gouge(c.between(0, 620), c.between(890, 1040), c.between(40, 160), 0, c.between(2, 6), veil(hex(0xffe2ae), 0.16+0.004*float32(i)))
	}
}
