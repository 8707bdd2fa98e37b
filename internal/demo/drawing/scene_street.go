package drawing

import "math/rand/v2"

// rain: an evening street after a day of rain, lamps and umbrellas.
func rain(c *canvas) {
	c.sky(640, hex(0x36485a), hex(0x66737c), hex(0xb59f8c), hex(0xe2b78a))
	c.clouds(clouds{top: -80, bottom: 480, long: 420, tall: 110, cover: 0.66, lit: hex(0xa79d93), shade: hex(0x35434f), strength: 0.8, lightX: -1, crisp: 0.3})
	c.land(c.hills(600, 16, 300, 3), hex(0xa59787), hex(0xc5a88a), 40)
	c.box(0, 608, Width, 460, wash(hex(0xc9a98a), hex(0x3a444d), 608, 900))
	e := eye{vanish: pt{760, 600}, height: 1.9, focal: 760, mirror: true}
	// The wet road shows the whole street upside down, so it is drawn twice
	// with the same dice: first the image in the water, then the street.
	c.rng = rand.New(rand.NewPCG(7, 7))
	avenue(c, e)
	wet(c, e)
	e.mirror = false
	c.rng = rand.New(rand.NewPCG(7, 7))
	avenue(c, e)
	c.rainfall(1300, -0.13, 62, hex(0xe9dfcf), 0.34)
}

// avenue draws everything that stands on the street.
func avenue(c *canvas, e eye) {
	glass := func(z float32) ink {
		if c.chance(0.42) {
			return mix(amber, hex(0xd8a87c), clamp(z/80))
		}
		return mix(hex(0x2a3845), hex(0x9a9089), clamp(z/85))
	}
	c.facades(street{eye: e, side: -6.4, near: 4.4, far: 90, wall: hex(0x3f4c57), pale: hex(0xc3a68c), glass: glass})
	c.facades(street{eye: e, side: 7.2, near: 4.4, far: 90, wall: hex(0x4e4a4d), pale: hex(0xc7a587), glass: glass})
	c.glow(760, 590, 330, hex(0xfbd39a), 0.4)
	tram(c, e)
	for _, z := range []float32{46, 30, 20, 13.4, 8.8} {
		lamp(c, e, -4.6, z)
		lamp(c, e, 5.1, z*1.13)
	}
	for _, p := range []struct{ x, z float32 }{{3.9, 26}, {-3.9, 20}, {-3.2, 15.5}, {3.5, 12.5}, {4.4, 12}, {-4, 10.2}, {2.9, 9}, {2.2, 5.4}} {
		umbrella(c, e.at(p.x, 0, p.z), e.rise(p.z)*1.75)
	}
}

// wet ripples what the road mirrors, darkens it, and lays rails and kerbs.
func wet(c *canvas, e eye) {
	still := append([]uint8(nil), c.img.Pix...)
	wave := c.field(3, func(x, y float32) float32 {
		t := (y - 600) / 467
		return c.noise.fbm(x/(40+60*t), y/(3+12*t), 2) - 0.5
	})
	c.each(602, Height, func(x, y int) (ink, float32) {
		t := (float32(y) - 600) / 467
		v := wave[y*Width+x]
		sx := min(max(x+int(v*70*t), 0), Width-1)
		p := still[min(max(y+int(v*40*t), 602), Height-1)*c.img.Stride+sx*4:]
		k := mix(ink{float32(p[0]), float32(p[1]), float32(p[2])}, hex(0x2b3640), 0.34+0.12*t)
		return mix(k, hex(0xf1d3a4), max(v, 0)*0.35), 1
	})
	for _, x := range []float32{-1.5, -0.2, 1.1, 2.4} {
		c.fill([]pt{e.at(x, 0, 2.5), e.at(x+0.06, 0, 2.5), e.at(x+0.06, 0, 80), e.at(x, 0, 80)}, veil(hex(0xe5c9a0), 0.4))
	}
	for _, x := range []float32{-5.2, 5.8} {
		c.fill([]pt{e.at(x, 0, 2.5), e.at(x+0.16, 0, 2.5), e.at(x+0.16, 0, 80), e.at(x, 0, 80)}, veil(hex(0xcdb79a), 0.55))
	}
}

// lamp is a street lamp with a lantern.
func lamp(c *canvas, e eye, x, z float32) {
	s, r := e.scale(z), e.rise(z)
	foot, top := e.at(x, 0, z), e.at(x, 4.6, z)
	c.line(foot, top, s*0.14, s*0.08, flat(hex(0x1c242c)))
	c.box(top.x-s*0.2, top.y-r*0.1, s*0.4, r*0.5, flat(hex(0xffe7b4)))
	c.fill([]pt{{top.x - s*0.28, top.y - r*0.08}, {top.x, top.y - r*0.34}, {top.x + s*0.28, top.y - r*0.08}}, flat(hex(0x1c242c)))
	c.glow(top.x, top.y+r*0.15, s*2.6, hex(0xffd489), 0.75)
}

// tram comes up the middle of the street.
func tram(c *canvas, e eye) {
	const z = 24
	s, r := e.scale(z), e.rise(z)
	a, b := e.at(-1.6, 3.5, z), e.at(1.2, 0.3, z)
	w := b.x - a.x
	c.fill([]pt{{a.x + w*0.08, a.y - r*0.2}, {b.x - w*0.08, a.y - r*0.2}, {b.x, a.y}, {b.x, b.y}, {a.x, b.y}, a}, across(hex(0x9a4430), hex(0x6b2d22), a.x, b.x))
	c.box(a.x, a.y+r*0.35, w, r*1.25, flat(hex(0xe0cfae)))
	for i := range 3 {
		c.box(a.x+w*(0.06+0.31*float32(i)), a.y+r*0.45, w*0.26, r*1.05, flat(hex(0xf7c878)))
	}
	c.box(a.x+w*0.3, a.y-r*0.02, w*0.4, r*0.28, flat(hex(0xfff0c8)))
	for _, x := range []float32{0.2, 0.8} {
		c.disc(a.x+w*x, b.y-r*0.5, s*0.14, s*0.14, flat(ivory))
		c.glow(a.x+w*x, b.y-r*0.5, s*1.3, hex(0xffe9b8), 0.7)
	}
	c.line(pt{(a.x + b.x) / 2, a.y - r*0.2}, pt{(a.x + b.x) / 2, a.y - r*1.6}, 3, 3, flat(night))
}

// umbrella is a walker under an umbrella, feet at p.
func umbrella(c *canvas, p pt, h float32) {
	coat := mix(hex(0x1a222b), plum, c.rng.Float32()*0.5)
	cover := []ink{hex(0x20282f), brick, hex(0x2f4757), hex(0x8d6a3a)}[c.rng.IntN(4)]
	c.figure(p.x, p.y, h, coat)
	x, y := p.x+h*0.05, p.y-h*0.98
	c.line(pt{x, y - h*0.2}, pt{x + h*0.06, y + h*0.36}, h*0.018, h*0.018, flat(black))
	const ribs = 6
	edge := []pt{}
	for i := range 25 {
		a := 3.1416 * (1 + float32(i)/24)
		edge = append(edge, pt{x + h*0.42*cos(a), y + h*0.28*sin(a)})
	}
	for i := range ribs {
		t := 1 - 2*(float32(i)+0.5)/ribs
		edge = append(edge, pt{x + h*0.42*t, y - h*0.055}, pt{x + h*0.42*(t-1.0/ribs), y})
	}
	c.fill(edge, across(mix(cover, paper, 0.22), mix(cover, black, 0.3), x-h*0.4, x+h*0.4))
	for _, t := range []float32{-0.34, 0, 0.34} {
		c.line(pt{x, y - h*0.28}, pt{x + h*0.42*t*2*0.95, y - h*0.02}, h*0.006, h*0.012, veil(black, 0.5))
	}
}
