//go:build (linux || darwin) && (amd64 || arm64) && !nowebp

package darkroom

import (
	"errors"
	"sync"
	"unsafe"

	"github.com/ebitengine/purego"
)

// systemWebP returns the encoder of the system's libwebp, or nil where it is not installed. The library is called
// without cgo. Build with the tag nowebp for a binary that links nothing at all.
var systemWebP = sync.OnceValue(func() webpEncoder {
	for _, name := range []string{
		"libwebp.so.7", "libwebp.7.dylib",
		"/opt/homebrew/lib/libwebp.7.dylib", "/usr/local/lib/libwebp.7.dylib",
	} {
		if lib, err := purego.Dlopen(name, purego.RTLD_NOW|purego.RTLD_LOCAL); err == nil {
			return bindWebP(lib)
		}
	}
	return nil
})

// bindWebP returns nil when the library lacks what is needed.
func bindWebP(lib uintptr) webpEncoder {
	encodeAt, err := purego.Dlsym(lib, "WebPEncodeRGB")
	if err != nil {
		return nil
	}
	freeAt, err := purego.Dlsym(lib, "WebPFree")
	if err != nil {
		return nil
	}
	var encode func(rgb *byte, w, h, stride int32, quality float32, out **byte) uintptr
	var free func(*byte)
	purego.RegisterFunc(&encode, encodeAt)
	purego.RegisterFunc(&free, freeAt)

	return func(rgb []byte, w, h int, quality float32) ([]byte, error) {
		if w <= 0 || h <= 0 || len(rgb) < 3*w*h {
			return nil, errors.New("fewer pixels than the dimensions say")
		}
		var out *byte // memory of the library
		n := encode(&rgb[0], int32(w), int32(h), int32(3*w), quality, &out)
		if n == 0 || out == nil {
			return nil, errors.New("libwebp refused the picture")
		}
		defer free(out)
		return append([]byte(nil), unsafe.Slice(out, n)...), nil
	}
}
