package drawing

import "testing"

func TestFillStaysInsideItsPolygon(t *testing.T) {
	t.Parallel()
	c := newCanvas(1)
	c.box(100, 50, 20, 10, flat(ivory))
	for _, tt := range []struct {
		x, y   int
		inside bool
	}{{99, 55, false}, {100, 50, true}, {119, 59, true}, {120, 55, false}, {110, 60, false}} {
		if got := c.pixel(tt.x, tt.y).r > 200; got != tt.inside {
			t.Errorf("pixel %d,%d painted = %t, want %t", tt.x, tt.y, got, tt.inside)
		}
	}
}

func TestFillClipsToTheCanvas(t *testing.T) {
	t.Parallel()
	for _, p := range [][]pt{
		nil,
		{{-50, -50}, {-10, -50}, {-10, -10}},
		{{Width + 5, 0}, {Width + 50, 0}, {Width + 50, 50}},
		{{-1e7, -1e7}, {1e7, -1e7}, {0, 1e7}},
	} {
		newCanvas(1).fill(p, flat(ivory)) // must not panic
	}
}

func TestNoiseStaysInRange(t *testing.T) {
	t.Parallel()
	n := noise(42)
	for i := range 5000 {
		x, y := float32(i)*0.37-900, float32(i)*0.11-200
		for _, v := range []float32{n.at(int32(i), int32(-i)), n.smooth(x, y), n.fbm(x, y, 4), n.ridged(x, y, 4)} {
			if v < 0 || v > 1 {
				t.Fatalf("noise at %v,%v = %v, want 0 to 1", x, y, v)
			}
		}
	}
}

func TestEyeMirrorsAboutTheGround(t *testing.T) {
	t.Parallel()
	e := eye{vanish: pt{800, 500}, height: 2, focal: 700}
	m := e
	m.mirror = true
	ground, up, down := e.at(1, 0, 10), e.at(1, 3, 10), m.at(1, 3, 10)
	if ground.y-up.y != down.y-ground.y {
		t.Errorf("above the ground %v, below it %v", ground.y-up.y, down.y-ground.y)
	}
	if m.rise(10) != -e.rise(10) {
		t.Errorf("rise in a mirror = %v, want %v", m.rise(10), -e.rise(10))
	}
}

func TestMixAndHex(t *testing.T) {
	t.Parallel()
	if got, want := hex(0x102030), (ink{16, 32, 48}); got != want {
		t.Errorf("hex = %v, want %v", got, want)
	}
	for _, tt := range []struct{ t, want float32 }{{-1, 0}, {0, 0}, {0.5, 50}, {1, 100}, {2, 100}} {
		if got := mix(ink{}, ink{100, 100, 100}, tt.t).g; got != tt.want {
			t.Errorf("mix at %v = %v, want %v", tt.t, got, tt.want)
		}
	}
}
