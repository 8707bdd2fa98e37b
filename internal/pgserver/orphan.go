//go:build linux || darwin

package pgserver

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is one line of a process list.
type process struct {
	pid  int
	args string
}

// identity is the cluster_name that a server of this cluster carries in its
// arguments, and every process it forks in its title. It follows the folder
// when it is moved, and a copy of the folder gets another.
func (c *cluster) identity() (string, error) {
	info, err := os.Stat(c.dir())
	if err != nil {
		return "", err
	}
	st := info.Sys().(*syscall.Stat_t)
	sum := sha256.Sum256(fmt.Appendf(nil, "%d:%d", st.Dev, st.Ino))
	return fmt.Sprintf("dateline-%x", sum[:8]), nil
}

// owns says whether a process is part of the server of that identity, and
// whether it is the server's first process.
func (p process) owns(identity string) (member, postmaster bool) {
	if strings.HasPrefix(p.args, "postgres: "+identity+":") {
		return true, false
	}
	postmaster = strings.Contains(p.args, "postgres -D ") && strings.Contains(p.args, " cluster_name="+identity)
	return postmaster, postmaster
}

// stopOrphans ends a server that outlived the program that started it, and
// what outlived its server. Call it with the folder locked: then whatever runs
// here has no owner any more.
func (c *cluster) stopOrphans(ctx context.Context) error {
	identity, err := c.identity()
	if err != nil {
		return err
	}
	const patience = 30 * time.Second
	begin := time.Now()
	asked := map[int]syscall.Signal{}
	tick := time.NewTicker(5 * time.Millisecond) // they are no children of ours to wait for
	defer tick.Stop()
	for {
		list, err := processes()
		if err != nil {
			return err
		}
		var members, masters []int
		for _, p := range list {
			member, postmaster := p.owns(identity)
			if member {
				members = append(members, p.pid)
			}
			if postmaster {
				masters = append(masters, p.pid)
			}
		}
		if len(members) == 0 {
			return c.dropStalePID(list)
		}
		targets, signal := masters, syscall.SIGINT
		if len(masters) == 0 {
			// Without their server they cannot commit anything.
			targets, signal = members, syscall.SIGQUIT
		} else if time.Since(begin) > patience {
			signal = syscall.SIGQUIT
		}
		if time.Since(begin) > patience+10*time.Second {
			return fmt.Errorf("an earlier PostgreSQL server (process %d) still runs on %s and does not stop", members[0], c.dir())
		}
		for _, pid := range targets {
			if asked[pid] == signal {
				continue
			}
			asked[pid] = signal
			if err := syscall.Kill(pid, signal); err != nil && !errors.Is(err, syscall.ESRCH) {
				return fmt.Errorf("stop an earlier PostgreSQL server (process %d) on %s: %w", pid, c.dir(), err)
			}
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-tick.C:
		}
	}
}

// dropStalePID removes a postmaster.pid whose number belongs to something that
// is no running PostgreSQL: another program after a container restarted, or a
// dead server that the first process of a container never asks after.
// PostgreSQL would refuse to start. In every other case the file stays, since
// it is PostgreSQL's own guard against two servers on one folder.
func (c *cluster) dropStalePID(running []process) error {
	file := filepath.Join(c.dir(), "postmaster.pid")
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	lines := strings.Split(string(text), "\n")
	c.dropStaleSocket(lines)
	pid, err := strconv.Atoi(strings.TrimSpace(lines[0]))
	if err != nil {
		return nil // PostgreSQL has its own words for that
	}
	for _, p := range running {
		if p.pid == pid && !strings.Contains(p.args, "postgres") && !strings.Contains(p.args, "postmaster") {
			// The lock of the socket bears the same number.
			err := os.Remove(filepath.Join(c.dir(), socketFile+".lock"))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return os.Remove(file)
		}
	}
	return nil
}
