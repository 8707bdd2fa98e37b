package drawing

// An ink is an opaque colour; each channel runs from 0 to 255.
type ink struct{ r, g, b float32 }

// hex reads an ink from 0xRRGGBB.
func hex(v uint32) ink {
	return ink{float32(v >> 16 & 255), float32(v >> 8 & 255), float32(v & 255)}
}

// The house inks. Every scene mixes its colours from these, so that the
// pictures look like one hand's work on one stock of paper.
var (
	paper  = hex(0xf4ead6)
	cream  = hex(0xf7dfb4)
	straw  = hex(0xe2b45c)
	ochre  = hex(0xb9782f)
	brick  = hex(0xa4472d)
	rose   = hex(0xd9937a)
	sage   = hex(0x83906c)
	moss   = hex(0x4b5a41)
	mist   = hex(0xc9d0c8)
	steel  = hex(0x3f5865)
	night  = hex(0x1b2a38)
	black  = hex(0x14191f)
	ivory  = hex(0xfbf5e8)
	amber  = hex(0xf6b95a)
	plum   = hex(0x54455a)
	earth  = hex(0x5d4632)
	silver = hex(0xa9b6b8)
)

// mix blends from a (t = 0) to b (t = 1).
func mix(a, b ink, t float32) ink {
	t = clamp(t)
	return ink{a.r + (b.r-a.r)*t, a.g + (b.g-a.g)*t, a.b + (b.b-a.b)*t}
}

func clamp(t float32) float32 { return min(max(t, 0), 1) }

// smoothstep rises from 0 at lo to 1 at hi, gently at both ends.
func smoothstep(lo, hi, v float32) float32 {
	t := clamp((v - lo) / (hi - lo))
	return t * t * (3 - 2*t)
}

// A shader gives the ink at a pixel and how much of it to lay, from 0 to 1.
type shader func(x, y int) (ink, float32)

// flat lays one ink solidly.
func flat(k ink) shader { return veil(k, 1) }

// veil lays one ink with the given opacity.
func veil(k ink, alpha float32) shader {
	return func(int, int) (ink, float32) { return k, alpha }
}

// wash runs from the top ink at y0 to the bottom ink at y1.
func wash(top, bottom ink, y0, y1 float32) shader {
	return func(_, y int) (ink, float32) { return mix(top, bottom, (float32(y)-y0)/(y1-y0)), 1 }
}

// across runs from the left ink at x0 to the right ink at x1.
func across(left, right ink, x0, x1 float32) shader {
	return func(x, _ int) (ink, float32) { return mix(left, right, (float32(x)-x0)/(x1-x0)), 1 }
}

// fade lays one ink whose opacity runs from a0 at y0 to a1 at y1.
func fade(k ink, a0, a1, y0, y1 float32) shader {
	return func(_, y int) (ink, float32) { return k, a0 + (a1-a0)*clamp((float32(y)-y0)/(y1-y0)) }
}
