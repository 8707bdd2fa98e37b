//go:build linux || darwin

package pgserver

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
)

func TestLogWriter(t *testing.T) {
	t.Parallel()
	const text = "LOG:  starting PostgreSQL\n\nWARNING:  odd\nFATAL:  terminating connection due to administrator command\nLOG:  database system is ready to accept connections\nhalf"
	for _, size := range []int{1, 7, len(text)} { // bytes come as they like
		var buf bytes.Buffer
		drop := func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}
		w := newLogWriter(slog.New(slog.NewTextHandler(&buf, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: drop})))
		for rest := []byte(text); len(rest) > 0; {
			n, err := w.Write(rest[:min(size, len(rest))])
			if err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		select {
		case <-w.ready:
		default:
			t.Errorf("in pieces of %d: not ready", size)
		}
		want := `level=DEBUG msg="postgres: starting PostgreSQL"
level=WARN msg="postgres: odd"
level=DEBUG msg="postgres: terminating connection due to administrator command"
level=DEBUG msg="postgres: database system is ready to accept connections"
`
		if buf.String() != want {
			t.Errorf("in pieces of %d: got\n%s", size, buf.String())
		}
	}
}

func TestLogWriterCutsEndlessLines(t *testing.T) {
	t.Parallel()
	w := newLogWriter(slog.New(slog.DiscardHandler))
	for range 100 {
		if _, err := w.Write([]byte(strings.Repeat("x", longLine/2))); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.partial) > longLine {
		t.Errorf("keeps %d bytes", len(w.partial))
	}
	if got := strings.Count(w.tail(), "\n") + 1; got != keptLines {
		t.Errorf("keeps %d lines, want %d", got, keptLines)
	}
}
