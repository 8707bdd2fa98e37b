package site

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
)

// TestPipelinedAnswersArriveWhole asks for pages of every size around net/http's buffers over one connection, all at
// once: nothing may stay held back, and nothing may overtake.
func TestPipelinedAnswersArriveWhole(t *testing.T) {
	t.Parallel()
	s := testServer(t, func(s *Server, r chi.Router) {
		r.Get("/{size}", s.page(func(r *http.Request) (*Response, error) {
			n, err := strconv.Atoi(chi.URLParam(r, "size"))
			return &Response{ContentType: "image/png", Body: []byte(strings.Repeat("x", n))}, err
		}))
	})
	conn := serveOneWrite(t, s)
	var asked []*http.Request
	for _, size := range []int{0, 1, 2047, 2048, 3300, 3700, 4095, 4096, 4097, 8191, 8192, 12288, 1 << 20} {
		for range 2 { // made, then from memory
			for _, headers := range [][]string{{"GET"}, {"HEAD"}, {"GET", "If-None-Match", "*"}} {
				asked = append(asked, request(headers[0], fmt.Sprintf("/%d", size), headers[1:]...))
			}
		}
	}
	asked = append(asked, request("GET", "/missing/page"), request("GET", "/4097"))
	go func() {
		for _, r := range asked {
			_ = r.Write(conn)
		}
	}()
	in := bufio.NewReader(conn)
	for _, r := range asked {
		resp, err := http.ReadResponse(in, r)
		if err != nil {
			t.Fatalf("%s %s: %v", r.Method, r.URL, err)
		}
		body, err := io.ReadAll(resp.Body)
		if size := strings.TrimPrefix(r.URL.Path, "/"); err != nil || resp.StatusCode == http.StatusOK && resp.Header.Get("Content-Length") != size ||
			resp.StatusCode == http.StatusOK && r.Method == "GET" && strconv.Itoa(len(body)) != size {
			t.Fatalf("%s %s: %d, %d bytes, %v", r.Method, r.URL, resp.StatusCode, len(body), err)
		}
	}
}

// TestWhatIsHeldBack looks at the single writes: what was announced, and nothing else, leaves with its head.
func TestWhatIsHeldBack(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		announce int
		writes   []int
		arrived  []int // after each write
	}{
		{"a page", 10000, []int{4096, 6500, 30}, []int{0, 10596, 10626}},
		{"a page of three pieces", 10000, []int{4096, 4096, 2500}, []int{0, 8192, 10692}},
		{"a small page", 3000, []int{3700}, []int{3700}},
		{"nothing announced", 0, []int{4096, 4096}, []int{4096, 8192}},
		{"a large first piece", 100000, []int{50000, 50600}, []int{50000, 100600}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			near, far := tcpPair(t)
			c := &oneWrite{TCPConn: near, owed: tt.announce}
			got := 0
			for i, n := range tt.writes {
				if wrote, err := c.Write(make([]byte, n)); wrote != n || err != nil {
					t.Fatalf("write %d: %d, %v", i, wrote, err)
				}
				if tt.arrived[i] > got {
					m, err := io.ReadFull(far, make([]byte, tt.arrived[i]-got))
					if got += m; err != nil {
						t.Fatalf("after write %d: %d bytes arrived, want %d: %v", i, got, tt.arrived[i], err)
					}
				} else if c.held == nil {
					t.Errorf("write %d is not held", i)
				}
			}
			if c.held != nil || c.owed > 0 {
				t.Errorf("at the end %v is held and %d owed", c.held, c.owed)
			}
		})
	}
}

// serveOneWrite serves s as the program does and returns a connection to it.
func serveOneWrite(t *testing.T, s *Server) net.Conn {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := s.HTTPServer()
	go func() { _ = server.Serve(Listen(l)) }()
	t.Cleanup(func() { _ = server.Close() })
	conn, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
	return conn
}

func tcpPair(t *testing.T) (near *net.TCPConn, far net.Conn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	far, err = net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	accepted, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = far.Close(), accepted.Close() })
	_ = far.SetDeadline(time.Now().Add(20 * time.Second))
	return accepted.(*net.TCPConn), far
}
