package drawing

import "math"

// box paints an upright rectangle.
func (c *canvas) box(x, y, w, h float32, s shader) {
	c.fill([]pt{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, s)
}

// disc paints an ellipse around x, y.
func (c *canvas) disc(x, y, rx, ry float32, s shader) {
	const sides = 64
	p := make([]pt, sides)
	for i := range p {
		a := 2 * math.Pi * float32(i) / sides
		p[i] = pt{x + rx*cos(a), y + ry*sin(a)}
	}
	c.fill(p, s)
}

// blob paints a rough round shape, as of foliage or smoke.
func (c *canvas) blob(x, y, rx, ry, rough float32, s shader) {
	const sides = 48
	n := noise(c.rng.Uint32())
	p := make([]pt, sides)
	for i := range p {
		a := 2 * math.Pi * float32(i) / sides
		k := 1 + rough*(2*n.fbm(3*cos(a)+9, 3*sin(a)+9, 3)-1)
		p[i] = pt{x + rx*k*cos(a), y + ry*k*sin(a)}
	}
	c.fill(p, s)
}

// line draws a straight stroke whose width runs from w0 to w1.
func (c *canvas) line(a, b pt, w0, w1 float32, s shader) {
	dx, dy := b.x-a.x, b.y-a.y
	d := sqrt(dx*dx + dy*dy)
	if d == 0 {
		return
	}
	nx, ny := -dy/d/2, dx/d/2
	c.fill([]pt{
		{a.x + nx*w0, a.y + ny*w0}, {b.x + nx*w1, b.y + ny*w1},
		{b.x - nx*w1, b.y - ny*w1}, {a.x - nx*w0, a.y - ny*w0},
	}, s)
}

// gouge draws the mark of a cutting tool: thick in the middle, pointed at both ends.
func (c *canvas) gouge(x, y, length, angle, width float32, s shader) {
	dx, dy := cos(angle)*length/2, sin(angle)*length/2
	nx, ny := -sin(angle)*width/2, cos(angle)*width/2
	c.fill([]pt{{x - dx, y - dy}, {x + nx, y + ny}, {x + dx, y + dy}, {x - nx, y - ny}}, s)
}

// wire hangs a sagging line between two points.
func (c *canvas) wire(a, b pt, sag, width float32, s shader) {
	const steps = 14
	last := a
	for i := 1; i <= steps; i++ {
		t := float32(i) / steps
		next := pt{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t + sag*4*t*(1-t)}
		c.line(last, next, width, width, s)
		last = next
	}
}

// glow lightens a round patch towards an ink, most at its centre.
func (c *canvas) glow(x, y, radius float32, k ink, strength float32) {
	r2 := radius * radius
	for py := max(int(y-radius), 0); py < min(int(y+radius)+1, Height); py++ {
		for px := max(int(x-radius), 0); px < min(int(x+radius)+1, Width); px++ {
			dx, dy := float32(px)-x, float32(py)-y
			if d := dx*dx + dy*dy; d < r2 {
				f := 1 - d/r2
				c.blend(px, py, k, strength*f*f*f)
			}
		}
	}
}

// eye projects a room or street in front of the viewer onto the canvas.
// Points are given in metres: right of the viewer, up from the ground, and away.
type eye struct {
	vanish pt      // where parallel lines meet
	height float32 // of the viewer's eye above the ground
	focal  float32 // pixels covered by one metre at one metre
	mirror bool    // draw the world upside down, as a wet floor shows it
}

func (e eye) at(right, up, away float32) pt {
	if e.mirror {
		up = -up
	}
	return pt{e.vanish.x + e.focal*right/away, e.vanish.y + e.focal*(e.height-up)/away}
}

// scale returns how many pixels one metre covers at a distance.
func (e eye) scale(away float32) float32 { return e.focal / away }

// rise is scale for lengths that point up; in a mirror they point down.
func (e eye) rise(away float32) float32 {
	if e.mirror {
		return -e.scale(away)
	}
	return e.scale(away)
}
