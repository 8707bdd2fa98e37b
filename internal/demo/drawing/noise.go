package drawing

import "math"

// noise is a seeded field of smooth random values. It keeps no state, so the
// order in which a scene asks does not change what it gets.
type noise uint32

// at returns the value at a lattice point, from 0 to 1.
func (n noise) at(x, y int32) float32 {
	h := uint32(n) ^ uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca77
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	h *= 0x297a2d39
	h ^= h >> 15
	return float32(h>>8) / (1 << 24)
}

// smooth interpolates between lattice points.
func (n noise) smooth(x, y float32) float32 {
	fx, fy := floor(x), floor(y)
	ix, iy := int32(fx), int32(fy)
	tx, ty := x-fx, y-fy
	tx, ty = tx*tx*(3-2*tx), ty*ty*(3-2*ty)
	a, b := n.at(ix, iy), n.at(ix+1, iy)
	c, d := n.at(ix, iy+1), n.at(ix+1, iy+1)
	top, low := a+(b-a)*tx, c+(d-c)*tx
	return top + (low-top)*ty
}

// fbm sums octaves of smooth noise, each twice as fine and half as strong.
// The result lies between 0 and 1 and gathers around one half.
func (n noise) fbm(x, y float32, octaves int) float32 {
	var sum, total float32
	amp := float32(1)
	for i := range octaves {
		sum += amp * (n+noise(i*7919)).smooth(x, y)
		total += amp
		amp, x, y = amp/2, x*2, y*2
	}
	return sum / total
}

// ridged is fbm folded at its middle, which gives sharp crests.
func (n noise) ridged(x, y float32, octaves int) float32 {
	var sum, total float32
	amp := float32(1)
	for i := range octaves {
		v := 1 - abs(2*(n+noise(i*7919)).smooth(x, y)-1)
		sum += amp * v * v
		total += amp
		amp, x, y = amp*0.48, x*2.1, y*2.1
	}
	return sum / total
}

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }
func abs(v float32) float32   { return float32(math.Abs(float64(v))) }
func sin(v float32) float32   { return float32(math.Sin(float64(v))) }
func cos(v float32) float32   { return float32(math.Cos(float64(v))) }
func sqrt(v float32) float32  { return float32(math.Sqrt(float64(v))) }
