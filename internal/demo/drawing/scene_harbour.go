package drawing

// harbour: the ferry at its quay at dawn, cranes behind.
func harbour(c *canvas) {
	c.sky(590, hex(0x4d6a7a), hex(0x94a7a6), hex(0xf0c9a0), hex(0xf4b184))
	c.sun(560, 522, 50, hex(0xfff0cf), hex(0xfbd09a), 9)
	c.clouds(clouds{top: 30, bottom: 470, long: 560, tall: 66, cover: 0.52, lit: hex(0xfbdcb6), shade: hex(0x7f7f88), strength: 0.85, lightX: -1, crisp: 0.5})
	c.land(c.hills(545, 46, 520, 4), hex(0x8c979b), hex(0xe0b894), 90)
	c.land(c.hills(575, 22, 300, 4), hex(0x66767f), hex(0xb79d8c), 50)
	for i, x := range []float32{820, 1010, 1420} {
		gantry(c, x, 596, 250-30*float32(i%2), mix(hex(0x4f6069), hex(0x2f3f4a), float32(i)/2))
	}
	for i := range 16 {
		x := 740 + float32(i)*54
		h := c.between(24, 58)
		c.box(x, 596-h, 52, h, flat(mix(mix(brick, steel, c.rng.Float32()), hex(0x8d8580), 0.35)))
	}
	c.box(700, 590, 900, 14, flat(hex(0x3a434a)))
	ferry(c, 110, 604)
	c.birds(1120, 210, 240, 14, hex(0x33434d))
	c.water(water{y: 600, near: hex(0x22404e), far: hex(0xd9ab88), clear: 0.8, ripple: 120, spark: hex(0xffe2b4), sparks: 420, sparkX: 560, sparkWidth: 95})
	quay(c)
}

// ferry is a two-decked car ferry seen from the side, its waterline at y.
func ferry(c *canvas, x, y float32) {
	hull, white := hex(0x25323c), hex(0xe9dcc4)
	c.fill([]pt{{x, y - 76}, {x + 640, y - 76}, {x + 700, y - 112}, {x + 660, y}, {x + 34, y}}, wash(hull, black, y-80, y))
	c.fill([]pt{{x + 20, y - 18}, {x + 668, y - 18}, {x + 660, y}, {x + 34, y}}, flat(hex(0x7e3526)))
	c.box(x+40, y-146, 540, 72, across(white, hex(0xb6a793), x, x+640))
	c.box(x+90, y-206, 420, 62, across(white, hex(0xab9d8c), x, x+540))
	c.fill([]pt{{x + 400, y - 206}, {x + 500, y - 206}, {x + 486, y - 256}, {x + 410, y - 256}}, across(white, hex(0xa89a8a), x+400, x+500))
	c.box(x+416, y-246, 66, 18, flat(night))
	c.fill([]pt{{x + 200, y - 206}, {x + 214, y - 300}, {x + 276, y - 300}, {x + 290, y - 206}}, across(brick, hex(0x5f2a1f), x+200, x+290))
	c.fill([]pt{{x + 209, y - 268}, {x + 280, y - 268}, {x + 276, y - 300}, {x + 214, y - 300}}, flat(hull))
	for i := range 17 {
		lit := hex(0x53606a)
		if c.chance(0.45) {
			lit = amber
		}
		c.box(x+58+float32(i)*30.4, y-130, 19, 26, flat(lit))
		if i < 13 {
			c.box(x+104+float32(i)*31, y-192, 20, 24, flat(mix(hex(0x53606a), lit, 0.7)))
		}
	}
	for i := range 19 {
		c.line(pt{x + 46 + float32(i)*28, y - 146}, pt{x + 46 + float32(i)*28, y - 164}, 2, 2, flat(hull))
	}
	c.line(pt{x + 46, y - 164}, pt{x + 578, y - 164}, 2, 2, flat(hull))
	c.line(pt{x + 448, y - 256}, pt{x + 448, y - 360}, 5, 2, flat(hull))
	c.wire(pt{x + 448, y - 356}, pt{x + 690, y - 112}, 12, 1.4, flat(hull))
	c.wire(pt{x + 448, y - 356}, pt{x + 60, y - 150}, 14, 1.4, flat(hull))
	for i := range 9 {
		t := float32(i)
		c.blob(x+230-t*36, y-322-t*16, 20+t*9, 13+t*5, 0.5, veil(hex(0x6c6a6c), 0.34-0.028*t))
	}
}

// gantry is a quayside crane with its foot at y.
func gantry(c *canvas, x, y, h float32, k ink) {
	for _, dx := range []float32{0, h * 0.34} {
		c.line(pt{x + dx, y}, pt{x + dx + (h*0.17-dx)*0.4, y - h*0.72}, 9, 6, flat(k))
	}
	c.line(pt{x + h*0.02, y - h*0.3}, pt{x + h*0.32, y - h*0.3}, 5, 5, flat(k))
	c.box(x+h*0.06, y-h*0.8, h*0.24, h*0.12, flat(k))
	c.line(pt{x + h*0.2, y - h*0.76}, pt{x - h*0.62, y - h*1.02}, 8, 4, flat(k))
	c.line(pt{x + h*0.2, y - h*0.76}, pt{x + h*0.5, y - h*0.7}, 8, 8, flat(k))
	c.line(pt{x + h*0.18, y - h*0.78}, pt{x + h*0.2, y - h*1.12}, 6, 4, flat(k))
	c.line(pt{x + h*0.2, y - h*1.12}, pt{x - h*0.6, y - h*1.02}, 2, 2, flat(k))
	c.line(pt{x + h*0.2, y - h*1.12}, pt{x + h*0.5, y - h*0.7}, 2, 2, flat(k))
	c.line(pt{x - h*0.5, y - h*0.98}, pt{x - h*0.5, y - h*0.5}, 1.5, 1.5, flat(k))
}

// quay is the near edge: planks, bollards, a coil of rope and someone waiting.
func quay(c *canvas) {
	c.fill([]pt{{860, Height}, {1120, 880}, {Width, 846}, {Width, Height}}, wash(hex(0x6d5a49), hex(0x2a2521), 850, Height))
	for i := range 16 {
		t := float32(i) / 16
		c.line(pt{1120 - 260*t, 880 + 187*t}, pt{Width, 846 + 221*t*1.02}, 1+2*t, 1+3*t, veil(black, 0.5))
	}
	c.fill([]pt{{860, Height}, {1120, 880}, {Width, 846}, {Width, 858}, {1128, 893}, {886, Height}}, flat(hex(0x9c8468)))
	for _, b := range []struct{ x, y, s float32 }{{1180, 898, 26}, {1010, 1000, 40}} {
		c.box(b.x-b.s*0.4, b.y-b.s, b.s*0.8, b.s, across(hex(0x50565a), black, b.x-b.s*0.4, b.x+b.s*0.4))
		c.disc(b.x, b.y-b.s, b.s*0.6, b.s*0.24, flat(hex(0x686c6c)))
	}
	c.wire(pt{1172, 884}, pt{700, 560}, 90, 4, flat(hex(0x3b332b)))
	c.figure(1370, 1010, 190, hex(0x283844))
	c.box(1420, 946, 66, 62, across(hex(0x8a5b3a), hex(0x432c1d), 1420, 1486))
	c.box(1440, 934, 26, 12, flat(hex(0x432c1d)))
	c.fill([]pt{{1340, 1012}, {1490, 1008}, {1590, 1042}, {1440, 1050}}, veil(black, 0.4))
}
