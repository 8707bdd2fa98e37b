//go:build linux || darwin

package pgserver

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
)

// logWriter passes the server's log on, line by line, and listens for the
// line that says it is ready.
type logWriter struct {
	log   *slog.Logger
	ready chan struct{}

	mu      sync.Mutex
	partial []byte   // the start of a line whose end has not come yet
	last    []string // the latest lines, for the error of a failed start
	isReady bool
}

const (
	keptLines = 10
	longLine  = 8 << 10 // bytes; more is cut into several lines
)

// endedByUs is what the server says of each connection that a stop finds open still.
const endedByUs = "terminating connection due to administrator command"

func newLogWriter(log *slog.Logger) *logWriter {
	return &logWriter{log: log, ready: make(chan struct{})}
}

// Write takes output of the server as it comes. It never fails.
func (w *logWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.partial = append(w.partial, p...)
	for {
		line, rest, whole := bytes.Cut(w.partial, []byte("\n"))
		if !whole && len(line) < longLine {
			return len(p), nil
		}
		w.partial = rest
		w.line(string(line))
	}
}

func (w *logWriter) line(line string) {
	if strings.TrimSpace(line) == "" {
		return
	}
	w.last = append(w.last, line)
	if len(w.last) > keptLines {
		w.last = w.last[1:]
	}
	severity, message, ok := strings.Cut(line, ":  ")
	if !ok {
		severity, message = "", line
	}
	level := slog.LevelDebug
	switch {
	case message == endedByUs: // we stop the server, and nobody else does
	case severity == "WARNING", severity == "ERROR", severity == "FATAL":
		level = slog.LevelWarn
	case severity == "PANIC":
		level = slog.LevelError
	}
	w.log.Log(context.Background(), level, "postgres: "+message)
	if !w.isReady && severity == "LOG" && message == "database system is ready to accept connections" {
		w.isReady = true
		close(w.ready)
	}
}

// tail returns the latest lines.
func (w *logWriter) tail() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Join(w.last, "\n")
}
