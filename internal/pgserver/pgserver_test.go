//go:build linux || darwin

package pgserver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func TestFirstStartAndRestart(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "pg")
	var progress bytes.Buffer

	begin := time.Now()
	first, err := Start(t.Context(), Config{DataDir: dir, Progress: &progress})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("first start: %v", time.Since(begin))
	if !strings.Contains(progress.String(), "Creating the database in "+dir) {
		t.Errorf("progress says %q", progress.String())
	}
	mustExec(t, first.URL(), `CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)`)
	begin = time.Now()
	if err := first.Stop(); err != nil {
		t.Fatal(err)
	}
	t.Logf("stop: %v", time.Since(begin))
	select {
	case <-first.Done():
	default:
		t.Error("Done is open after Stop")
	}
	if err := first.Stop(); err != nil {
		t.Errorf("second Stop: %v", err)
	}

	progress.Reset()
	begin = time.Now()
	second := startServer(t, Config{DataDir: dir, Progress: &progress})
	t.Logf("restart: %v", time.Since(begin))
	if progress.Len() > 0 {
		t.Errorf("a restart has nothing to tell, but says %q", progress.String())
	}
	if got := query[int](t, second.URL(), `SELECT n FROM kept`); got != 42 {
		t.Errorf("kept %d, want 42", got)
	}
	if second.URL() != first.URL() {
		t.Error("the URL changed between two starts")
	}
}

func TestServerIsPrivateAndSound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	url := startServer(t, Config{DataDir: dir}).URL()

	for sql, want := range map[string]string{
		`SHOW listen_addresses`:     "",
		`SHOW server_encoding`:      "UTF8",
		`SHOW data_checksums`:       "on",
		`SHOW fsync`:                "on",
		`SHOW password_encryption`:  "scram-sha-256",
		`SELECT current_database()`: database,
		`SELECT current_user::text`: role,
		`SELECT rolsuper::text FROM pg_roles WHERE rolname = 'dateline'`:        "false",
		`SELECT rolsuper::text FROM pg_roles WHERE rolname = 'postgres'`:        "true",
		`SELECT rolcreaterole::text FROM pg_roles WHERE rolname = 'dateline'`:   "false",
		`SELECT has_database_privilege('dateline', 'dateline', 'CREATE')::text`: "true",
		`SELECT current_setting('unix_socket_permissions')`:                     "0700",
		`SELECT lower('ÀÉ')`: "àé",
	} {
		if got := query[string](t, url, sql); got != want {
			t.Errorf("%s: got %q, want %q", sql, got, want)
		}
	}
	// Trigram search depends on the locale to tell letters of any script.
	mustExec(t, url, `CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent`)
	if got := query[int](t, url, `SELECT cardinality(show_trgm('소식'))`); got == 0 {
		t.Error("trigram search sees no Korean")
	}

	for name, want := range map[string]fs.FileMode{
		"cluster": 0o700 | fs.ModeDir, "password": 0o600, "superuser-password": 0o600, "lock": 0o600,
	} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), want)
		}
	}
	wrong := strings.Replace(url, role+":", role+":x", 1)
	if conn, err := pgx.Connect(t.Context(), wrong); err == nil {
		conn.Close(t.Context())
		t.Error("a wrong password was let in")
	}
}

// TestLogKeepsSecrets does what makes a default server quote rows and
// statements, and reads all that reached the log.
func TestLogKeepsSecrets(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	s := startServer(t, Config{
		DataDir: t.TempDir(),
		Log:     slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	const secret = "Kim-of-Hoeryong"
	mustExec(t, s.URL(), `CREATE TABLE source (name text PRIMARY KEY CHECK (length(name) < 100), born int)`)
	mustExec(t, s.URL(), `INSERT INTO source VALUES ($1)`, secret)
	for _, sql := range []string{
		`INSERT INTO source VALUES ('` + secret + `')`,                               // DETAIL: Key (name)=(…) already exists
		`INSERT INTO source VALUES (repeat('` + secret + `', 9))`,                    // DETAIL: Failing row contains (…)
		`SELECT '` + secret + `'::int`,                                               // the value in the message itself
		`SELEKT '` + secret + `'`,                                                    // STATEMENT: …
		`DO $$ BEGIN RAISE WARNING '` + secret + `'; RAISE '` + secret + `'; END $$`, // a message of our own
	} {
		if err := execSQL(t, s.URL(), sql); err == nil {
			t.Errorf("%s: no error", sql)
		}
	}
	if err := execSQL(t, s.URL(), `SELECT $1::text::int`, secret); err == nil {
		t.Error("a bad parameter: no error")
	}
	// DETAIL: Failed process was running: …
	conn, err := pgx.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	kill := time.AfterFunc(100*time.Millisecond, func() { _ = syscall.Kill(int(conn.PgConn().PID()), syscall.SIGKILL) })
	defer kill.Stop()
	if _, err := conn.Exec(t.Context(), `SELECT pg_sleep(30), '`+secret+`'`); err == nil {
		t.Error("a killed backend answered")
	}
	waitFor(t, "the server to recover from the loss", func() bool {
		return strings.Count(log.String(), "ready to accept connections") == 2
	})
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(log.String(), secret) {
		t.Errorf("the log quotes what was stored:\n%s", log.String())
	}
	if !strings.Contains(log.String(), "was terminated by signal 9") {
		t.Errorf("the log misses what an operator must know:\n%s", log.String())
	}
}

func TestSurvivesKilling(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name                string
		program, postmaster bool
	}{
		{"program", true, false},
		{"postmaster", false, true},
		{"both", true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			program, stdin, url := startHelper(t, os.Args[0], dir, nil)
			mustExec(t, url, `CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)`)
			server := postmaster(t, dir)
			busy, err := pgx.Connect(t.Context(), url) // a backend in the middle of something
			if err != nil {
				t.Fatal(err)
			}
			defer busy.Close(context.WithoutCancel(t.Context()))
			go func() { _, _ = busy.Exec(context.Background(), `SELECT pg_sleep(60)`) }()

			if tt.postmaster {
				if err := syscall.Kill(server, syscall.SIGKILL); err != nil {
					t.Fatal(err)
				}
			}
			if tt.program {
				if err := program.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			} else {
				stdin.Close()
			}
			_ = program.Wait()
			if runtime.GOOS == "linux" && tt.program && !tt.postmaster {
				waitGone(t, server) // the kernel has told it
			}
			begin := time.Now()
			s := startServer(t, Config{DataDir: dir})
			t.Logf("start after the kill: %v", time.Since(begin))
			if got := query[int](t, s.URL(), `SELECT n FROM kept`); got != 7 {
				t.Errorf("kept %d, want 7", got)
			}
		})
	}
}

func TestDoneTellsOfDeath(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := Start(t.Context(), Config{DataDir: dir, ForTests: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(postmaster(t, dir), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.Done():
	case <-time.After(10 * time.Second):
		t.Error("Done did not tell")
	}
	if _, err := Start(t.Context(), Config{DataDir: dir}); !errors.As(err, new(*LockedError)) {
		t.Errorf("before Stop the folder is claimed, but Start says %v", err)
	}
	if err := s.Stop(); err == nil {
		t.Error("Stop hides that the server was killed")
	}
	startServer(t, Config{DataDir: dir, ForTests: true})
}

// TestStopsOrphan leaves a server without its program, as on a system whose
// kernel does not tell it.
func TestStopsOrphan(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := Start(t.Context(), Config{DataDir: dir, ForTests: true})
	if err != nil {
		t.Fatal(err)
	}
	orphan := postmaster(t, dir)
	if err := s.lock.release(); err != nil {
		t.Fatal(err)
	}
	startServer(t, Config{DataDir: dir, ForTests: true})
	if now := postmaster(t, dir); now == orphan {
		t.Error("the second start runs on the first server")
	}
	waitGone(t, orphan)
}

func TestSecondInstanceIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, Config{DataDir: dir, ForTests: true})
	_, err := Start(t.Context(), Config{DataDir: dir})
	var locked *LockedError
	if !errors.As(err, &locked) {
		t.Fatalf("got %v, want a LockedError", err)
	}
	for _, word := range []string{dir, "process " + strconv.Itoa(os.Getpid())} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not name %q", err, word)
		}
	}
	if got := query[int](t, s.URL(), `SELECT 1`); got != 1 {
		t.Error("the first server was harmed")
	}
}

func TestStartIsCancelled(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cause := errors.New("changed my mind")
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(200*time.Millisecond, func() { cancel(cause) }) // in the middle of initdb
	if _, err := Start(ctx, Config{DataDir: dir}); err == nil {
		t.Fatal("started all the same")
	}
	if _, err := os.Stat(filepath.Join(dir, "cluster.new")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a cluster was left behind: %v", err)
	}
	startServer(t, Config{DataDir: dir, ForTests: true})
}

// waitGone waits until no process of that number runs. One that has ended but
// whose new parent does not ask after it counts as gone.
func waitGone(t *testing.T, pid int) {
	t.Helper()
	running := func() bool {
		list, err := processes()
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(list, func(p process) bool { return p.pid == pid && p.args != "" })
	}
	waitFor(t, fmt.Sprintf("process %d to end", pid), func() bool { return !running() })
}

// waitFor polls until a condition holds.
func waitFor(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// lockedBuffer is a bytes.Buffer for several goroutines.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
