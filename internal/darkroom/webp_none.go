//go:build !((linux || darwin) && (amd64 || arm64)) || nowebp

package darkroom

// systemWebP returns nil: this build serves JPEG alone.
func systemWebP() webpEncoder { return nil }
