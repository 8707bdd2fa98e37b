package cli

import (
	"os"
	"runtime/debug"
)

// workingMemory is what serving takes at most beside the cache, in bytes: the 1 GiB of pixels that package darkroom allows
// to all photos that are developed, the originals, and room for everything else.
const workingMemory = 3 << 29

// limitMemory makes the garbage collector work harder before the process grows beyond what it can have in use; without,
// developing photos takes up to twice their memory. GOMEMLIMIT in the environment counts more.
func limitMemory(cacheMB uint) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(workingMemory + int64(cacheMB)<<20)
	}
}
