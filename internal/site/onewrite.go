package site

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// Listen returns l with connections on which a page's head and body leave in one system call. net/http passes
// on its buffer whenever that is full, so that most pages would leave in two, and those are most of what
// a page from memory costs. For plain HTTP only: TLS has its own buffers.
func Listen(l net.Listener) net.Listener { return oneWriteListener{l} }

type oneWriteListener struct{ net.Listener }

func (l oneWriteListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok {
		return &oneWrite{TCPConn: tcp}, err
	}
	return c, err
}

// oneWrite is a connection that holds the first piece of an answer back, as long as its announced body is
// certain to follow. It holds at most one buffer of net/http, and nothing that was not announced: hijacked
// connections, sendfile and other answers see a plain TCP connection.
type oneWrite struct {
	*net.TCPConn
	owed int     // bytes of the announced body that are certain to be written yet, at least
	held *[]byte // nil when nothing is held

	pieces [2][]byte
	out    net.Buffers // pieces on their way; a field, so that a page costs no allocation
}

// longestHeld is the size of net/http's buffer. Longer pieces are sent at once: a copy would cost more.
const longestHeld = 4 << 10

var heldPieces = sync.Pool{New: func() any { b := make([]byte, 0, longestHeld); return &b }}

// Write sends p, or holds it back if more is owed.
func (c *oneWrite) Write(p []byte) (int, error) {
	if c.held != nil {
		return c.writeBoth(p)
	}
	// The head counts too, so this errs on the side of sending.
	if c.owed -= len(p); c.owed <= 0 || len(p) > longestHeld {
		c.owed = 0
		return c.TCPConn.Write(p)
	}
	c.held = heldPieces.Get().(*[]byte)
	*c.held = append((*c.held)[:0], p...)
	return len(p), nil
}

// writeBoth sends what is held, and p.
func (c *oneWrite) writeBoth(p []byte) (int, error) {
	held := len(*c.held)
	c.pieces = [2][]byte{*c.held, p}
	c.out = c.pieces[:]
	n, err := c.out.WriteTo(c.TCPConn)
	heldPieces.Put(c.held)
	c.owed, c.held, c.pieces = 0, nil, [2][]byte{}
	return max(int(n)-held, 0), err
}

type oneWriteKey struct{}

// withConn is for http.Server.ConnContext.
func withConn(ctx context.Context, c net.Conn) context.Context {
	if c, ok := c.(*oneWrite); ok {
		return context.WithValue(ctx, oneWriteKey{}, c)
	}
	return ctx
}

// announceBody says that the caller writes a body of n bytes next, whole, and that w sends it. A writer that
// fails half-way closes the connection, so nothing stays held that anyone waits for.
func announceBody(r *http.Request, n int) {
	if c, ok := r.Context().Value(oneWriteKey{}).(*oneWrite); ok {
		c.owed = n
	}
}
