//go:build linux || darwin

package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// Server is a running private PostgreSQL server. Its methods may be called
// from several goroutines at once.
type Server struct {
	url    string
	pid    int
	lock   *folderLock
	socket socket
	done   chan struct{}
	exit   error // why the server ended; read it after done is closed
	stop   func() error
}

// Start runs the server of cfg.DataDir and returns when it takes connections.
// On first use it finds or fetches PostgreSQL and creates the database. Ending
// ctx stops the attempt; it has no effect on a server that has started.
//
// It returns a [*LockedError] when another process runs the same folder, a
// [*NotFoundError] when there is no PostgreSQL to run, a [*WrongMajorError]
// when there is only one that did not make the database, an
// [*UnreachableError] when the account of the server is shut out of a folder,
// and [ErrUnsupported] on other systems than Linux and macOS.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, fmt.Errorf("pgserver: %w", err)
	}
	s, err := start(ctx, cfg, newFinder(cfg))
	if err != nil {
		return nil, fmt.Errorf("pgserver: %w", err)
	}
	return s, nil
}

func start(ctx context.Context, cfg Config, find *finder) (_ *Server, err error) {
	if err := os.MkdirAll(cfg.DataDir, homeMode); err != nil {
		return nil, err
	}
	lock, err := lockFolder(cfg.DataDir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			lock.release()
		}
	}()

	c := &cluster{home: cfg.DataDir, tests: cfg.ForTests}
	if c.account, err = chooseAccount(c.dir()); err != nil {
		return nil, err
	}
	find.account = c.account
	major, err := c.major()
	if err != nil {
		return nil, err
	}
	bin, err := find.find(ctx, c.dir(), major)
	if err != nil {
		return nil, err
	}
	if major == 0 {
		find.progress("Creating the database in %s with PostgreSQL %d…", c.home, bin.major)
		if err := c.create(ctx, bin); err != nil {
			return nil, err
		}
	}
	if err := c.stopOrphans(ctx); err != nil {
		return nil, err
	}
	return c.launch(ctx, cfg, bin, lock)
}

// launch runs the postmaster and waits until it is ready or has failed.
func (c *cluster) launch(ctx context.Context, cfg Config, bin binaries, lock *folderLock) (*Server, error) {
	password, err := c.password()
	if err != nil {
		return nil, err
	}
	identity, err := c.identity()
	if err != nil {
		return nil, err
	}
	handle, err := openFolder(c.dir())
	if err != nil {
		return nil, err
	}
	defer handle.Close()
	sock, err := c.newSocket()
	if err != nil {
		return nil, err
	}

	log := newLogWriter(cfg.Log)
	cmd := exec.Command(bin.postgres(), "-D", handle.name)
	cmd.Args = append(cmd.Args, flags(settings(c.tests))...)
	cmd.Args = append(cmd.Args, flags([]string{"unix_socket_directories=" + sock.setting, "cluster_name=" + identity})...)
	cmd.Dir = "/"
	cmd.Env = environ()
	cmd.ExtraFiles = handle.inherit()
	cmd.SysProcAttr = serverAttr(c.account)
	cmd.Stderr = log
	cmd.WaitDelay = time.Second // children of a killed server may keep the pipe open

	s := &Server{url: sock.connectionURL(password), lock: lock, socket: sock, done: make(chan struct{})}
	s.stop = sync.OnceValue(s.shutDown)
	if err := s.run(cmd); err != nil {
		sock.remove()
		return nil, c.explain(err)
	}
	select {
	case <-log.ready:
		return s, nil
	case <-s.done:
		sock.remove()
		return nil, c.explain(fmt.Errorf("PostgreSQL did not start on %s (%v):\n%s", c.dir(), s.exit, log.tail()))
	case <-ctx.Done():
		// Not Stop: start gives the lock back.
		return nil, errors.Join(context.Cause(ctx), s.end())
	}
}

// run starts cmd and watches it from a thread of its own: the kernel signals
// the server when the thread that started it ends, so that one must live on.
func (s *Server) run(cmd *exec.Cmd) error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := cmd.Start(); err != nil {
			started <- err
			return
		}
		s.pid = cmd.Process.Pid
		started <- nil
		s.exit = cmd.Wait()
		close(s.done)
	}()
	return <-started
}

// URL names the database, with its password, for pgx and libpq. Keep it out of
// logs.
func (s *Server) URL() string { return s.url }

// Done is closed when the server has ended, be it by Stop or of itself. The
// folder stays claimed until Stop.
func (s *Server) Done() <-chan struct{} { return s.done }

// Stop ends the server and gives the folder back. Open connections are cut and
// their transactions rolled back. It takes well under a second as a rule; a
// server that has not ended after 30 seconds is made to. Stopping again
// returns the same error.
func (s *Server) Stop() error { return s.stop() }

func (s *Server) shutDown() error {
	return errors.Join(s.end(), s.lock.release())
}

// end asks with rising insistence. None of the ways loses a commit.
func (s *Server) end() error {
	defer s.socket.remove()
	for _, step := range []struct {
		signal   syscall.Signal
		patience time.Duration
	}{
		{syscall.SIGINT, 30 * time.Second}, // fast shutdown
		{syscall.SIGQUIT, 10 * time.Second},
		{syscall.SIGKILL, 10 * time.Second},
	} {
		select {
		case <-s.done: // its number may be another's by now
			return s.failure()
		default:
		}
		if err := syscall.Kill(s.pid, step.signal); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("stop PostgreSQL (process %d): %w", s.pid, err)
		}
		select {
		case <-s.done:
			return s.failure()
		case <-time.After(step.patience):
		}
	}
	return fmt.Errorf("PostgreSQL (process %d) does not stop", s.pid)
}

// failure is nil if the server ended as it should.
func (s *Server) failure() error {
	if s.exit == nil || errors.Is(s.exit, exec.ErrWaitDelay) {
		return nil
	}
	return fmt.Errorf("PostgreSQL ended badly: %w", s.exit)
}
