package darkroom

import (
	"testing"
)

func BenchmarkDevelop(b *testing.B) {
	for name, size := range map[string][2]int{"12MP": {4000, 3000}, "40MP": {7302, 5478}} {
		original := jpegOf(b, colours(size[0], size[1]))
		for _, webp := range []bool{false, true} {
			d := New(1)
			if webp {
				name += "+webp"
			} else {
				d.webp = nil
			}
			b.Run(name, func(b *testing.B) {
				if webp && !d.WebP() {
					b.Skip("libwebp is not installed")
				}
				b.ReportAllocs()
				for b.Loop() {
					if _, err := d.Develop(b.Context(), original); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
