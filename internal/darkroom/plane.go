package darkroom

// plane is one channel of a picture, 8 bits a sample. Working by planes keeps a JPEG in the form it came in and went
// out: no copy in RGB is ever made of an ordinary photo.
type plane struct {
	pix    []uint8
	stride int // samples between rows
	w, h   int
}

func newPlane(w, h int) plane { return plane{make([]uint8, w*h), w, w, h} }

func (p plane) row(y int) []uint8 { return p.pix[y*p.stride:][:p.w] }

// halved returns p at half its size, rounded up, each sample the mean of four.
func (p plane) halved() plane {
	half := newPlane((p.w+1)/2, (p.h+1)/2)
	for y := range half.h {
		top, bottom, out := p.row(2*y), p.row(min(2*y+1, p.h-1)), half.row(y)
		for x := range p.w / 2 {
			sum := int(top[2*x]) + int(top[2*x+1]) + int(bottom[2*x]) + int(bottom[2*x+1])
			out[x] = uint8((sum + 2) / 4)
		}
		if last := p.w - 1; last%2 == 0 {
			out[last/2] = uint8((int(top[last]) + int(bottom[last]) + 1) / 2)
		}
	}
	return half
}

// halvedTowards halves p for as long as it stays at least w × h.
func (p plane) halvedTowards(w, h int) plane {
	for p.w >= 2*w && p.h >= 2*h {
		p = p.halved()
	}
	return p
}

// turned returns p upright, given the value of its EXIF orientation tag.
func (p plane) turned(o orientation) plane {
	var start, right, down int // in p.pix: where to begin, and the steps that go right and down in the result
	lastX, lastY := p.w-1, (p.h-1)*p.stride
	switch o {
	case 2:
		start, right, down = lastX, -1, p.stride
	case 3:
		start, right, down = lastX+lastY, -1, -p.stride
	case 4:
		start, right, down = lastY, 1, -p.stride
	case 5:
		start, right, down = 0, p.stride, 1
	case 6:
		start, right, down = lastY, -p.stride, 1
	case 7:
		start, right, down = lastX+lastY, -p.stride, -1
	case 8:
		start, right, down = lastX, p.stride, -1
	default:
		return p
	}
	w, h := o.turn(p.w, p.h)
	out := newPlane(w, h)
	for y := range h {
		from := start + y*down
		for x := range out.row(y) {
			out.row(y)[x] = p.pix[from]
			from += right
		}
	}
	return out
}

// orientation is a value of the EXIF tag of that name, 1 to 8; anything else counts as 1, upright.
type orientation int

// turn returns w and h as they are once the picture stands upright, and back.
func (o orientation) turn(w, h int) (int, int) {
	if 5 <= o && o <= 8 {
		return h, w
	}
	return w, h
}
