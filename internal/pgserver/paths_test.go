//go:build linux || darwin

package pgserver

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAwkwardPaths(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, dir string }{
		{"plain", "data"},
		{"spaces and quotes", "our desk's \"news\" 100% ünï"},
		{"comma", "one,two"},
		{"long", strings.Repeat("a-very-long-name/", 12)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), tt.dir)
			s, err := Start(t.Context(), Config{DataDir: dir, ForTests: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := query[int](t, s.URL(), `SELECT 1`); got != 1 {
				t.Errorf("got %d", got)
			}
			if url, err := RunningURL(dir); url != s.URL() || err != nil {
				t.Errorf("RunningURL: %q, %v; want %q", url, err, s.URL())
			}
			if err := s.Stop(); err != nil {
				t.Error(err)
			}
			if url, err := RunningURL(dir); !errors.Is(err, ErrNotRunning) {
				t.Errorf("RunningURL after Stop: %q, %v", url, err)
			}
			if s.socket.dir != filepath.Join(dir, "cluster") {
				if _, err := os.Stat(s.socket.dir); err == nil {
					t.Errorf("%s was left behind", s.socket.dir)
				}
			}
		})
	}
}

// TestSocketOfKilledServerIsTidied covers the folder under /tmp.
func TestSocketOfKilledServerIsTidied(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), strings.Repeat("long/", 30))
	s, err := Start(t.Context(), Config{DataDir: dir, ForTests: true})
	if err != nil {
		t.Fatal(err)
	}
	left := s.socket.dir
	if info, err := os.Stat(left); err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("the folder of the socket: %v, %v", info, err)
	}
	if err := syscall.Kill(postmaster(t, dir), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-s.Done()
	if err := s.lock.release(); err != nil { // as if the program were gone too
		t.Fatal(err)
	}
	startServer(t, Config{DataDir: dir, ForTests: true})
	if _, err := os.Stat(left); err == nil {
		t.Errorf("%s was left behind", left)
	}
}

// TestFolderBehindClosedDoors is a data folder that the server's account could
// not walk to. As root on Linux that is t.TempDir() in every other test, too.
func TestFolderBehindClosedDoors(t *testing.T) {
	t.Parallel()
	closed := filepath.Join(t.TempDir(), "root-only")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := Start(t.Context(), Config{DataDir: filepath.Join(closed, "data"), ForTests: true})
	if !runsThroughHandle && os.Geteuid() == 0 {
		var unreachable *UnreachableError
		if !errors.As(err, &unreachable) {
			t.Fatalf("got %v, want an UnreachableError", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Stop(); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(closed); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder was opened up: %v, %v", info, err)
	}
}

// TestOrdinaryAccount runs the program as nobody. Without root every other
// test here runs as an ordinary account already.
func TestOrdinaryAccount(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		startServer(t, Config{DataDir: t.TempDir(), ForTests: true})
		return
	}
	nobody := &syscall.Credential{Uid: 65534, Gid: 65534}
	// Neither the test's binary nor t.TempDir can be reached by nobody.
	home, err := os.MkdirTemp("/tmp", "dateline-nobody-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	program := filepath.Join(home, "program")
	// Not by our own hand: a child forked while we hold the copy open for
	// writing would keep it from being run.
	if out, err := exec.Command("cp", os.Args[0], program).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(home, int(nobody.Uid), int(nobody.Gid)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		cmd, stdin, _ := startHelper(t, program, filepath.Join(home, "data"), nobody)
		stdin.Close()
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	// Root then keeps the account that the cluster belongs to.
	if err := os.Chown(filepath.Join(home, "data"), 0, 0); err != nil {
		t.Fatal(err)
	}
	s := startServer(t, Config{DataDir: filepath.Join(home, "data")})
	if got := query[string](t, s.URL(), `SELECT current_user::text`); got != role {
		t.Errorf("connected as %q", got)
	}
}

func TestUnreachablePrograms(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root hands the server to another account")
	}
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(closed, "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"postgres", "initdb"} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Start(t.Context(), Config{DataDir: t.TempDir(), BinDir: bin})
	var unreachable *UnreachableError
	if !errors.As(err, &unreachable) {
		t.Fatalf("got %v, want an UnreachableError", err)
	}
	// The parents of t.TempDir may be closed already.
	if !strings.HasPrefix(closed, unreachable.Folder) || unreachable.Path != bin {
		t.Errorf("names %s on the way to %s", unreachable.Folder, unreachable.Path)
	}
}

// TestInterruptedFirstStart begins again where initdb was cut off.
func TestInterruptedFirstStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	half := filepath.Join(dir, "cluster.new")
	if err := os.Mkdir(half, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(half, "PG_VERSION"), []byte("15\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	startServer(t, Config{DataDir: dir, ForTests: true})
}

// TestStalePIDFile has the number of a killed server belong to another program
// by now, as after the restart of a container: to this test.
func TestStalePIDFile(t *testing.T) {
	t.Parallel()
	c := &cluster{home: t.TempDir()}
	if err := os.Mkdir(c.dir(), 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(c.dir(), "postmaster.pid")
	for _, tt := range []struct {
		name    string
		running []process
		keep    bool
	}{
		{"gone", nil, true}, // PostgreSQL finds that out, and has more to check
		{"another program", []process{{77, "/usr/bin/dateline serve"}}, false},
		{"ended, not reaped", []process{{77, ""}}, false},
		{"some PostgreSQL", []process{{77, "/usr/lib/postgresql/15/bin/postgres -D /elsewhere"}}, true},
		{"another number", []process{{78, "/usr/bin/dateline serve"}}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.WriteFile(file, []byte("77\n/data\n1\n5432\n.\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := c.dropStalePID(tt.running); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(file); (err == nil) != tt.keep {
				t.Errorf("kept: %v, want %v", err == nil, tt.keep)
			}
		})
	}
}

func TestProcessOwns(t *testing.T) {
	t.Parallel()
	const id = "dateline-0123456789abcdef"
	for _, tt := range []struct {
		args               string
		member, postmaster bool
	}{
		{"/usr/lib/postgresql/15/bin/postgres -D /proc/self/fd/3 -c jit=off -c cluster_name=" + id, true, true},
		{"postgres: " + id + ": checkpointer", true, false},
		{"postgres: dateline-fedcba9876543210: checkpointer", false, false},
		{"postgres -D /var/lib/postgresql/15/main", false, false},
		{"grep cluster_name=" + id, false, false},
		{"", false, false},
	} {
		member, postmaster := process{1, tt.args}.owns(id)
		if member != tt.member || postmaster != tt.postmaster {
			t.Errorf("%q: member %v, postmaster %v", tt.args, member, postmaster)
		}
	}
}

// TestClusterMovedAwayAndBack needs the first password at the end.
func TestClusterMovedAwayAndBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	aside := filepath.Join(dir, "aside")
	run := func() {
		t.Helper()
		s, err := Start(t.Context(), Config{DataDir: dir, ForTests: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := query[int](t, s.URL(), `SELECT 1`); got != 1 {
			t.Errorf("got %d", got)
		}
		if err := s.Stop(); err != nil {
			t.Fatal(err)
		}
	}
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	cluster := filepath.Join(dir, "cluster")
	run()
	move(cluster, aside)
	run()
	move(cluster, aside+"-too")
	move(aside, cluster)
	run()
}
