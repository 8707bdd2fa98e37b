package cli

import (
	"os"
	"runtime/debug"
)

// Collecting garbage the way Go does by default, whenever the heap has doubled, costs a server whose heap is small
// a tenth of its speed. Memory is traded for it, up to a bound.
const (
	garbagePercent = 400
	memoryAtEase   = 512 << 20 // bytes, beside the page cache, up to which the heap grows at its ease
)

// tuneMemory sets when garbage is collected in a process that keeps cacheBytes of pages. GOGC and GOMEMLIMIT in
// the environment win. The limit is soft: above it, as when large photos are developed, garbage is collected more often.
func tuneMemory(cacheBytes uint64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryAtEase + 2*int64(cacheBytes))
	}
}
