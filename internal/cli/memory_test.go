package cli

import (
	"runtime/debug"
	"testing"
)

// TestTheEnvironmentTunesFirst is not parallel: what it sets holds for the process.
func TestTheEnvironmentTunesFirst(t *testing.T) {
	percent, limit := debug.SetGCPercent(77), debug.SetMemoryLimit(1<<40)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
	for _, tt := range []struct {
		gogc, memlimit string
		percent        int
		limit          int64
	}{
		{"77", "1TiB", 77, 1 << 40},
		{"77", "", 77, memoryAtEase + 128<<20},
		{"", "", garbagePercent, memoryAtEase + 128<<20},
	} {
		t.Setenv("GOGC", tt.gogc)
		t.Setenv("GOMEMLIMIT", tt.memlimit)
		tuneMemory(64 << 20)
		gotPercent, gotLimit := debug.SetGCPercent(77), debug.SetMemoryLimit(1<<40)
		if gotPercent != tt.percent || gotLimit != tt.limit {
			t.Errorf("GOGC=%s GOMEMLIMIT=%s: %d%%, %d bytes", tt.gogc, tt.memlimit, gotPercent, gotLimit)
		}
	}
}
