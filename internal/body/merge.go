package body

import "slices"

// Chunk is a stretch of a text in three versions: the one that two editors began with, and what each made of it.
type Chunk struct{ Base, Mine, Theirs []HTML }

// Settled returns what a chunk says when nobody has to choose: both made the same of it, or only one changed
// it. ok is false when both changed it, each in their way.
func (c Chunk) Settled() (blocks []HTML, ok bool) {
	switch {
	case slices.Equal(c.Mine, c.Theirs), slices.Equal(c.Theirs, c.Base):
		return c.Mine, true
	case slices.Equal(c.Mine, c.Base):
		return c.Theirs, true
	}
	return nil, false
}

// Merge parts a text into chunks, block by block, so that those that are equal in all three versions alternate
// with those that are not. In order, the chunks hold each version whole.
func Merge(base, mine, theirs HTML) []Chunk {
	b, m, t := Blocks(base), Blocks(mine), Blocks(theirs)
	inMine, inTheirs := matches(b, m), matches(b, t)
	var out []Chunk
	i, j, k := 0, 0, 0
	for i < len(b) || j < len(m) || k < len(t) {
		n := 0 // blocks that are the same in all
		for i+n < len(b) && inMine[i+n] == j+n && inTheirs[i+n] == k+n {
			n++
		}
		if n > 0 {
			out = append(out, Chunk{b[i : i+n], m[j : j+n], t[k : k+n]})
			i, j, k = i+n, j+n, k+n
			continue
		}
		next := i
		for next < len(b) && (inMine[next] < 0 || inTheirs[next] < 0) {
			next++
		}
		toMine, toTheirs := len(m), len(t)
		if next < len(b) {
			toMine, toTheirs = inMine[next], inTheirs[next]
		}
		out = append(out, split(Chunk{b[i:next], m[j:toMine], t[k:toTheirs]})...)
		i, j, k = next, toMine, toTheirs
	}
	return out
}

// split parts what one editor added before or after a stretch from what the other made of that stretch.
func split(c Chunk) []Chunk {
	n := len(c.Base)
	if _, ok := c.Settled(); ok || n == 0 {
		return []Chunk{c}
	}
	begins := func(s []HTML) bool { return len(s) > n && slices.Equal(s[:n], c.Base) }
	ends := func(s []HTML) bool { return len(s) > n && slices.Equal(s[len(s)-n:], c.Base) }
	switch {
	case begins(c.Theirs):
		return []Chunk{{c.Base, c.Mine, c.Base}, {nil, nil, c.Theirs[n:]}}
	case begins(c.Mine):
		return []Chunk{{c.Base, c.Base, c.Theirs}, {nil, c.Mine[n:], nil}}
	case ends(c.Theirs):
		return []Chunk{{nil, nil, c.Theirs[:len(c.Theirs)-n]}, {c.Base, c.Mine, c.Base}}
	case ends(c.Mine):
		return []Chunk{{nil, c.Mine[:len(c.Mine)-n], nil}, {c.Base, c.Base, c.Theirs}}
	}
	return []Chunk{c}
}

// Shared returns the blocks that two texts have in common: what to merge from when nobody knows what they came from.
func Shared(a, b HTML) HTML {
	blocks := Blocks(a)
	var out []HTML
	for i, at := range matches(blocks, Blocks(b)) {
		if at >= 0 {
			out = append(out, blocks[i])
		}
	}
	return Join(out)
}

// Join puts blocks together again.
func Join(blocks []HTML) HTML {
	var out HTML
	for i, b := range blocks {
		if i > 0 {
			out += "\n"
		}
		out += b
	}
	return Sanitise(string(out))
}

// matches returns for each block of a where it stands in b, or -1, for a longest list of matches in order.
func matches(a, b []HTML) []int {
	if len(a)*len(b) > 25*maxPairs { // a thousand blocks each: take the common ends and call the rest changed
		return ends(a, b)
	}
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if length[i][j] = max(length[i+1][j], length[i][j+1]); a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	out := make([]int, len(a))
	for i, j := 0, 0; i < len(a); i++ {
		out[i] = -1
		for j < len(b) && a[i] != b[j] && length[i][j+1] == length[i][j] {
			j++
		}
		if j < len(b) && a[i] == b[j] {
			out[i] = j
			j++
		}
	}
	return out
}

// ends matches the common beginning and end of two lists.
func ends(a, b []HTML) []int {
	out := make([]int, len(a))
	for i := range out {
		out[i] = -1
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		out[n] = n
		n++
	}
	for i, j := len(a)-1, len(b)-1; i >= n && j >= n && a[i] == b[j]; i, j = i-1, j-1 {
		out[i] = j
	}
	return out
}
