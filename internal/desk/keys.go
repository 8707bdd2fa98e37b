package desk

import (
	"slices"

	"dateline/internal/archive"
)

// withKeys returns attributions of which each has a key of its own. used are the keys that the text names: one
// whose attribution is gone is not given again, or the statement would rest on another source.
func withKeys(attributions []archive.Attribution, used []int) []archive.Attribution {
	out := slices.Clone(attributions)
	var taken []int
	for i, a := range out {
		if slices.Contains(taken, a.Key) {
			out[i].Key = 0
		} else if a.Key != 0 {
			taken = append(taken, a.Key)
		}
	}
	taken = append(taken, used...)
	for i := range out {
		for key := 1; out[i].Key == 0; key++ {
			if !slices.Contains(taken, key) {
				out[i].Key = key
				taken = append(taken, key)
			}
		}
	}
	return out
}
