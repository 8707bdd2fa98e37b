package drawing

// railway: a line laid straight across a winter plain at dusk, a train far off.
func railway(c *canvas) {
	c.sky(560, hex(0x2f4557), hex(0x667b87), hex(0xd9a98d), hex(0xf1c690))
	c.clouds(clouds{top: 40, bottom: 470, long: 900, tall: 54, cover: 0.5, lit: hex(0xf3b793), shade: hex(0x46566a), strength: 0.8, lightX: 1, crisp: 0.5})
	c.glow(700, 540, 460, hex(0xfbd9a2), 0.5)
	c.land(c.hills(530, 44, 460, 4), hex(0x6d7d8c), hex(0xd7b49c), 70)
	c.land(c.hills(552, 14, 260, 4), hex(0x4c5d68), hex(0x8f8d8c), 40)
	c.each(556, Height, func(x, y int) (ink, float32) {
		t := (float32(y) - 556) / 511
		return mix(mix(hex(0xe9c8a8), hex(0xb8c1c6), t*3), hex(0x8295a3), t), 1
	})
	ground := new(contour)
	for x := range ground {
		ground[x] = 560
	}
	c.carve(ground, 480, 900, 46, hex(0x5f7482), 0.45)
	c.carve(ground, 480, 700, 40, ivory, 0.6)
	e := eye{vanish: pt{690, 548}, height: 2.3, focal: 640}
	track(c, e)
	poles(c, e)
	smoke(c)
	c.box(684, 530, 24, 24, flat(hex(0x1d252c)))
	c.glow(696, 541, 80, hex(0xfff0c4), 0.9)
	c.disc(696, 541, 5, 5, flat(ivory))
	signal(c, 1150, 900, 430)
	c.house(230, 640, 150, 92, hex(0x8c7a6b), hex(0xd9d6d0), amber)
	c.bare(170, 640, 46, -1.5, 10, hex(0x2b3036))
	c.figure(440, 690, 66, night)
	c.snowfall(150, ivory)
}

// track lays ballast, sleepers and two rails to the horizon.
func track(c *canvas, e eye) {
	c.fill([]pt{e.at(-2.1, 0, 1.2), e.at(2.1, 0, 1.2), e.at(2.1, 0, 400), e.at(-2.1, 0, 400)}, wash(hex(0x9c8f86), hex(0x4f4d4e), 560, Height))
	for range 900 {
		p := e.at(c.between(-2.3, 2.3), 0, 2.6/(0.04+c.rng.Float32()))
		c.gouge(p.x, p.y, 5+(p.y-550)*0.03, 0, 1+(p.y-550)*0.01, veil(mix(hex(0xd9d8d4), black, c.rng.Float32()), 0.6))
	}
	for z := float32(60); z > 2; z -= 0.72 {
		k := mix(hex(0x2b241f), hex(0x6d625c), z/60)
		c.fill([]pt{e.at(-1.3, 0, z), e.at(1.3, 0, z), e.at(1.3, 0, z+0.26), e.at(-1.3, 0, z+0.26)}, flat(k))
		if c.chance(0.5) {
			side := c.between(-1.3, 0.6)
			c.fill([]pt{e.at(side, 0.02, z+0.2), e.at(side+0.6, 0.02, z+0.2), e.at(side+0.6, 0.02, z+0.27), e.at(side, 0.02, z+0.27)}, veil(ivory, 0.8))
		}
	}
	for _, x := range []float32{-0.76, 0.7} {
		c.fill([]pt{e.at(x, 0.1, 1.5), e.at(x+0.1, 0.1, 1.5), e.at(x+0.06, 0.1, 500), e.at(x, 0.1, 500)}, wash(hex(0xfbdca8), hex(0x2c333a), 560, 1000))
		c.fill([]pt{e.at(x+0.02, 0.13, 1.5), e.at(x+0.06, 0.13, 1.5), e.at(x+0.04, 0.13, 500), e.at(x+0.02, 0.13, 500)}, fade(hex(0xffe9c4), 1, 0.7, 560, Height))
	}
}

// poles carries the telegraph beside the line.
func poles(c *canvas, e eye) {
	var before [2]pt
	for i, z := range []float32{90, 62, 44, 31, 22, 15, 10, 6.4, 4} {
		k := mix(hex(0x8d8684), hex(0x1f2429), float32(i)/6)
		foot, top, s := e.at(-5.2, 0, z), e.at(-5.2, 6.4, z), e.scale(z)
		c.line(foot, top, s*0.2, s*0.14, flat(k))
		arms := [2]pt{{top.x - s*0.8, top.y + s*0.5}, {top.x + s*0.8, top.y + s*0.5}}
		c.line(arms[0], arms[1], s*0.12, s*0.12, flat(k))
		for j := range arms {
			arms[j].y -= s * 0.15
			if i > 0 {
				c.wire(before[j], arms[j], s*0.35, max(0.8, s*0.018), flat(k))
			}
		}
		before = arms
	}
}

// smoke trails away from the far engine on the wind.
func smoke(c *canvas) {
	for i := range 46 {
		t := float32(i) / 46
		c.blob(700+t*430+c.between(-10, 10), 522-t*96+c.between(-12, 12), 9+54*t, 7+26*t, 0.45, veil(mix(hex(0xf0d3b5), hex(0x7c8790), t), 0.42*(1-t)))
	}
}

// signal is a colour-light mast showing red.
func signal(c *canvas, x, y, h float32) {
	k := hex(0x181d22)
	c.line(pt{x, y}, pt{x, y - h}, 11, 9, flat(k))
	c.box(x-24, y-h-84, 48, 112, flat(k))
	for i := range 9 {
		ly := y - 24 - float32(i)*h/10
		c.line(pt{x + 10, ly}, pt{x + 28, ly}, 4, 4, flat(k))
	}
	c.line(pt{x + 28, y}, pt{x + 28, y - h*0.9}, 4, 4, flat(k))
	c.disc(x, y-h-8, 13, 13, flat(hex(0x30463a)))
	c.glow(x, y-h-54, 130, hex(0xe8573a), 0.75)
	c.disc(x, y-h-54, 14, 14, flat(hex(0xff9a72)))
	c.fill([]pt{{x - 28, y - h - 84}, {x + 28, y - h - 84}, {x + 20, y - h - 90}, {x - 20, y - h - 90}}, flat(ivory))
}
