package drawing

// clinic: a hill village in snow at dusk; one door is open.
func clinic(c *canvas) {
	c.sky(560, hex(0x2c4256), hex(0x5c7684), hex(0xb7a7a0), hex(0xe6b48f))
	for range 90 {
		c.disc(c.between(0, Width), c.between(0, 240), 1.2, 1.2, veil(ivory, c.between(0.2, 0.8)))
	}
	snow(c, c.peaks(560, 300, 620), hex(0xe8c7b0), hex(0x6d8293), 330, 0.5)
	c.haze(540, 90, hex(0xd9b9a3), 0.6)
	back := c.hills(600, 70, 480, 4)
	c.land(back, hex(0x8093a0), hex(0xc3c0be), 140)
	for range 260 {
		x := c.between(0, Width)
		c.pine(x, back[int(x)]+c.between(4, 80), c.between(24, 54), mix(hex(0x2d4450), hex(0x6c8088), c.rng.Float32()))
	}
	slope := c.hills(740, 40, 640, 3)
	c.land(slope, hex(0xcfd5d6), hex(0x8fa3b0), 330)
	c.carve(slope, 330, 700, 48, hex(0x7088a0), 0.35)
	c.carve(slope, 330, 300, 44, ivory, 0.6)
	for _, h := range []struct{ x, y, w float32 }{{90, 750, 110}, {250, 730, 90}, {1180, 716, 96}, {1310, 752, 130}, {1480, 720, 100}, {460, 716, 80}} {
		glass := hex(0x28343f)
		if c.chance(0.3) {
			glass = amber
		}
		snowHouse(c, h.x, h.y, h.w, glass)
		c.fill([]pt{{h.x + h.w*0.7, h.y - h.w*0.8}, {h.x + h.w*0.76, h.y - h.w*0.8}, {h.x + h.w*0.98, h.y - h.w*1.9}, {h.x + h.w*0.86, h.y - h.w*1.9}}, fade(hex(0xd8cfc8), 0, 0.45, h.y-h.w*1.9, h.y-h.w*0.8))
	}
	path(c)
	snowHouse(c, 690, 800, 330, amber)
	c.box(832, 672, 66, 128, flat(hex(0xffe3a6)))
	c.glow(865, 745, 260, hex(0xffd08a), 0.7)
	c.fill([]pt{{832, 800}, {898, 800}, {1010, 940}, {760, 940}}, fade(hex(0xffdca0), 0.75, 0, 800, 940))
	c.figure(866, 800, 104, hex(0x5c3a30))
	c.disc(865, 636, 22, 22, flat(ivory))
	c.box(861, 622, 8, 28, flat(hex(0x2f6b63)))
	c.box(851, 632, 28, 8, flat(hex(0x2f6b63)))
	for i := range 6 {
		t := float32(i)
		c.figure(790-t*22-t*t*4, 868+t*30, 92+t*13, mix(night, plum, c.rng.Float32()))
	}
	for _, p := range []struct{ x, y, h float32 }{{60, 1040, 420}, {190, 1080, 300}, {1490, 1050, 460}, {1370, 1085, 260}} {
		c.pine(p.x, p.y, p.h, hex(0x172a35))
		for range 40 {
			t := c.between(0.08, 0.9)
			c.gouge(p.x+c.between(-0.17, 0.15)*p.h*t, p.y-p.h*(1-0.9*t), p.h*0.09, 0.3, p.h*0.014, veil(hex(0xdfe4e2), 0.85))
		}
	}
	c.snowfall(420, ivory)
}

// snowHouse is a house with a white roof and a lit or dark window.
func snowHouse(c *canvas, x, y, w float32, glass ink) {
	h := w * 0.62
	wall := mix(hex(0x7d6656), hex(0x55606a), c.rng.Float32())
	c.house(x, y, w, h, wall, hex(0xd5dbdb), glass)
	c.fill([]pt{{x - w*0.08, y - h*0.54}, {x + w*0.13, y - h*1.03}, {x + w*0.87, y - h*1.03}, {x + w*1.08, y - h*0.54}}, wash(ivory, hex(0xa9bac4), y-h, y-h*0.5))
	if glass == amber {
		c.glow(x+w*0.2, y-h*0.3, w*0.4, amber, 0.4)
		c.glow(x+w*0.8, y-h*0.3, w*0.4, amber, 0.4)
	}
}

// path is trodden snow from the near edge to the door.
func path(c *canvas) {
	c.fill([]pt{{832, 800}, {898, 800}, {840, 900}, {760, 980}, {700, Height}, {430, Height}, {600, 960}, {760, 880}}, wash(hex(0xa9b4bb), hex(0x6f8496), 800, Height))
	for range 120 {
		t := c.rng.Float32()
		c.gouge(865-t*300+c.between(-50, 50)*t, 800+t*t*267+c.between(0, 20), 8+26*t, 0.2, 3+5*t, veil(hex(0x566b7d), 0.5))
	}
}

// school: children on their way in, on a bright autumn morning.
func school(c *canvas) {
	c.sky(640, hex(0x7fa3b0), hex(0xb9cbc6), hex(0xf2e1bd), hex(0xf7d8a4))
	c.clouds(clouds{top: 30, bottom: 420, long: 460, tall: 90, cover: 0.5, lit: ivory, shade: hex(0xb7bfbd), strength: 0.9, lightX: -1, crisp: 0.6})
	c.land(c.hills(600, 70, 520, 4), hex(0x8fa49b), hex(0xdccfa4), 130)
	trees := c.hills(650, 30, 90, 3)
	c.land(trees, hex(0x8a7a45), hex(0xb5a062), 60)
	yard := c.hills(716, 4, 700, 2)
	c.land(yard, hex(0xdcc594), hex(0xa98a5c), 350)
	c.carve(yard, 340, 500, 60, hex(0xf1dfb4), 0.6)
	c.carve(yard, 340, 350, 60, hex(0x8b6c42), 0.3)
	schoolhouse(c)
	for i := range 22 {
		x := float32(i) * 76
		c.box(x, 724, 7, 66, across(hex(0xf3e6c8), hex(0x8d7b5e), x, x+7))
	}
	for _, y := range []float32{738, 768} {
		c.box(0, y, 690, 6, flat(hex(0xe0d0ac)))
		c.box(960, y, 640, 6, flat(hex(0xe0d0ac)))
	}
	coats := []ink{brick, hex(0x2f5866), hex(0xc98a34), hex(0x54455a), hex(0x6d7a4c), night}
	for i := range 13 {
		t := float32(i) / 12
		x, y, h := 830-t*340+c.between(-70, 70), 760+t*t*230, 56+96*t
		c.fill([]pt{{x - h*0.1, y}, {x + h*0.1, y}, {x + h*1.5, y + h*0.28}, {x + h*1.2, y + h*0.34}}, veil(hex(0x5d452a), 0.4))
		c.figure(x, y, h, coats[i%len(coats)])
		c.box(x-h*0.1, y-h*0.74, h*0.19, h*0.24, flat(mix(coats[(i+2)%len(coats)], black, 0.25)))
	}
	c.fill([]pt{{1330, 1000}, {1370, 1000}, {1600, 1060}, {1600, Height}, {1480, Height}}, veil(hex(0x5d452a), 0.4))
	c.leafy(1350, 1004, 640, hex(0x9a4a22), hex(0xf0b84c))
	for range 150 {
		k := mix(hex(0xa9501f), hex(0xf3bf4f), c.rng.Float32())
		c.gouge(c.between(900, Width), c.between(860, Height), c.between(10, 20), c.between(-1, 1), 7, flat(k))
	}
	for range 14 {
		c.gouge(c.between(950, 1500), c.between(560, 900), 16, c.between(-1.5, 1.5), 7, flat(hex(0xd9812f)))
	}
}

// schoolhouse is a long low building with a clock over the door.
func schoolhouse(c *canvas) {
	const x, y, w, h = 330, 500, 760, 226
	c.box(x, y, w, h, across(hex(0xf0dcb2), hex(0xc9a877), x, x+w))
	c.fill([]pt{{x - 30, y + 6}, {x + 60, y - 110}, {x + w - 60, y - 110}, {x + w + 30, y + 6}}, wash(hex(0xb9603d), hex(0x8d3f29), y-110, y))
	for range 220 {
		c.gouge(x+c.between(20, w-20), y-c.between(4, 96), 22, 0, 3, veil(hex(0xe0906a), 0.5))
	}
	c.fill([]pt{{x + 300, y + 10}, {x + 380, y - 96}, {x + 460, y + 10}}, flat(hex(0xead2a2)))
	c.disc(x+380, y-34, 24, 24, flat(hex(0x4a3a2c)))
	c.disc(x+380, y-34, 20, 20, flat(ivory))
	c.line(pt{x + 380, y - 34}, pt{x + 380, y - 50}, 3, 2, flat(black))
	c.line(pt{x + 380, y - 34}, pt{x + 368, y - 28}, 3, 2, flat(black))
	for i := range 10 {
		wx := x + 24 + float32(i)*74
		if i == 4 || i == 5 {
			continue
		}
		c.box(wx, y+50, 48, 96, flat(hex(0x8d6a44)))
		c.box(wx+4, y+54, 40, 88, wash(hex(0xa9c3c6), hex(0x4d6c78), y+54, y+142))
		c.box(wx+22, y+54, 4, 88, flat(hex(0xf0e2c0)))
		c.box(wx+4, y+92, 40, 4, flat(hex(0xf0e2c0)))
	}
	c.box(x+326, y+86, 108, 140, flat(hex(0x6b3a28)))
	c.box(x+336, y+96, 42, 130, flat(hex(0x2e2a26)))
	c.box(x+382, y+96, 42, 130, wash(hex(0x8a5236), hex(0x5a3020), y+96, y+226))
	c.box(x+306, y+222, 148, 10, flat(hex(0xe7d6b2)))
}
