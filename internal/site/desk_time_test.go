package site

import (
	"testing"
	"time"

	"dateline/internal/config"
)

// TestLocalTime reads times in a zone whose clocks are put forward and back.
func TestLocalTime(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	h := &deskHandlers{Server: &Server{site: &config.Site{Zone: berlin}}}
	for _, tt := range []struct{ typed, want string }{
		{"2026-07-04T08:00", "2026-07-04T06:00:00Z"},
		{"2026-01-04T08:00:30", "2026-01-04T07:00:30Z"},
		{"2026-03-29T02:30", ""}, // left out
		{"2026-03-29T03:00", "2026-03-29T01:00:00Z"},
		{"2026-10-25T02:30", "2026-10-25T01:30:00Z"}, // shown twice: the second
		{"", ""}, {"tomorrow", ""}, {"2026-02-30T08:00", ""}, {"0001-01-01T00:00", ""}, {"2026-07-04T8:00", ""},
	} {
		got, problem := h.localTime(tt.typed)
		if tt.want == "" && problem == "" || tt.want != "" && (problem != "" || got.UTC().Format(time.RFC3339) != tt.want) {
			t.Errorf("%q is %s (%s), want %s", tt.typed, got.UTC(), problem, tt.want)
		}
	}
}

func FuzzLocalTime(f *testing.F) {
	f.Add("2026-03-29T02:30")
	f.Add("2026-10-25T02:30:59")
	h := &deskHandlers{Server: &Server{site: &config.Site{Zone: time.UTC}}}
	f.Fuzz(func(t *testing.T, s string) {
		if got, problem := h.localTime(s); problem == "" && (got.Year() < 1970 || got.Year() > 9999) {
			t.Errorf("%q is %s", s, got)
		}
	})
}
