//go:build linux || darwin

package pgserver

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
)

// RunningURL returns the URL of the server that another process runs in
// dataDir, as [Server.URL] would, so that a second command can work beside the
// program. It returns [ErrNotRunning] when no server answers there.
func RunningURL(dataDir string) (string, error) {
	home, err := filepath.Abs(dataDir)
	if err != nil {
		return "", fmt.Errorf("pgserver: %w", err)
	}
	c := &cluster{home: home}
	text, err := os.ReadFile(filepath.Join(c.dir(), "postmaster.pid"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", ErrNotRunning
	}
	if err != nil {
		return "", fmt.Errorf("pgserver: %w", err)
	}
	// Line 5 is the setting of newSocket.
	lines := strings.Split(string(text), "\n")
	if len(lines) < 5 {
		return "", ErrNotRunning // it has only just begun
	}
	s := socket{dir: lines[4]}
	if !filepath.IsAbs(s.dir) {
		s.dir = filepath.Join(c.dir(), s.dir)
	}
	conn, err := net.Dial("unix", filepath.Join(s.dir, socketFile))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNotRunning, err)
	}
	conn.Close()
	password, err := c.password()
	if err != nil {
		return "", fmt.Errorf("pgserver: %w", err)
	}
	return s.connectionURL(password), nil
}
