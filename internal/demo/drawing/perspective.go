package drawing

// A street wall is one row of facades, drawn in perspective along the viewer's side.
type street struct {
	eye
	side       float32 // metres from the middle of the road, negative for the left
	near, far  float32 // distances the row spans
	wall, pale ink     // wall close by, and lost in the air far off
	glass      func(depth float32) ink
}

// facades draws the houses of a street from the farthest to the nearest.
func (c *canvas) facades(s street) {
	var depths []float32
	for z := s.near; z < s.far; z += c.between(6, 10) {
		depths = append(depths, z)
	}
	depths = append(depths, s.far)
	for i := len(depths) - 2; i >= 0; i-- {
		z0, z1 := depths[i], depths[i+1]
		h := c.between(8.5, 14)
		air := clamp((z0 - s.near) / (s.far - s.near) * 1.15)
		k := mix(mix(s.wall, hex(0x8d7a68), c.between(0, 0.35)), s.pale, air)
		a, b := s.at(s.side, h, z0), s.at(s.side, h, z1)
		c.fill([]pt{a, b, s.at(s.side, 0, z1), s.at(s.side, 0, z0)}, wash(k, mix(k, black, 0.25), a.y, s.at(0, 0, z0).y))
		// The eaves hang over the wall and catch what light there is.
		out := s.side * 0.95
		c.fill([]pt{s.at(out, h, z0), s.at(out, h, z1), s.at(out, h-0.35, z1), s.at(out, h-0.35, z0)}, flat(mix(mix(k, paper, 0.25), s.pale, air*0.5)))
		c.panes(s, z0, z1, h, k)
	}
}

// panes sets the windows of one house and its shopfront.
func (c *canvas) panes(s street, z0, z1, h float32, k ink) {
	bays := max(2, int((z1-z0)/2.2))
	step := (z1 - z0) / float32(bays)
	quad := func(z, w, low, high float32, glass ink) {
		c.fill([]pt{s.at(s.side, high, z), s.at(s.side, high, z+w), s.at(s.side, low, z+w), s.at(s.side, low, z)}, flat(glass))
	}
	for i := range bays {
		z := z0 + step*(float32(i)+0.22)
		for up := float32(4); up < h-1.8; up += 2.9 {
			quad(z-0.1, step*0.56+0.2, up-0.15, up+1.85, mix(k, black, 0.3))
			quad(z, step*0.56, up, up+1.7, s.glass(z))
			quad(z+step*0.26, step*0.04, up, up+1.7, mix(k, black, 0.3))
		}
	}
	shop := s.glass(z0)
	quad(z0+step*0.2, z1-z0-step*0.4, 0.3, 2.7, mix(k, black, 0.45))
	for i := range 2 * bays {
		z := z0 + step*(0.24+0.46*float32(i)*(float32(bays)-0.4)/(0.92*float32(bays)))
		quad(z, step*0.36, 0.7, 2.1, mix(shop, k, 0.15*float32(i%2)))
		quad(z, step*0.36, 2.2, 2.6, mix(shop, k, 0.35))
	}
	quad(z0+step*0.1, z1-z0-step*0.2, 2.7, 3.3, mix(mix(k, brick, 0.5), black, 0.15))
}
