package cli_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/cli"
	"dateline/internal/postgres/pgtest"
)

// TestMain drops the settings of whoever runs the tests: theirs must not be the archive that is written to.
func TestMain(m *testing.M) {
	for _, setting := range os.Environ() {
		name, _, _ := strings.Cut(setting, "=")
		if name == "DATABASE_URL" || strings.HasPrefix(name, "DATELINE_") && name != pgtest.EnvURL {
			_ = os.Unsetenv(name)
		}
	}
	pgtest.Main(m)
}

// result is what a command left.
type result struct {
	code        int
	out, errOut string
}

// run runs a command to its end.
func run(t *testing.T, args ...string) result {
	t.Helper()
	var out, errOut bytes.Buffer
	code := cli.Run(t.Context(), args, &out, &errOut)
	return result{code, out.String(), errOut.String()}
}

// program is a server that runs.
type program struct {
	root   string // where it is read
	signIn string // the address that it printed
	stop   func() // ends it and checks that it ended well
}

var announced = regexp.MustCompile(`(?s)Read: +(\S+)/\nSign in: (\S+)`)

// serve starts the server in a data folder and returns once it has said where it is.
func serve(t *testing.T, data string) program {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background()) // t's own ends before the cleanups
	output, out := io.Pipe()
	var errOut bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- cli.Run(ctx, []string{"serve", "--listen", "127.0.0.1:0", "--data", data}, out, &errOut)
		_ = out.Close()
	}()
	p := program{stop: func() {
		t.Helper()
		cancel()
		if got := <-code; got != 0 {
			t.Errorf("the server ended with %d:\n%s", got, errOut.String())
		}
		code <- 0 // for a second call
	}}
	t.Cleanup(p.stop)
	var said strings.Builder
	buf := make([]byte, 1024)
	for {
		n, err := output.Read(buf)
		said.Write(buf[:n])
		if m := announced.FindStringSubmatch(said.String()); m != nil {
			p.root, p.signIn = m[1], m[2]
			go func() { _, _ = io.Copy(io.Discard, output) }()
			return p
		}
		if err != nil {
			t.Fatalf("the server ended before it said where it is: %v\n%s", err, errOut.String())
		}
	}
}
