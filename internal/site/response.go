package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
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
	var b bytes.Buffer
	if err := page.Render(ctx, &b); err != nil {
		return nil, err
	}
	return &Response{ContentType: htmlType, Body: b.Bytes(), LastModified: modified}, nil
}

// answer is a Response made ready to be sent many times: bodies are compressed, header values built.
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
	body     []byte
	length   []string
	encoding []string
	etag     []string // nil unless the status is 200
}

// seal makes the answer to a Response with a variant for each of the wanted encodings; bodies that gain
// nothing by it are not compressed.
func seal(resp *Response, wanted ...encoding) *answer {
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

	a.variants[identity] = a.variant(resp.Body, identity, resp.Body)
	if !compressible(resp.ContentType, len(resp.Body)) {
		return a
	}
	a.vary = []string{"Accept-Encoding"}
	for _, e := range wanted {
		if e != identity {
			a.variants[e] = a.variant(compress(e, resp.Body), e, resp.Body)
		}
	}
	return a
}

// variant describes body, which is plain in the encoding e. Each encoding has an ETag of its own, because
// strong ones promise the same bytes.
func (a *answer) variant(body []byte, e encoding, plain []byte) variant {
	v := variant{body: body, length: []string{strconv.Itoa(len(body))}}
	if e != identity {
		v.encoding = []string{e.String()}
	}
	if a.status == http.StatusOK {
		sum := sha256.Sum256(plain)
		v.etag = []string{`"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + e.suffix() + `"`}
	}
	return v
}

// serve sends the answer, or 304 to a reader who has it already. r is a GET or a HEAD.
func (a *answer) serve(w http.ResponseWriter, r *http.Request) {
	v := &a.variants[identity]
	h := w.Header()
	if a.vary != nil {
		h["Vary"] = a.vary
		if e := &a.variants[negotiate(r.Header["Accept-Encoding"])]; e.length != nil {
			v = e
		}
	}
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
		_, _ = w.Write(v.body) // fails only when the reader has gone
	}
}

// weight is about how many bytes of memory the answer takes.
func (a *answer) weight() uint64 {
	n := uint64(1024) // for the structures around the bodies
	for i := range a.variants {
		n += uint64(len(a.variants[i].body))
	}
	return n
}
