// Package pgtest gives each test a migrated database of its own.
//
// The first test that asks starts one private server for the test process,
// found or fetched like that of the program, and migrates a template; every
// database is then cloned from it in a few milliseconds. With
// DATELINE_TEST_DATABASE_URL set that server is used instead: its role must be
// allowed to create databases. Where there is no server the test fails. It is
// never skipped.
//
// A package that uses it says so once:
//
//	func TestMain(m *testing.M) { pgtest.Main(m) }
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"dateline/internal/pgserver"
)

// EnvURL is the environment variable that names a server to use instead of a
// private one, as a URL: postgres://user:password@host/database.
const EnvURL = "DATELINE_TEST_DATABASE_URL"

// patience bounds each step that a test cannot do without. It holds the
// download of a server.
const patience = 5 * time.Minute

// shared is the server of this test process. It stays nil unless Run is used,
// as nothing would stop the server.
var shared *server

// Main runs the tests of a package, stops the server if one was started, and
// exits. Call it from TestMain.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run is [Main] for a TestMain with more to do: it returns the exit code. m is
// a [*testing.M] as a rule.
func Run(m interface{ Run() int }) (code int) {
	s := &server{}
	s.base = sync.OnceValues(s.start)
	s.template = sync.OnceValues(s.migrateTemplate)
	shared = s
	defer func() {
		if err := s.stop(); err != nil {
			fmt.Fprintln(os.Stderr, "pgtest:", err)
			code = max(code, 1)
		}
	}()
	return m.Run()
}

// URL makes a database with the current schema and no rows, and returns a
// connection URL for it. The database is dropped when the test ends, along
// with whatever is still connected to it.
func URL(t testing.TB) string {
	t.Helper()
	return newDatabase(t, func(s *server) (string, error) { return s.template() })
}

// EmptyURL is [URL] without a schema, for tests of the migrations themselves.
func EmptyURL(t testing.TB) string {
	t.Helper()
	return newDatabase(t, func(*server) (string, error) { return "template1", nil })
}

func newDatabase(t testing.TB, template func(*server) (string, error)) string {
	t.Helper()
	if shared == nil {
		t.Fatal("pgtest: the package needs a TestMain that calls pgtest.Main")
	}
	from, err := template(shared)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	name := newName()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := shared.clone(ctx, name, from); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience) // t's own has ended
		defer cancel()
		if err := shared.drop(ctx, name); err != nil {
			t.Errorf("pgtest: %v", err)
		}
	})
	address, err := shared.address(name)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	return address
}

// start returns the URL of a database to create others from.
func (s *server) start() (string, error) {
	if address := os.Getenv(EnvURL); address != "" {
		return address, nil
	}
	dir, err := os.MkdirTemp("", "dateline-pgtest-")
	if err != nil {
		return "", err
	}
	s.dir = dir
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	s.private, err = pgserver.Start(ctx, pgserver.Config{DataDir: dir, ForTests: true})
	if err != nil {
		return "", err
	}
	return s.private.URL(), nil
}

// stop leaves nothing behind.
func (s *server) stop() error {
	var errs []error
	if s.cloned != "" {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		errs = append(errs, s.drop(ctx, s.cloned))
	}
	if s.private != nil {
		errs = append(errs, s.private.Stop())
	}
	if s.dir != "" {
		errs = append(errs, os.RemoveAll(s.dir))
	}
	return errors.Join(errs...)
}
