package darkroom

import "math"

// scaled returns p at w × h by Catmull-Rom. It is written here because x/image/draw holds 32 bytes for every target
// column of every source row, which for a tall picture is gigabytes; this holds a handful of rows. It counts in
// integers, so that a photo develops to the same bytes, and the same id, on every machine.
func (p plane) scaled(w, h int) plane {
	if p.w == w && p.h == h {
		return p
	}
	columns, rows := kernels(w, p.w), kernels(h, p.h)
	window := 0 // source rows that one target row needs
	for _, k := range rows {
		window = max(window, len(k.weights))
	}
	ring := make([][]int, window)
	for i := range ring {
		ring[i] = make([]int, w)
	}
	out, sums, filled := newPlane(w, h), make([]int, w), 0
	for y, k := range rows {
		for ; filled < k.first+len(k.weights); filled++ {
			scaleRow(ring[filled%window], p.row(filled), columns)
		}
		clear(sums)
		for i, weight := range k.weights {
			for x, v := range ring[(k.first+i)%window] {
				sums[x] += v * weight
			}
		}
		line := out.row(y)
		for x, sum := range sums {
			line[x] = uint8(min(max((sum+one*one/2)>>(2*oneBits), 0), 255))
		}
	}
	return out
}

// scaleRow writes the weighted sums of source to target, in units of 1/one.
func scaleRow(target []int, source []uint8, columns []kernel) {
	for x, k := range columns {
		sum := 0
		for i, v := range source[k.first:][:len(k.weights)] {
			sum += int(v) * k.weights[i]
		}
		target[x] = sum
	}
}

const (
	oneBits = 14
	one     = 1 << oneBits
)

// kernel says which source samples make one target sample, and in what parts of one.
type kernel struct {
	first   int
	weights []int
}

// kernels returns the kernel of each of n target samples spread over m source samples.
func kernels(n, m int) []kernel {
	ratio := float64(m) / float64(n)
	width := max(ratio, 1)
	all := make([]kernel, n)
	for i := range all {
		centre := (float64(i) + 0.5) * ratio
		from, to := int(math.Floor(centre-2*width)), int(math.Ceil(centre+2*width))
		first, last := min(max(from, 0), m-1), min(max(to, 0), m-1)
		parts, total := make([]float64, last-first+1), 0.0
		for j := from; j <= to; j++ {
			part := catmullRom((float64(j) + 0.5 - centre) / width)
			parts[min(max(j, first), last)-first] += part // past an edge, its sample repeats
			total += part
		}
		all[i] = kernel{first, wholeParts(parts, total)}
	}
	return all
}

// wholeParts rounds parts to integers that sum to exactly one, so that an even surface stays even.
func wholeParts(parts []float64, total float64) []int {
	weights, rest, largest := make([]int, len(parts)), one, 0
	for i, part := range parts {
		weights[i] = int(math.Round(part / total * one))
		rest -= weights[i]
		if weights[i] > weights[largest] {
			largest = i
		}
	}
	weights[largest] += rest
	return weights
}

func catmullRom(x float64) float64 {
	switch x = math.Abs(x); {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	default:
		return 0
	}
}
