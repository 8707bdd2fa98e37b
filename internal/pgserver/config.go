package pgserver

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
)

// The majors of PostgreSQL that Dateline is tried with.
const (
	oldestMajor = 15
	newestMajor = 18
)

// packageMajor is the major that is fetched when the machine has none.
const packageMajor = 17

// Config says where a private server lives and what may be said about it.
type Config struct {
	// DataDir is the folder that belongs to the server alone; see the package
	// comment for what it will hold. It is created if missing. Required.
	DataDir string

	// BinDir is the folder that holds the programs postgres and initdb. When
	// it is set nothing else is searched. Empty means: search.
	BinDir string

	// CacheDir is where a fetched PostgreSQL is unpacked. Empty means
	// /var/cache/dateline for root, else the user's own cache folder.
	CacheDir string

	// Log receives the server's own log lines. Nil discards them.
	Log *slog.Logger

	// Progress receives a short line, in words, before each step that takes
	// long enough to notice. Nil discards them.
	Progress io.Writer

	// ForTests gives durability up for speed, and lets the role "dateline"
	// create databases. A crash of the machine loses the cluster.
	ForTests bool
}

func (c Config) withDefaults() (Config, error) {
	var err error
	if c.DataDir, err = filepath.Abs(c.DataDir); err != nil {
		return c, err
	}
	if c.CacheDir == "" {
		if c.CacheDir, err = defaultCacheDir(); err != nil {
			return c, err
		}
	}
	if c.CacheDir, err = filepath.Abs(c.CacheDir); err != nil {
		return c, err
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Progress == nil {
		c.Progress = io.Discard
	}
	return c, nil
}

// defaultCacheDir avoids root's home: the account that root drops to cannot
// read it.
func defaultCacheDir() (string, error) {
	if os.Geteuid() == 0 {
		return "/var/cache/dateline", nil
	}
	dir, err := os.UserCacheDir()
	return filepath.Join(dir, "dateline"), err
}
