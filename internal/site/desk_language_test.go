package site

import (
	"testing"

	"dateline/web/words"
)

// TestNamesOfTheDeskAreTranslated asks for the names that stand in tables rather than in pages.
func TestNamesOfTheDeskAreTranslated(t *testing.T) {
	t.Parallel()
	names := []string{"Approved by a second person"}
	for _, c := range checklist {
		names = append(names, c.name)
	}
	for _, p := range parts {
		names = append(names, p.label)
	}
	for _, name := range names {
		if words.Desk("ko", name) == name {
			t.Errorf("no Korean for %q", name)
		}
	}
}
