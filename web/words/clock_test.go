package words

import (
	"testing"
	"time"
)

func TestClockNamesTheZone(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 2, 3, 5, 5, 0, 0, time.UTC)
	for want, zone := range map[string]*time.Location{
		"05:05 UTC":       time.UTC,
		"14:05 KST":       time.FixedZone("KST", 9*60*60),
		"10:35 UTC+05:30": time.FixedZone("+0530", 5*60*60+30*60),
	} {
		if got := Clock(at.In(zone)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
