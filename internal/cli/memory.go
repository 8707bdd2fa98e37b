package cli

import (
	"os"
	"runtime/debug"
)

// Collecting garbage the way Go does by default, whenever the heap has doubled, costs a server whose heap is small
// a tenth of its speed. Memory is traded for it, up to a bound.
const garbagePercent = 400

// workingMemory is what serving takes at most beside the cache, in bytes: the 1 GiB of pixels that package darkroom allows
// to all photos that are developed, the originals, and room for everything else.
const workingMemory = 3 << 29

// tuneMemory sets when garbage is collected in a process that keeps cacheBytes of pages. GOGC and GOMEMLIMIT in the
// environment win. The limit is soft: near it garbage is collected more often; without it, developing photos would take
// up to twice their memory.
func tuneMemory(cacheBytes uint64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(workingMemory + int64(cacheBytes))
	}
}
