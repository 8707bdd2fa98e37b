package drawing

// archive: shelves of boxes, a table, one lamp.
func archive(c *canvas) {
	c.each(0, Height, func(x, y int) (ink, float32) {
		return mix(hex(0x3b3029), hex(0x1c1a1b), float32(y)/Height), 1
	})
	e := eye{vanish: pt{800, 470}, height: 1.7, focal: 720}
	c.fill([]pt{e.at(-3, 0, 1), e.at(3, 0, 1), e.at(3, 0, 16), e.at(-3, 0, 16)}, wash(hex(0x6f5138), hex(0x2a2320), 500, Height))
	c.fill([]pt{e.at(-3, 4, 16), e.at(3, 4, 16), e.at(3, 0, 16), e.at(-3, 0, 16)}, wash(hex(0x8d7453), hex(0x5e4a38), 360, 560))
	pane := []pt{e.at(-0.8, 3.4, 16), e.at(0.8, 3.4, 16), e.at(0.8, 1.4, 16), e.at(-0.8, 1.4, 16)}
	c.fill(pane, wash(hex(0xb9cdd0), hex(0xe8dcc0), 390, 490))
	c.glow(800, 440, 210, hex(0xe6e4d2), 0.55)
	c.line(e.at(0, 3.4, 16), e.at(0, 1.4, 16), 4, 4, flat(hex(0x4a3a2c)))
	c.line(e.at(-0.8, 2.4, 16), e.at(0.8, 2.4, 16), 4, 4, flat(hex(0x4a3a2c)))
	for _, side := range []float32{-1, 1} {
		shelves(c, e, side)
	}
	desk(c)
}

// shelves runs one wall of boxes and ledgers away from the viewer.
func shelves(c *canvas, e eye, side float32) {
	const far, near = 15, 1.6
	x := side * 1.9
	kinds := []ink{hex(0xb08a57), hex(0x8f5b3a), hex(0x6f7a62), hex(0x7f8d90), hex(0xc7ae80), hex(0x7a3f30), hex(0x4d5c66)}
	c.fill([]pt{e.at(x, 4.2, near), e.at(x, 4.2, far), e.at(x, 0, far), e.at(x, 0, near)}, flat(hex(0x241c18)))
	for tier := range 6 {
		low := 0.15 + float32(tier)*0.68
		for z := float32(far); z > near; {
			w := c.between(0.1, 0.42)
			h := c.between(0.4, 0.58)
			// Lamp and window light both ends; the middle of the stacks is dim.
			light := 0.28 + 0.5*smoothstep(7, 15, z) + 0.75*smoothstep(7, 2.4, z)*clamp(1.2-abs(low-1.4)/2.6)
			k := mix(black, kinds[c.rng.IntN(len(kinds))], light)
			c.fill([]pt{e.at(x, low+h, z), e.at(x, low+h, z-w), e.at(x, low, z-w), e.at(x, low, z)}, flat(k))
			if w > 0.25 {
				c.fill([]pt{e.at(x, low+0.34, z-w*0.28), e.at(x, low+0.34, z-w*0.72), e.at(x, low+0.2, z-w*0.72), e.at(x, low+0.2, z-w*0.28)}, flat(mix(black, hex(0xefe0bd), light)))
			}
			z -= w + 0.02
		}
		c.fill([]pt{e.at(x, low, near), e.at(x, low, far), e.at(x, low-0.06, far), e.at(x, low-0.06, near)}, flat(hex(0x7a5c3f)))
	}
	for z := float32(far); z > near; z -= 2.2 {
		c.line(e.at(x, 4.2, z), e.at(x, 0, z), e.scale(z)*0.06, e.scale(z)*0.06, flat(hex(0x6b4f36)))
	}
}

// desk stands in front with the lamp, an open ledger and a box of papers.
func desk(c *canvas) {
	c.fill([]pt{{210, 850}, {1390, 850}, {1640, Height}, {-40, Height}}, wash(hex(0xa8743f), hex(0x4f321f), 850, Height))
	for range 260 {
		c.gouge(c.between(100, 1500), c.between(860, Height), c.between(60, 240), c.between(-0.03, 0.03), 2.4, veil(hex(0x3f2716), 0.35))
	}
	c.glow(560, 860, 560, hex(0xffd48a), 0.6)
	c.fill([]pt{{620, 930}, {850, 906}, {1070, 934}, {1130, 1030}, {850, 1000}, {570, 1026}}, veil(black, 0.4))
	c.fill([]pt{{630, 920}, {745, 894}, {850, 906}, {850, 996}, {735, 984}, {580, 1014}}, across(hex(0xfff1d0), hex(0xd9c39a), 600, 850))
	c.fill([]pt{{850, 906}, {955, 890}, {1066, 918}, {1120, 1012}, {965, 982}, {850, 996}}, across(hex(0xc9b086), hex(0xf3e2bb), 850, 1100))
	for i := range 9 {
		y := 914 + float32(i)*9
		spread := float32(i) * 4.4
		c.line(pt{655 - spread, y + 10}, pt{835, y + 2}, 1.6, 1.6, veil(earth, 0.7))
		c.line(pt{866, y + 2}, pt{1040 + spread, y + 10}, 1.6, 1.6, veil(earth, 0.7))
	}
	c.fill([]pt{{1140, 820}, {1360, 820}, {1380, 960}, {1130, 960}}, across(hex(0xa9835a), hex(0x5b4029), 1130, 1380))
	for i := range 11 {
		x := 1152 + float32(i)*18
		c.fill([]pt{{x, 822}, {x + 13, 822}, {x + 13 + c.between(-6, 6), 790 - c.between(0, 26)}, {x + c.between(-6, 6), 790 - c.between(0, 26)}}, flat(mix(hex(0xf1e2bf), hex(0xa88a60), c.rng.Float32())))
	}
	c.box(1190, 866, 120, 46, flat(hex(0xf0e2c2)))
	c.box(1204, 880, 90, 4, flat(earth))
	c.box(1204, 892, 60, 4, flat(earth))
	brass := hex(0x9a7433)
	c.disc(420, 930, 92, 22, across(brass, hex(0x3f2d17), 340, 510))
	c.line(pt{420, 926}, pt{420, 700}, 14, 11, across(hex(0xd7ac5c), hex(0x5a4220), 414, 428))
	c.fill([]pt{{320, 716}, {370, 620}, {520, 620}, {580, 716}}, across(hex(0x3f7466), hex(0x173a35), 320, 580))
	c.disc(450, 716, 130, 18, flat(hex(0xfff0c2)))
	c.glow(450, 730, 210, hex(0xffe6ae), 0.8)
}

// window: an empty chair by a window, tea on the table, hills outside.
func window(c *canvas) {
	c.sky(520, hex(0x8fb0b6), hex(0xd5dccb), hex(0xf6e0b4))
	c.clouds(clouds{top: 60, bottom: 360, long: 380, tall: 70, cover: 0.5, lit: ivory, shade: hex(0xbcc3bd), strength: 0.9, lightX: -1, crisp: 0.5})
	c.land(c.hills(470, 70, 460, 4), hex(0x8ba3a2), hex(0xdbd6b4), 130)
	near := c.hills(540, 50, 380, 4)
	c.land(near, hex(0x6f8660), hex(0xb8b478), 140)
	c.carve(near, 120, 500, 22, hex(0xd8d08c), 0.6)
	for range 10 {
		x := c.between(640, 1250)
		c.poplar(x, 600, c.between(60, 120), hex(0x43563f), hex(0x9aa25c))
	}
	c.house(930, 612, 90, 62, hex(0xe6d5b0), brick, night)
	wall(c)
	for range 26 {
		x := c.between(610, 760)
		c.line(pt{690, 690}, pt{x, c.between(560, 650)}, 3, 2, flat(moss))
		c.blob(x, c.between(560, 660), 17, 13, 0.4, flat(mix(moss, sage, c.rng.Float32())))
	}
	for range 34 {
		c.blob(c.between(610, 770), c.between(545, 625), 10, 8, 0.5, flat(mix(brick, hex(0xe07f5c), c.rng.Float32())))
	}
	c.fill([]pt{{640, 672}, {744, 672}, {728, 752}, {656, 752}}, across(hex(0xc77a4d), hex(0x7a3f26), 640, 744))
	chair(c)
	table(c)
}

// wall frames the view: plaster, sash, sill, curtain, and light on the floor.
func wall(c *canvas) {
	const l, t, r, b = 540, 130, 1290, 750
	plaster := func(x, y int) (ink, float32) {
		if x > l && x < r && y > t && y < b {
			return ink{}, 0
		}
		d := abs(float32(x)-915) / 900
		return mix(hex(0xcbb48c), hex(0x6d5c4d), clamp(d+0.15*float32(y)/Height)), 1
	}
	c.each(0, 900, plaster)
	c.each(900, Height, func(x, y int) (ink, float32) {
		return mix(hex(0x8a5f3b), hex(0x3f2a1d), float32(y-900)/167), 1
	})
	for i := range 9 {
		c.line(pt{800 + (float32(i)-4)*150, 900}, pt{800 + (float32(i)-4)*320, Height}, 2, 4, veil(black, 0.4))
	}
	c.fill([]pt{{820, 900}, {1180, 900}, {1420, Height}, {860, Height}}, veil(hex(0xffdf9f), 0.35))
	c.box(0, 880, Width, 22, flat(hex(0x5a4434)))
	frame := hex(0xefe2c6)
	shade := hex(0xa08b6c)
	for _, f := range [][4]float32{{l - 26, t - 26, 26, b - t + 52}, {r, t - 26, 26, b - t + 52}, {l - 26, t - 26, r - l + 52, 26}, {(l+r)/2 - 9, t, 18, b - t}, {l, 330, r - l, 14}} {
		c.box(f[0], f[1], f[2], f[3], flat(frame))
		c.box(f[0]+f[2]-4, f[1], 4, f[3], flat(shade))
		c.box(f[0], f[1]+f[3]-4, f[2], 4, flat(shade))
	}
	c.box(l-50, b, r-l+100, 30, wash(hex(0xfaf0d8), shade, b, b+30))
	for i := range 17 {
		x := 1170 + float32(i)*15
		c.fill([]pt{{x, 90}, {x + 16, 90}, {x + 26 - float32(i), 850}, {x + 4 - float32(i), 850}}, across(hex(0xf4e3bf), hex(0xb59a72), x, x+18))
	}
	c.line(pt{470, 88}, pt{1470, 88}, 10, 10, flat(hex(0x4a3423)))
}

// chair stands empty, its back to the viewer's right.
func chair(c *canvas) {
	wood, edge := hex(0x4f301d), hex(0x9a6a3f)
	c.fill([]pt{{1010, 1010}, {1290, 1010}, {1460, Height}, {1120, Height}}, veil(black, 0.35))
	for _, x := range []float32{1010, 1196} {
		c.line(pt{x, 1030}, pt{x + 14, 610}, 17, 13, across(edge, wood, x-8, x+16))
	}
	for i := range 4 {
		x := 1050 + float32(i)*38
		c.line(pt{x, 800}, pt{x + 8, 640}, 8, 8, flat(wood))
	}
	c.fill([]pt{{1016, 606}, {1116, 588}, {1222, 606}, {1220, 646}, {1116, 632}, {1018, 646}}, wash(edge, wood, 588, 646))
	c.fill([]pt{{985, 806}, {1222, 806}, {1262, 868}, {960, 868}}, wash(hex(0xb98a55), hex(0x6d4629), 806, 868))
	c.fill([]pt{{960, 868}, {1262, 868}, {1258, 888}, {964, 888}}, flat(wood))
	for _, x := range []float32{968, 1240} {
		c.line(pt{x, 880}, pt{x - 4, Height + 10}, 18, 14, across(edge, wood, x-9, x+9))
	}
	// A coat left over the back.
	c.fill([]pt{{1090, 596}, {1150, 590}, {1226, 604}, {1252, 760}, {1216, 842}, {1150, 820}, {1112, 842}, {1096, 720}}, across(hex(0x49626d), hex(0x23343d), 1090, 1250))
	for _, x := range []float32{1130, 1170, 1204} {
		c.line(pt{x, 620}, pt{x + 12, 810}, 2, 5, veil(black, 0.4))
	}
}

// table holds what was left: tea, spectacles, a folded paper.
func table(c *canvas) {
	c.fill([]pt{{60, 880}, {720, 860}, {860, 960}, {-40, 990}}, across(hex(0xc99a5e), hex(0x7d5230), 0, 860))
	c.fill([]pt{{-40, 990}, {860, 960}, {860, 1000}, {-40, 1032}}, flat(hex(0x4f301d)))
	c.line(pt{800, 990}, pt{790, Height + 10}, 34, 28, across(hex(0x8a5a34), hex(0x3b2415), 780, 830))
	for range 60 {
		c.gouge(c.between(60, 740), c.between(885, 965), c.between(60, 180), -0.03, 2, veil(hex(0x5a3a20), 0.35))
	}
	c.fill([]pt{{150, 900}, {370, 890}, {420, 950}, {170, 962}}, across(hex(0xf5ead0), hex(0xc9b793), 150, 420))
	c.fill([]pt{{162, 906}, {366, 897}, {370, 903}, {165, 913}}, flat(hex(0x2e2924)))
	for i := range 4 {
		y := 919 + float32(i)*9
		c.line(pt{172 + float32(i)*2, y}, pt{270 + float32(i)*3, y - 5}, 2.4, 2.4, veil(black, 0.5))
		c.line(pt{290 + float32(i)*3, y - 6}, pt{382 + float32(i)*6, y - 10}, 2.4, 2.4, veil(black, 0.5))
	}
	for _, x := range []float32{452, 506} {
		c.disc(x, 926, 25, 13, flat(hex(0x3a2b1d)))
		c.disc(x, 926, 20, 9, flat(hex(0xe0bd88)))
	}
	c.line(pt{432, 920}, pt{410, 890}, 4, 3, flat(hex(0x3a2b1d)))
	c.line(pt{528, 920}, pt{540, 884}, 4, 3, flat(hex(0x3a2b1d)))
	c.disc(640, 916, 66, 20, across(ivory, hex(0xb9a888), 574, 706))
	c.fill([]pt{{600, 852}, {680, 852}, {668, 908}, {612, 908}}, across(hex(0xfdf6e6), hex(0xa9b4b0), 600, 680))
	c.disc(640, 852, 40, 10, flat(hex(0x8a4a26)))
	c.wire(pt{678, 866}, pt{674, 896}, 14, 6, flat(hex(0xd9d3c2)))
	for i := range 16 {
		t := float32(i) / 16
		c.blob(640+20*sin(t*7), 838-t*150, 7+15*t, 12, 0.4, veil(ivory, 0.26*(1-t)))
	}
}
