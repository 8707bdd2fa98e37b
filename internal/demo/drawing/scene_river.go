package drawing

// flood: roofs and trees stand in brown water while a boat goes from house to house.
func flood(c *canvas) {
	c.sky(540, hex(0x77858a), hex(0x9ba6a4), hex(0xcfcdbd), hex(0xe4d9bf))
	c.clouds(clouds{top: -100, bottom: 430, long: 600, tall: 100, cover: 0.7, lit: hex(0xdcd9cb), shade: hex(0x67757c), strength: 0.85, lightX: -1, crisp: 0.2})
	c.land(c.hills(440, 70, 560, 4), hex(0x92a2a2), hex(0xc9cbbd), 120)
	c.haze(500, 60, hex(0xdedbcb), 0.7)
	c.land(c.hills(500, 36, 420, 4), hex(0x6f8280), hex(0xb4b7a2), 70)
	c.haze(530, 40, hex(0xdedbcb), 0.6)
	for range 26 {
		x := c.between(0, Width)
		c.blob(x, c.between(528, 540), c.between(14, 34), c.between(10, 24), 0.5, flat(mix(hex(0x5d6f66), hex(0x8c998a), c.rng.Float32())))
	}
	c.house(210, 566, 150, 92, hex(0xcdbd9c), hex(0x8d4632), night)
	c.house(430, 560, 110, 70, hex(0xb9ae93), hex(0x6b4438), night)
	c.house(1270, 572, 190, 120, hex(0xd7c6a3), hex(0x9a4a31), night)
	c.house(1120, 560, 120, 66, hex(0xa9a48e), hex(0x5e4a42), night)
	c.block(block{x: 690, y: 380, w: 52, h: 180, wall: hex(0xc7b894), foot: hex(0x9b917a)})
	c.fill([]pt{{682, 382}, {716, 300}, {750, 382}}, flat(hex(0x5c4338)))
	for _, x := range []float32{600, 980, 1060, 1530, 60} {
		c.bare(x, 560, c.between(34, 50), -1.57, 9, hex(0x3b3a35))
	}
	c.water(water{y: 552, near: hex(0x6e5a3f), far: hex(0xb3a78b), clear: 0.72, ripple: 90, spark: hex(0xe9dcc0), sparks: 260})
	// Gateposts and the top of a sign show where the street was.
	for i := range 9 {
		x := 760 + float32(i)*94
		y := 650 + float32(i)*22
		c.box(x, y-34-float32(i)*5, 9+float32(i), 40+float32(i)*6, across(hex(0x8d8368), hex(0x3f3a30), x, x+16))
	}
	boat(c, 470, 800)
	c.bare(1410, 1090, 150, -1.75, 34, hex(0x2c2a26))
	c.rainfall(700, -0.12, 70, hex(0xf0e8d6), 0.3)
}

// boat is a rowing boat with two people and what they saved, its waterline at y.
func boat(c *canvas, x, y float32) {
	c.fill([]pt{{x - 160, y + 4}, {x + 170, y + 4}, {x + 120, y + 46}, {x - 110, y + 40}}, veil(hex(0x3a2f22), 0.5))
	c.figure(x-50, y+24, 150, hex(0x2f4450))
	c.figure(x+62, y+22, 128, hex(0x8f3f2b))
	c.box(x+2, y-42, 40, 40, across(hex(0xb98d52), earth, x, x+40))
	c.line(pt{x - 52, y - 56}, pt{x - 200, y + 50}, 6, 5, flat(hex(0x4a3826)))
	c.fill([]pt{{x - 205, y + 40}, {x - 190, y + 46}, {x - 214, y + 84}, {x - 228, y + 76}}, flat(hex(0x4a3826)))
	c.fill([]pt{{x - 170, y - 26}, {x - 120, y - 10}, {x + 120, y - 10}, {x + 176, y - 30}, {x + 130, y + 16}, {x - 126, y + 16}}, wash(hex(0x6d5237), hex(0x2d2318), y-26, y+16))
	c.line(pt{x - 170, y - 26}, pt{x - 120, y - 10}, 4, 4, flat(straw))
	c.line(pt{x - 120, y - 10}, pt{x + 120, y - 10}, 4, 4, flat(straw))
	c.line(pt{x + 120, y - 10}, pt{x + 176, y - 30}, 4, 4, flat(straw))
	for i := range 7 {
		d := float32(i)
		c.gouge(x+c.between(-40, 40), y+26+d*9, 280-d*22, 0, 4, veil(hex(0xd9cba9), 0.55-0.06*d))
	}
}

// bridge: a stone bridge in river mist at first light, with porters crossing.
func bridge(c *canvas) {
	c.sky(560, hex(0x7f98a3), hex(0xb3c0bd), hex(0xf0d9b4), hex(0xf3c99a))
	c.sun(410, 400, 38, hex(0xfdf0d2), hex(0xf9d9a4), 8)
	c.clouds(clouds{top: 20, bottom: 330, long: 640, tall: 60, cover: 0.42, lit: hex(0xf8e3c2), shade: hex(0x9c9da0), strength: 0.7, lightX: -1, crisp: 0.4})
	c.land(c.hills(400, 120, 620, 4), hex(0x9caead), hex(0xe6d3b2), 190)
	c.land(c.hills(470, 80, 430, 4), hex(0x768c8e), hex(0xd7c7aa), 140)
	c.haze(540, 80, hex(0xf5e2c2), 0.85)
	shore := c.hills(566, 26, 300, 4)
	for x := range shore {
		// The banks close in from both sides and leave the channel open.
		d := abs(float32(x) - 800)
		shore[x] += 70 - d*0.11
	}
	c.land(shore, hex(0x4f655f), hex(0x8d9580), 60)
	for range 40 {
		x := c.between(0, 420)
		if c.chance(0.5) {
			x = Width - x
		}
		c.pine(x, shore[int(x)]+8, c.between(26, 66), mix(hex(0x2f4743), hex(0x60766c), c.rng.Float32()))
	}
	span(c)
	c.water(water{y: 640, near: hex(0x33505a), far: hex(0xd9cbb0), clear: 0.86, ripple: 70, spark: hex(0xfdebc8), sparks: 190, sparkX: 420, sparkWidth: 90})
	c.haze(642, 46, hex(0xf8ead0), 0.75)
	bank := c.hills(1010, 34, 520, 4)
	for x := range bank {
		bank[x] += max(0, (900-float32(x))*0.12) - 60
	}
	c.land(bank, hex(0x2a3a36), hex(0x18211f), 80)
	c.carve(bank, 60, 260, 26, hex(0x71806a), 0.6)
	for range 90 {
		x := c.between(780, Width)
		y := bank[int(x)] + 10
		c.line(pt{x, y}, pt{x + c.between(-26, 26), y - c.between(50, 150)}, 3.4, 0.8, flat(mix(hex(0x22302d), hex(0x556252), c.rng.Float32())))
	}
}

// span builds the bridge itself: five arches, a parapet, and those on it.
func span(c *canvas) {
	stone, shadow := hex(0x8a8576), hex(0x494b49)
	const deck, foot = 470, 640
	for i := range 14 {
		x := 250 + float32(i)*84 + c.between(-20, 20)
		h := c.between(62, 72)
		c.figure(x, deck+12, h, mix(night, plum, c.rng.Float32()))
		if i%2 == 0 {
			c.blob(x-h*0.2, deck+12-h*0.66, h*0.2, h*0.24, 0.25, flat(mix(earth, ochre, c.rng.Float32())))
		}
	}
	// The deck is drawn as columns of stone around the open arches.
	c.each(deck-14, foot, func(px, py int) (ink, float32) {
		x, y := float32(px), float32(py)
		const pitch = 286
		u := (x - 85) / pitch
		d := (u - floor(u) - 0.5) * pitch
		spring := float32(612)
		radius := float32(118)
		if y > deck+24 && abs(d) < radius {
			top := spring - sqrt(max(radius*radius-d*d, 0))*0.92
			if y > top {
				return ink{}, 0
			}
			if y > top-9 {
				return mix(stone, paper, 0.35), 1 // voussoirs catch the light
			}
		}
		course := mix(stone, shadow, clamp((y-deck)/190)+0.18*c.noise.smooth(x/17, floor(y/13)*3))
		if int(y)%13 == 0 {
			course = mix(course, shadow, 0.5)
		}
		return course, 1
	})
	c.box(0, deck-17, Width, 6, flat(mix(stone, paper, 0.5)))
	c.box(0, deck+16, Width, 4, flat(shadow))
	for _, x := range []float32{85, 371, 657, 943, 1229, 1515} {
		c.fill([]pt{{x - 26, foot}, {x - 20, deck + 60}, {x, deck + 34}, {x + 20, deck + 60}, {x + 26, foot}}, across(mix(stone, paper, 0.3), shadow, x-24, x+26))
	}
	// A guard post stands at the far end.
	c.box(1395, deck-104, 62, 92, across(hex(0x6f675a), hex(0x35383a), 1395, 1457))
	c.fill([]pt{{1384, deck - 100}, {1426, deck - 146}, {1468, deck - 100}}, flat(hex(0x5a2f26)))
	c.box(1410, deck-84, 30, 22, flat(amber))
	c.line(pt{1380, deck - 40}, pt{1270, deck - 62}, 5, 4, flat(brick))
}
