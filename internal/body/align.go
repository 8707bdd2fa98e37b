package body

import "strconv"

// Paragraphs compares two bodies paragraph by paragraph, in reading order. Each
// element holds the segments of one paragraph (heading, list, caption, …): a
// changed one is compared word by word, an added or removed one is a single
// segment. Only words count, and which source a statement rests on, as a number
// behind it: a change of markup or of a link's address alone does not show.
func Paragraphs(before, after HTML) [][]Segment {
	old, new := texts(withSigns(read(string(before), false))), texts(withSigns(read(string(after), false)))
	var out [][]Segment
	for len(old) > 0 && len(new) > 0 && old[0] == new[0] {
		out = append(out, equal(old[0]))
		old, new = old[1:], new[1:]
	}
	var tail [][]Segment
	for len(old) > 0 && len(new) > 0 && old[len(old)-1] == new[len(new)-1] {
		tail = append(tail, equal(old[len(old)-1]))
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	out = append(out, align(old, new)...)
	for i := len(tail) - 1; i >= 0; i-- {
		out = append(out, tail[i])
	}
	return out
}

// withSigns puts the number of its source behind each statement.
func withSigns(blocks []block) []block {
	eachLeaf(blocks, func(runs []run) {
		for i, r := range runs {
			if r.source != 0 && !goesOn(runs[i+1:], r.source) {
				runs[i].text += "[" + strconv.Itoa(r.source) + "]"
			}
		}
	})
	return blocks
}

func equal(text string) []Segment {
	if text == "" {
		return nil
	}
	return []Segment{{Equal, text}}
}

// maxPairs bounds the table of [align]: past it (200 changed paragraphs in each
// version) paragraphs are shown as removed and added, not matched.
const maxPairs = 40_000

// alike is the share of common words from which two paragraphs count as versions
// of one. Below it, a word diff is confetti.
const alike = 0.4

// align matches paragraphs of two lists so that the matched pairs, kept in order,
// have as much in common as possible.
func align(old, new []string) [][]Segment {
	if len(old)*len(new) > maxPairs {
		return append(whole(Delete, old), whole(Insert, new)...)
	}
	oldWords, newWords := bags(old), bags(new)
	// best[i][j] is the most that old[i:] and new[j:] can have in common;
	// score[i][j] what the pair (i, j) has.
	best, score := grid(len(old)+1, len(new)+1), grid(len(old), len(new))
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if score[i][j] = similarity(oldWords[i], newWords[j]); score[i][j] >= alike {
				best[i][j] = max(best[i][j], best[i+1][j+1]+score[i][j])
			}
		}
	}
	var out [][]Segment
	for len(old) > 0 && len(new) > 0 {
		i, j := len(score)-len(old), len(best[0])-1-len(new)
		switch {
		case score[i][j] >= alike && best[i][j] == best[i+1][j+1]+score[i][j]:
			out = append(out, Diff(old[0], new[0]))
			old, new = old[1:], new[1:]
		case best[i][j] == best[i+1][j]:
			out = append(out, []Segment{{Delete, old[0]}})
			old = old[1:]
		default:
			out = append(out, []Segment{{Insert, new[0]}})
			new = new[1:]
		}
	}
	return append(append(out, whole(Delete, old)...), whole(Insert, new)...)
}

func whole(op Op, paragraphs []string) [][]Segment {
	var out [][]Segment
	for _, p := range paragraphs {
		out = append(out, []Segment{{op, p}})
	}
	return out
}

func grid(rows, columns int) [][]float64 {
	g := make([][]float64, rows)
	for i := range g {
		g[i] = make([]float64, columns)
	}
	return g
}

// bag counts the words of a paragraph.
type bag struct {
	count map[string]int
	size  int
}

func bags(paragraphs []string) []bag {
	out := make([]bag, len(paragraphs))
	for i, p := range paragraphs {
		out[i].count = map[string]int{}
		for _, token := range tokens(p) {
			if tokenKind([]rune(token)[0]) != spaceToken {
				out[i].count[token]++
				out[i].size++
			}
		}
	}
	return out
}

// similarity returns the share of words that a and b have in common, from 0 to 1.
func similarity(a, b bag) float64 {
	if len(a.count) > len(b.count) {
		a, b = b, a
	}
	common := 0
	for word, n := range a.count {
		common += min(n, b.count[word])
	}
	return 2 * float64(common) / float64(max(1, a.size+b.size))
}
