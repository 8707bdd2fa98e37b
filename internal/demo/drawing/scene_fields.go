package drawing

// harvest: stubble and standing wheat under a low sun, with cutters at work.
func harvest(c *canvas) {
	c.sky(600, hex(0x8fa9ad), mist, cream, hex(0xf5c781))
	c.sun(1180, 452, 46, ivory, hex(0xfce2a6), 9)
	c.clouds(clouds{top: 40, bottom: 420, long: 520, tall: 90, cover: 0.5, lit: ivory, shade: hex(0xc9a48c), strength: 0.85, lightX: 1, crisp: 0.4})
	c.birds(520, 260, 170, 9, plum)
	c.land(c.hills(520, 70, 520, 4), hex(0x9fb0a6), hex(0xdccfa6), 150)
	c.land(c.hills(550, 46, 380, 4), hex(0x7f9284), hex(0xc4b888), 120)
	near := c.hills(588, 22, 460, 3)
	c.land(near, hex(0x64774f), hex(0xa39a5a), 70)
	for i := range 11 {
		x := 150 + float32(i)*34 + c.between(-8, 8)
		c.poplar(x, 606, c.between(80, 128), hex(0x3f4f39), hex(0xa9a85f))
	}
	c.house(640, 612, 120, 84, hex(0xd8c4a0), brick, night)
	c.house(765, 614, 70, 50, hex(0xc4a989), hex(0x7d3a29), night)
	c.each(604, Height, func(_, y int) (ink, float32) {
		return mix(hex(0xe9c46e), hex(0xb97f2e), (float32(y)-604)/463), 1
	})
	rows(c, pt{1150, 560}, 606)
	wheat(c)
	for _, f := range []struct{ x, y, h float32 }{{905, 700, 62}, {985, 716, 68}, {1075, 694, 60}} {
		c.fill([]pt{{f.x - 6, f.y}, {f.x + f.h*2.2, f.y + 6}, {f.x + f.h*2.2, f.y + 14}, {f.x, f.y + 8}}, veil(earth, 0.35))
		c.figure(f.x, f.y+4, f.h, mix(night, steel, c.rng.Float32()))
	}
	for _, s := range []pt{{1230, 690}, {1330, 722}, {1450, 700}, {1390, 800}, {1540, 780}} {
		sheaf(c, s.x, s.y, 34+(s.y-690)*0.3)
	}
}

// rows draws the drill lines of a field running to one vanishing point.
func rows(c *canvas, vanish pt, top float32) {
	for i := range 46 {
		x := -2600 + float32(i)*170
		cut := func(bx float32) pt {
			t := (top - vanish.y) / (Height - vanish.y)
			return pt{vanish.x + (bx-vanish.x)*t, top}
		}
		c.fill([]pt{cut(x), cut(x + 74), {x + 74, Height}, {x, Height}}, fade(hex(0x8a5a22), 0.18, 0.5, top, Height))
	}
}

// wheat stands ears in the left foreground, taller towards the viewer.
func wheat(c *canvas) {
	for i := range 5200 {
		t := float32(i) / 5200
		y := 640 + 460*t*t + c.between(-10, 10)
		x := c.between(-20, 860-560*(1-t)*c.between(0.3, 1))
		h := 16 + 92*t*t
		tip := pt{x + h*c.between(0.02, 0.3), y - h}
		k := mix(hex(0x9c6522), hex(0xf6d98d), c.rng.Float32()*(0.35+0.65*(1-t*0.3)))
		c.line(pt{x, y}, tip, 0.8+1.4*t, 0.5+0.8*t, flat(mix(k, earth, 0.25)))
		c.gouge(tip.x+1, tip.y-h*0.06, h*0.3, -1.2, 1.2+4*t, flat(k))
	}
}

// sheaf ties a bundle of cut wheat, its foot at y.
func sheaf(c *canvas, x, y, h float32) {
	c.fill([]pt{{x - h*0.5, y}, {x + h*2, y + h*0.12}, {x + h*0.4, y + h*0.1}}, veil(earth, 0.4))
	c.fill([]pt{{x - h*0.42, y}, {x - h*0.12, y - h*0.55}, {x - h*0.34, y - h}, {x + h*0.34, y - h}, {x + h*0.12, y - h*0.55}, {x + h*0.42, y}}, across(hex(0xf3cf80), ochre, x-h*0.4, x+h*0.4))
	for range 16 {
		c.gouge(x+c.between(-0.26, 0.26)*h, y-h*c.between(0.1, 0.95), h*0.4, 1.57, 1.6, veil(earth, 0.5))
	}
	c.line(pt{x - h*0.14, y - h*0.55}, pt{x + h*0.14, y - h*0.52}, 3, 3, flat(earth))
}

// storm: lightning over a plain crossed by power lines, one band of field still lit.
func storm(c *canvas) {
	c.sky(720, hex(0x222c38), hex(0x3d4a55), hex(0x7b8581), hex(0xd8c79a))
	c.clouds(clouds{top: -120, bottom: 560, long: 480, tall: 150, cover: 0.78, lit: hex(0x8c979a), shade: hex(0x1d2630), strength: 0.95, lightX: 1, crisp: 0.5})
	c.clouds(clouds{top: 220, bottom: 640, long: 700, tall: 70, cover: 0.52, lit: hex(0xd5c9a8), shade: hex(0x47525a), strength: 0.8, lightX: 1, crisp: 0.3})
	c.glow(1120, 420, 520, hex(0xf4ecd2), 0.5)
	bolt(c, pt{1090, 120}, 690, 7)
	for range 500 {
		x, y := c.between(120, 620), c.between(430, 700)
		c.line(pt{x, y}, pt{x - 26, y + 110}, 1, 2.6, veil(hex(0x35424c), 0.18))
	}
	c.land(c.hills(690, 20, 500, 3), hex(0x4d5b5c), hex(0x868a70), 60)
	c.each(716, 800, func(x, y int) (ink, float32) {
		return mix(hex(0xf0c75f), hex(0xb98b36), (float32(y)-716)/84), 1
	})
	ground := c.hills(800, 12, 420, 3)
	c.land(ground, hex(0x6d6b3a), hex(0x2b3325), 220)
	c.carve(ground, 260, 1500, 30, hex(0xb9a85a), 0.5)
	c.carve(ground, 260, 900, 34, black, 0.5)
	var before []pt
	for i, p := range []struct{ x, y, h float32 }{{1560, 742, 96}, {1330, 752, 150}, {960, 776, 270}, {250, 850, 700}} {
		left, right := c.pylon(p.x, p.y, p.h, mix(hex(0x39444b), black, float32(i)/3))
		ends := append(left, right...)
		for j := range before {
			c.wire(before[j], ends[j], 8+22*float32(i), 0.7+0.5*float32(i), flat(hex(0x1d252c)))
		}
		before = ends
	}
	for _, e := range before {
		c.wire(e, pt{e.x - 900, e.y - 330}, 30, 2.6, flat(hex(0x1d252c)))
	}
	c.rainfall(420, -0.24, 90, mist, 0.28)
}

// bolt draws forked lightning from a point down to y.
func bolt(c *canvas, from pt, y, width float32) {
	for from.y < y && width > 0.8 {
		to := pt{from.x + c.between(-46, 50), from.y + c.between(22, 60)}
		c.line(from, to, width*2.6, width*2.4, veil(hex(0xf7ecc8), 0.25))
		c.line(from, to, width, width*0.94, flat(ivory))
		if c.chance(0.28) {
			bolt(c, to, to.y+c.between(60, 190), width*0.45)
		}
		from, width = to, width*0.95
	}
}
