package drawing

// court: a hard-lit portico, long shadows, one person on the steps.
func court(c *canvas) {
	c.sky(770, hex(0x5d8292), hex(0x9db4b4), hex(0xe7dcbd))
	c.clouds(clouds{top: 0, bottom: 360, long: 520, tall: 80, cover: 0.4, lit: ivory, shade: hex(0xaab6b4), strength: 0.8, lightX: -1, crisp: 0.5})
	stone, shadow := hex(0xe9d5ab), hex(0x7b705f)
	c.land(c.hills(700, 44, 520, 4), hex(0x8fa3a0), hex(0xd5cda9), 90)
	c.box(0, 760, Width, 307, wash(hex(0xd9c297), hex(0xa98d66), 760, Height))
	for i := range 8 {
		for _, x := range []float32{20 + float32(i)*22, Width - 20 - float32(i)*22} {
			c.poplar(x, 790, c.between(150, 230), hex(0x3f5146), hex(0x93995c))
		}
	}
	const l, r = 180, 1420
	c.box(l+60, 330, r-l-120, 450, wash(hex(0x5c5247), hex(0x2d2b2b), 330, 780))
	c.box(735, 480, 130, 300, flat(hex(0x2a1d17)))
	c.box(748, 494, 50, 286, wash(hex(0x6d4128), hex(0x3c2418), 494, 780))
	c.box(802, 494, 50, 286, wash(hex(0x5a3520), hex(0x311d13), 494, 780))
	for _, x := range []float32{336, 483, 630, 926, 1073, 1220} {
		c.box(x, 470, 90, 190, wash(hex(0x34424b), hex(0x1d252b), 470, 660))
		c.box(x+42, 470, 6, 190, flat(hex(0x6b5f50)))
	}
	for i := range 8 {
		column(c, l+66+float32(i)*147, 326, 454, 78, stone, shadow)
	}
	c.box(l, 250, r-l, 80, wash(stone, mix(stone, shadow, 0.35), 250, 330))
	c.box(l-20, 238, r-l+40, 14, flat(mix(stone, ivory, 0.6)))
	c.box(l, 322, r-l, 8, flat(shadow))
	c.fill([]pt{{l - 30, 240}, {800, 92}, {r + 30, 240}}, wash(stone, mix(stone, shadow, 0.25), 92, 240))
	c.fill([]pt{{l + 90, 226}, {800, 122}, {r - 90, 226}}, wash(hex(0x978869), mix(stone, shadow, 0.5), 122, 226))
	c.line(pt{l - 30, 240}, pt{800, 92}, 13, 13, flat(mix(stone, ivory, 0.7)))
	c.line(pt{800, 92}, pt{r + 30, 240}, 13, 13, flat(mix(stone, shadow, 0.4)))
	c.disc(800, 186, 32, 32, flat(shadow))
	c.disc(800, 186, 26, 26, flat(mix(stone, ivory, 0.3)))
	for i := range 9 {
		y := 780 + float32(i)*26
		x := l - 10 - float32(i)*26
		c.box(x, y, Width-2*x, 10, flat(mix(hex(0xf3e3be), stone, float32(i)/9)))
		c.box(x, y+10, Width-2*x, 17, wash(mix(stone, shadow, 0.45), mix(stone, shadow, 0.7), y+10, y+27))
	}
	c.each(1014, Height, func(_, y int) (ink, float32) { return mix(hex(0xd9c297), hex(0xa98d66), float32(y-1014)/53), 1 })
	// The shadow of something tall, out of frame, lies over half of it.
	c.fill([]pt{{l + 66, 330}, {620, 780}, {1090, Height}, {-10, Height}, {-10, 1014}, {l - 218, 988}, {l - 10, 780}, {l + 66, 780}}, veil(hex(0x25303c), 0.42))
	c.fill([]pt{{1048, 936}, {1090, 936}, {1390, 1000}, {1380, 1024}}, veil(hex(0x25303c), 0.45))
	c.figure(1066, 944, 150, hex(0x20242b))
	c.box(1090, 876, 44, 34, across(hex(0x6d4128), hex(0x2f1d13), 1090, 1134))
	for range 24 {
		x, y := c.between(520, 960), c.between(1026, 1060)
		c.blob(x, y, 9, 5, 0.3, flat(mix(hex(0x4d5a63), hex(0x8a8f8c), c.rng.Float32())))
		c.disc(x+9, y-5, 3.4, 3.4, flat(hex(0x3b464e)))
	}
	c.birds(330, 150, 110, 6, hex(0x3b464e))
}

// column is fluted and lit from the left.
func column(c *canvas, x, y, h, w float32, lit, shade ink) {
	c.fill([]pt{{x + w*0.08, y + h}, {x + w*0.13, y}, {x + w*0.87, y}, {x + w*0.92, y + h}}, across(mix(lit, ivory, 0.5), shade, x, x+w))
	for i := range 6 {
		fx := x + w*(0.2+0.12*float32(i))
		c.line(pt{fx, y + h - 22}, pt{fx + (x+w/2-fx)*0.08, y + 24}, 3, 2.6, veil(shade, 0.55))
	}
	c.box(x-w*0.06, y, w*1.12, 20, across(mix(lit, ivory, 0.5), shade, x, x+w))
	c.box(x-w*0.06, y+h-22, w*1.12, 22, across(mix(lit, ivory, 0.5), shade, x, x+w))
}

// football: a cup tie under floodlights and fog.
func football(c *canvas) {
	c.sky(620, hex(0x152430), hex(0x2b4350), hex(0x5c7377), hex(0x97a39a))
	e := eye{vanish: pt{800, 520}, height: 9, focal: 1100}
	for _, x := range []float32{150, 620, 1010, 1470} {
		h := float32(430)
		c.line(pt{x, 600}, pt{x, 600 - h}, 8, 5, flat(hex(0x22313a)))
		c.glow(x, 600-h, 330, hex(0xeef0dc), 0.55)
		for i := range 12 {
			bx, by := x-42+float32(i%4)*28, 572-h+float32(i/4)*24-24
			c.disc(bx, by, 9, 9, flat(ivory))
		}
		c.fill([]pt{{x - 50, 600 - h}, {x + 50, 600 - h}, {800 + (x-800)*0.5 + 420, 900}, {800 + (x-800)*0.5 - 420, 900}}, fade(hex(0xf1f0da), 0.2, 0, 600-h, 880))
	}
	stand(c)
	c.fill([]pt{{0, 640}, {Width, 640}, {Width, Height}, {0, Height}}, wash(hex(0x6f8560), hex(0x2c4534), 640, Height))
	for i := 0; i < 14; i += 2 {
		z0, z1 := float32(17)+float32(i)*5.4, float32(17)+float32(i+1)*5.4
		c.fill([]pt{e.at(-90, 0, z0), e.at(90, 0, z0), e.at(90, 0, z1), e.at(-90, 0, z1)}, veil(hex(0x8ea573), 0.3))
	}
	chalk := veil(hex(0xf0ecd8), 0.75)
	mark := func(x0, z0, x1, z1 float32) {
		c.line(e.at(x0, 0, z0), e.at(x1, 0, z1), e.scale(z0)*0.16, e.scale(z1)*0.16, chalk)
	}
	mark(-34, 18, -34, 82)
	mark(34, 18, 34, 82)
	mark(-34, 80, 34, 80)
	mark(-20, 64, 20, 64)
	mark(-20, 64, -20, 80)
	mark(20, 64, 20, 80)
	mark(-60, 32, 60, 32)
	var ring []pt
	for i := range 49 {
		a := 6.2832 * float32(i) / 48
		ring = append(ring, e.at(9*cos(a), 0, 32+9*sin(a)))
	}
	for i := range 48 {
		c.line(ring[i], ring[i+1], 5, 5, chalk)
	}
	goal(c, e)
	players(c, e)
	c.haze(640, 120, hex(0xd9dccb), 0.55)
	c.haze(860, 120, hex(0xd9dccb), 0.18)
}

// stand is the far terrace with its roof and its crowd.
func stand(c *canvas) {
	c.fill([]pt{{-20, 470}, {Width + 20, 470}, {Width + 20, 650}, {-20, 650}}, wash(hex(0x26343c), hex(0x41504f), 470, 650))
	for row := range 9 {
		y := 520 + float32(row)*13
		for x := float32(-4); x < Width; x += c.between(9, 14) {
			k := mix(hex(0x2e3a40), []ink{hex(0xd9c7a2), brick, hex(0x7f8f90), hex(0xb98f5a)}[c.rng.IntN(4)], c.between(0.1, 0.8))
			c.disc(x, y, 4.4, 5.4, flat(k))
		}
	}
	c.fill([]pt{{-20, 432}, {Width + 20, 432}, {Width + 20, 484}, {-20, 496}}, wash(hex(0x4a5c63), hex(0x1f2c34), 432, 492))
	for i := range 11 {
		c.line(pt{float32(i) * 160, 486}, pt{float32(i) * 160, 642}, 5, 5, flat(hex(0x1d2a31)))
	}
	for i := range 12 {
		x := float32(i)*140 - 20
		c.box(x, 640, 136, 22, flat([]ink{hex(0xd9c7a2), hex(0x8d4632), hex(0x3f6068)}[i%3]))
	}
}

// goal stands at the far end with its net.
func goal(c *canvas, e eye) {
	const z = 80
	l, r := e.at(-4.6, 3, z), e.at(4.6, 3, z)
	foot := e.at(0, 0, z).y
	for i := range 15 {
		x := l.x + (r.x-l.x)*float32(i)/14
		c.line(pt{x, l.y}, pt{x, foot}, 0.9, 0.9, veil(ivory, 0.5))
	}
	for i := range 6 {
		y := l.y + (foot-l.y)*float32(i)/6
		c.line(pt{l.x, y}, pt{r.x, y}, 0.9, 0.9, veil(ivory, 0.5))
	}
	c.line(l, r, 4, 4, flat(ivory))
	c.line(l, pt{l.x, foot}, 4, 4, flat(ivory))
	c.line(r, pt{r.x, foot}, 4, 4, flat(ivory))
}

// players are two sides, one in brick and one in pale shirts.
func players(c *canvas, e eye) {
	spots := []struct{ x, z float32 }{{1, 78}, {-12, 68}, {7, 62}, {15, 58}, {-4, 54}, {-19, 50}, {10, 45}, {-9, 41}, {22, 38}, {2, 36}, {-24, 33}, {-3.4, 27}, {12.5, 25}, {5.2, 22.6}, {-11, 21}}
	for i, s := range spots {
		shirt := hex(0x9c3f2b)
		if i%2 == 1 {
			shirt = hex(0xe9dfc4)
		}
		p, h := e.at(s.x, 0, s.z), e.scale(s.z)*1.85
		for _, dir := range []float32{-1, 1} {
			c.fill([]pt{{p.x - h*0.06, p.y}, {p.x + h*0.06, p.y}, {p.x + dir*h*0.9, p.y + h*0.26}, {p.x + dir*h*0.8, p.y + h*0.3}}, veil(black, 0.22))
		}
		stride := c.between(0.1, 0.3) * h
		c.line(pt{p.x - stride, p.y - h*0.04}, pt{p.x, p.y - h*0.45}, h*0.08, h*0.13, flat(mix(shirt, black, 0.6)))
		c.line(pt{p.x + stride*0.8, p.y}, pt{p.x, p.y - h*0.45}, h*0.08, h*0.13, flat(mix(shirt, black, 0.6)))
		c.fill([]pt{{p.x - h*0.12, p.y - h*0.42}, {p.x - h*0.16, p.y - h*0.8}, {p.x + h*0.16, p.y - h*0.8}, {p.x + h*0.12, p.y - h*0.42}}, across(mix(shirt, ivory, 0.15), mix(shirt, black, 0.3), p.x-h*0.15, p.x+h*0.15))
		c.line(pt{p.x - h*0.14, p.y - h*0.76}, pt{p.x - h*0.3, p.y - h*0.56}, h*0.07, h*0.05, flat(shirt))
		c.line(pt{p.x + h*0.14, p.y - h*0.76}, pt{p.x + h*0.27, p.y - h*0.6}, h*0.07, h*0.05, flat(shirt))
		c.disc(p.x, p.y-h*0.9, h*0.075, h*0.09, flat(mix(rose, earth, 0.4)))
	}
	b := e.at(3.4, 0.3, 22)
	c.disc(b.x, b.y, 12, 12, across(ivory, hex(0x8f8c80), b.x-12, b.x+12))
}
