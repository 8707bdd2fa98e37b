package drawing

// print turns flat colour into a print: unevenly inked, grained, on warm paper.
func (c *canvas) print() {
	mottle := c.field(16, func(x, y float32) float32 { return c.noise.fbm(x/260, y/260, 3) - 0.5 })
	fibre := c.field(3, func(x, y float32) float32 { return c.noise.smooth(x/22, y/4) - 0.5 })
	tint := ink{paper.r / 245, paper.g / 245, paper.b / 245}
	for y := range Height {
		dy := float32(y)/Height - 0.5
		for x := range Width {
			dx := float32(x)/Width - 0.5
			p := c.img.Pix[y*c.img.Stride+x*4:]
			p = p[:3:3]
			edge := 1.015 - 0.30*(dx*dx+dy*dy)
			i := y*Width + x
			speck := 11*(c.noise.at(int32(x), int32(y))-0.5) + 13*mottle[i] + 5*fibre[i]
			// Ink never quite reaches black or white on uncoated paper.
			p[0] = press(p[0], tint.r*edge, speck)
			p[1] = press(p[1], tint.g*edge, speck)
			p[2] = press(p[2], tint.b*edge, speck)
		}
	}
}

func press(v uint8, gain, speck float32) uint8 {
	f := (14+float32(v)*0.935)*gain + speck
	return uint8(min(max(f, 0), 255))
}

// field computes a value for every pixel from samples that many pixels apart,
// because fine noise at every pixel would take most of the drawing's time.
func (c *canvas) field(step int, f func(x, y float32) float32) []float32 {
	cols, rows := Width/step+2, Height/step+2
	grid := make([]float32, cols*rows)
	for j := range rows {
		for i := range cols {
			grid[j*cols+i] = f(float32(i*step), float32(j*step))
		}
	}
	out := make([]float32, Width*Height)
	for y := range Height {
		j, ty := y/step, float32(y%step)/float32(step)
		top, low := grid[j*cols:(j+1)*cols], grid[(j+1)*cols:(j+2)*cols]
		row := out[y*Width : (y+1)*Width]
		for x := range row {
			i, tx := x/step, float32(x%step)/float32(step)
			a := top[i] + (top[i+1]-top[i])*tx
			b := low[i] + (low[i+1]-low[i])*tx
			row[x] = a + (b-a)*ty
		}
	}
	return out
}
