package site

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// encoding is a content coding, the best last: of two that a reader likes equally the greater is used.
type encoding uint8

const (
	identity encoding = iota
	gzipped
	brotlied
	encodings // how many there are
)

// String returns the coding's name in Content-Encoding.
func (e encoding) String() string { return [encodings]string{"identity", "gzip", "br"}[e] }

// suffix tells the ETags of one page's variants apart.
func (e encoding) suffix() string { return [encodings]string{"", "-gz", "-br"}[e] }

// compressFrom is the size in bytes below which a body fits into one packet anyway.
const compressFrom = 512

// compressible reports whether a body of this type and size gains by compression.
func compressible(contentType string, size int) bool {
	if size < compressFrom {
		return false
	}
	media, _, _ := strings.Cut(contentType, ";")
	switch media {
	case "application/json", "application/feed+json", "application/ld+json", "application/manifest+json", "image/svg+xml":
		return true
	}
	return strings.HasPrefix(media, "text/") || strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "xml")
}

// compressor is what the writers of both codings have in common.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// compressors holds writers for reuse, since each takes up to a megabyte. The levels are those after which
// pages hardly shrink further while the time taken doubles.
var compressors = [encodings]sync.Pool{
	gzipped: {New: func() any {
		w, err := gzip.NewWriterLevel(nil, 6)
		if err != nil {
			panic(err) // the level is out of range
		}
		return w
	}},
	brotlied: {New: func() any { return brotli.NewWriterLevel(nil, 5) }},
}

// compress returns body in the encoding e, which is not identity.
func compress(e encoding, body []byte) []byte {
	w := compressors[e].Get().(compressor)
	defer compressors[e].Put(w)
	var b bytes.Buffer
	b.Grow(len(body) / 3)
	w.Reset(&b)
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// negotiate returns the encoding that a reader's Accept-Encoding headers like best (RFC 9110, 12.5.3).
// Without any it is identity, and so it is where a reader refuses everything: a page that one may be able
// to read serves better than an error.
func negotiate(fields []string) encoding {
	switch len(fields) {
	case 0:
		return identity
	case 1:
		// What nearly every request says needs no parser.
		switch fields[0] {
		case "gzip, deflate, br, zstd", "gzip, deflate, br", "br":
			return brotlied
		case "gzip", "gzip, deflate":
			return gzipped
		case "", "identity":
			return identity
		}
	}
	return prefer(fields)
}

// prefer is negotiate for any header.
func prefer(fields []string) encoding {
	const unsaid = -1
	quality := [encodings]int{unsaid, unsaid, unsaid}
	others := unsaid
	for _, field := range fields {
		for item := range strings.SplitSeq(field, ",") {
			name, params, _ := strings.Cut(item, ";")
			q := parseQuality(params)
			switch strings.ToLower(strings.TrimSpace(name)) {
			case "br":
				quality[brotlied] = q
			case "gzip", "x-gzip":
				quality[gzipped] = q
			case "identity":
				quality[identity] = q
			case "*":
				others = q
			}
		}
	}
	best, bestQuality := identity, max(quality[identity], 0)
	for e := gzipped; e < encodings; e++ {
		q := quality[e]
		if q == unsaid {
			q = others
		}
		if q > 0 && q >= bestQuality {
			best, bestQuality = e, q
		}
	}
	return best
}

// parseQuality reads "q=0.5" as thousandths. Nothing is 1000; what cannot be read is 0, since a body that
// arrives plain is never wrong.
func parseQuality(params string) int {
	params = strings.ToLower(strings.TrimSpace(params))
	if params == "" {
		return 1000
	}
	value, ok := strings.CutPrefix(params, "q=")
	q, err := strconv.ParseFloat(value, 64)
	if !ok || err != nil || !(q >= 0 && q <= 1) {
		return 0
	}
	return int(q*1000 + 0.5)
}
