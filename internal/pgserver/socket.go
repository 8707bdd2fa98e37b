//go:build linux || darwin

package pgserver

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// maxSocketPath is what fits the kernel's address of a Unix socket: 107 bytes
// on Linux and 103 on macOS. One number keeps both systems on the same path.
const maxSocketPath = 103

// socketFile is PostgreSQL's fixed name for the socket of port 5432. The
// number means nothing here, as every server has a folder to itself.
const socketFile = ".s.PGSQL.5432"

// tmpSocketPrefix marks folders under /tmp that are ours to tidy.
const tmpSocketPrefix = "/tmp/dateline-socket-"

// socket says where a server listens.
type socket struct {
	setting string // for the server: relative to the cluster, or absolute
	dir     string // for clients: always absolute
}

// newSocket listens in the cluster itself, which is private already. A client
// could not name that socket when the path is too long, nor when it holds a
// comma, which parts two hosts; then it listens in a private folder under
// /tmp. PostgreSQL touches its sockets every hour to keep cleaners off them.
func (c *cluster) newSocket() (socket, error) {
	dir := c.dir()
	if len(filepath.Join(dir, socketFile)) <= maxSocketPath && !strings.Contains(dir, ",") {
		return socket{setting: ".", dir: dir}, nil
	}
	tmp, err := os.MkdirTemp(filepath.Split(tmpSocketPrefix))
	if err != nil {
		return socket{}, err
	}
	return socket{setting: tmp, dir: tmp}, c.account.own(tmp)
}

// remove tidies up once the server has ended.
func (s socket) remove() {
	if !strings.HasPrefix(s.dir, tmpSocketPrefix) {
		return
	}
	// Only what PostgreSQL puts there; anything else keeps the folder alive.
	os.Remove(filepath.Join(s.dir, socketFile))
	os.Remove(filepath.Join(s.dir, socketFile+".lock"))
	os.Remove(s.dir)
}

// dropStaleSocket removes the folder under /tmp of a server that was killed.
// Line 5 of postmaster.pid names it.
func (c *cluster) dropStaleSocket(pidFile []string) {
	if len(pidFile) < 5 || filepath.Dir(pidFile[4]) != filepath.Dir(tmpSocketPrefix) {
		return
	}
	socket{dir: pidFile[4]}.remove()
}

// connectionURL names a database for pgx and libpq alike.
func (s socket) connectionURL(password string) string {
	u := url.URL{
		Scheme: "postgres",
		User:   url.UserPassword(role, password),
		Path:   "/" + database,
		// Not url.Values: it writes a space as "+", which libpq takes as is.
		RawQuery: "host=" + strings.ReplaceAll(url.QueryEscape(s.dir), "+", "%20"),
	}
	return u.String()
}
