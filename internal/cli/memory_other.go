//go:build !unix

package cli

func keepMemoryPrivate() {}
