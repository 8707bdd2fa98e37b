//go:build unix

package cli

import "syscall"

// keepMemoryPrivate forbids core dumps, of this process and of the Postgres under it: they would hold the
// names of sources, and crash reporters send them away.
func keepMemoryPrivate() {
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
