package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/a-h/templ"
)

// The values of Cache-Control. Each slice is shared by all responses and never changed.
var (
	// revalidate lets shared caches keep a page but makes them ask before each use: a withdrawn report has
	// to leave every cache at once, not when a timer runs out.
	revalidate = []string{"public, max-age=0, must-revalidate"}
	// immutable is for addresses that hold a hash of what they answer with.
	immutable = []string{"public, max-age=31536000, immutable"}
	// noStore is for the desk, for forms and for errors.
	noStore = []string{"no-store"}

	noIndex = []string{"noindex, noimageindex"} // of X-Robots-Tag
)

const htmlType = "text/html; charset=utf-8"

// Response is a whole answer of the public site, the same for every reader and made before its first byte
// is sent.
type Response struct {
	Status       int       // 200, 301 or 410; 0 stands for 200
	ContentType  string    // with its charset
	Body         []byte    // not to be changed after the Response was returned
	LastModified time.Time // the zero time when nobody can tell
	Location     string    // where a 301 points to: an encoded path
	NoIndex      bool      // kept from search engines
	Immutable    bool      // the address holds a hash of the body
}

// htmlResponse renders a page. modified is when what it says last changed, or the zero time. It returns the
// component's error.
func htmlResponse(ctx context.Context, page templ.Component, modified time.Time) (*Response, error) {
	b := templ.GetBuffer()
	defer templ.ReleaseBuffer(b)
	if err := page.Render(ctx, b); err != nil {
		return nil, err
	}
	// A copy of the exact size: the page may be kept, the room that the buffer grew by should not.
	return &Response{ContentType: htmlType, Body: bytes.Clone(b.Bytes()), LastModified: modified}, nil
}

// answer is a Response made ready to be sent many times: header values are built, and bodies compressed once,
// when the first reader asks. It may be served by several goroutines at once, and not be copied.
type answer struct {
	status       int
	contentType  []string
	cacheControl []string
	location     []string
	robots       []string // nil where search engines may keep it
	vary         []string // nil when there is one variant only
	lastModified []string
	modified     time.Time
	variants     [encodings]variant // without vary, the first alone
}

// variant is an answer's body in one encoding.
type variant struct {
	encoding []string
	etag     []string // nil unless the status is 200

	packed sync.Once // sets the following, but for identity, which has them from the start
	body   []byte
	length []string
}

// seal makes the answer to a Response. Bodies that gain nothing by compression will not be compressed.
func seal(resp *Response) *answer {
	a := &answer{status: resp.Status, cacheControl: revalidate}
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if resp.Immutable {
		a.cacheControl = immutable
	}
	if resp.ContentType != "" {
		a.contentType = []string{resp.ContentType}
	}
	if resp.Location != "" {
		a.location = []string{resp.Location}
	}
	if resp.NoIndex {
		a.robots = noIndex
	}
	if t := resp.LastModified; !t.IsZero() && a.status == http.StatusOK {
		if now := time.Now(); t.After(now) {
			t = now // a date in the future would be ignored or believed for too long
		}
		a.modified = t.UTC().Truncate(time.Second)
		a.lastModified = []string{a.modified.Format(http.TimeFormat)}
	}

	a.variants[identity].setBody(resp.Body)
	if compressible(resp.ContentType, len(resp.Body)) {
		a.vary = []string{"Accept-Encoding"}
		for e := gzipped; e < encodings; e++ {
			a.variants[e].encoding = []string{e.String()}
		}
	}
	if a.status == http.StatusOK {
		a.tag(resp.Body)
	}
	return a
}

// tag gives each encoding an ETag of its own, because strong ones promise the same bytes.
func (a *answer) tag(body []byte) {
	sum := sha256.Sum256(body)
	hash := base64.RawURLEncoding.EncodeToString(sum[:12])
	for e := range a.variants {
		a.variants[e].etag = []string{`"` + hash + encoding(e).suffix() + `"`}
	}
}

func (v *variant) setBody(body []byte) {
	v.body, v.length = body, []string{strconv.Itoa(len(body))}
}

// pack makes the body of the variant for e, unless there is one.
func (a *answer) pack(e encoding) {
	if v := &a.variants[e]; e != identity {
		v.packed.Do(func() { v.setBody(compress(e, a.variants[identity].body)) })
	}
}

// serve sends the answer, or 304 to a reader who has it already. r is a GET or a HEAD.
func (a *answer) serve(w http.ResponseWriter, r *http.Request) {
	e := identity
	h := w.Header()
	if a.vary != nil {
		h["Vary"] = a.vary
		e = negotiate(r.Header["Accept-Encoding"])
	}
	v := &a.variants[e]
	h["Cache-Control"] = a.cacheControl
	if v.etag != nil {
		h["Etag"] = v.etag
		if a.lastModified != nil {
			h["Last-Modified"] = a.lastModified
		}
		if a.known(v.etag[0], r.Header) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	a.pack(e)
	if a.location != nil {
		h["Location"] = a.location
	}
	if a.robots != nil {
		h["X-Robots-Tag"] = a.robots
	}
	if a.contentType != nil {
		h["Content-Type"] = a.contentType
	}
	if v.encoding != nil {
		h["Content-Encoding"] = v.encoding
	}
	h["Content-Length"] = v.length
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		announceBody(r, len(v.body))
		_, _ = w.Write(v.body) // fails only when the reader has gone
	}
}

// weight is at most how many bytes of memory the answer may come to take: the cache asks once, before any
// variant is compressed.
func (a *answer) weight() uint64 {
	n := uint64(1024) // for the structures around the bodies
	bodies := uint64(1)
	if a.vary != nil {
		bodies = uint64(encodings)
	}
	return n + bodies*uint64(len(a.variants[identity].body))
}
