//go:build linux || darwin

package pgserver

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// bareFinder describes a machine with nothing on it.
func bareFinder(t *testing.T) *finder {
	t.Helper()
	return &finder{cacheDir: t.TempDir(), progress: t.Logf}
}

// realBinaries finds what this machine runs its tests with.
func realBinaries(t *testing.T) binaries {
	t.Helper()
	cfg, err := Config{DataDir: t.TempDir()}.withDefaults()
	if err != nil {
		t.Fatal(err)
	}
	b, err := newFinder(cfg).find(t.Context(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNothingFound(t *testing.T) {
	t.Parallel()
	cfg := Config{DataDir: t.TempDir(), CacheDir: t.TempDir()}
	_, err := start(t.Context(), cfg, bareFinder(t))
	var missing *NotFoundError
	if !errors.As(err, &missing) {
		t.Fatalf("got %v, want a NotFoundError", err)
	}
	for _, words := range []string{
		"apt-get install postgresql\n",
		"dnf install postgresql-server postgresql-contrib\n",
		"brew install postgresql@17\n",
		"DATABASE_URL",
	} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("the message lacks %q:\n%v", words, err)
		}
	}
	if s := startServer(t, cfg); s.URL() == "" { // the folder was given back
		t.Error("no URL")
	}
}

func TestFindsEachPlace(t *testing.T) {
	t.Parallel()
	real := realBinaries(t)
	links := t.TempDir() // as PATH holds them
	if err := os.Symlink(real.postgres(), filepath.Join(links, "postgres")); err != nil {
		t.Fatal(err)
	}
	config := t.TempDir()
	script := "#!/bin/sh\n[ \"$1\" = --bindir ] && echo '" + real.dir + "'\n"
	if err := os.WriteFile(filepath.Join(config, "pg_config"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		set  func(*finder)
	}{
		{"flag", func(f *finder) { f.binDir = real.dir }},
		{"PATH", func(f *finder) { f.path = "relative:/nowhere:" + links }},
		{"pg_config", func(f *finder) { f.path = config }},
		{"usual folders", func(f *finder) { f.globs = []string{"/nowhere/*", filepath.Dir(real.dir) + "/*"} }},
		{"cache", func(f *finder) {
			f.pkg = npmPackage{name: "@somewhere/postgres", version: "1"}
			if err := os.MkdirAll(filepath.Dir(f.pkg.binDir(f.cacheDir)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(real.dir, f.pkg.binDir(f.cacheDir)); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := bareFinder(t)
			tt.set(f)
			for _, want := range []int{0, real.major} {
				got, err := f.find(t.Context(), "", want)
				if err != nil {
					t.Fatal(err)
				}
				if got != real {
					t.Errorf("want %d: got %+v, want %+v", want, got, real)
				}
			}
		})
	}
}

func TestFlagIsTheOnlyPlace(t *testing.T) {
	t.Parallel()
	f := newFinder(Config{BinDir: t.TempDir()})
	if b, err := f.find(t.Context(), "", 0); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder was named, and yet: %+v, %v", b, err)
	}
}

func TestWrongMajorIsRefused(t *testing.T) {
	t.Parallel()
	real := realBinaries(t)
	for _, tt := range []struct {
		name  string
		major string
		words string
	}{
		{"another", "16", "made by PostgreSQL 16"},
		{"too old", "9", "Dateline works with 15 to 18"},
		{"too new", "99", "Dateline works with 15 to 18"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			cfg, err := Config{DataDir: dir, ForTests: true}.withDefaults()
			if err != nil {
				t.Fatal(err)
			}
			s, err := Start(t.Context(), cfg)
			if err != nil {
				t.Fatal(err)
			}
			mustExec(t, s.URL(), `CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)`)
			if err := s.Stop(); err != nil {
				t.Fatal(err)
			}
			version := filepath.Join(dir, "cluster", "PG_VERSION")
			right, err := os.ReadFile(version)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSpace(string(right)) == tt.major {
				tt.major, tt.words = "18", "made by PostgreSQL 18"
			}
			if err := os.WriteFile(version, []byte(tt.major+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			before := listing(t, dir)

			f := bareFinder(t)
			f.path = real.dir
			_, err = start(t.Context(), cfg, f)
			var wrong *WrongMajorError
			if !errors.As(err, &wrong) {
				t.Fatalf("got %v, want a WrongMajorError", err)
			}
			for _, words := range []string{tt.words, dir, "nothing was changed"} {
				if !strings.Contains(err.Error(), words) {
					t.Errorf("%q does not say %q", err, words)
				}
			}
			if diff := cmp.Diff(before, listing(t, dir)); diff != "" {
				t.Errorf("the folder was touched:\n%s", diff)
			}

			if err := os.WriteFile(version, right, 0o600); err != nil {
				t.Fatal(err)
			}
			again := startServer(t, cfg)
			if got := query[int](t, again.URL(), `SELECT n FROM kept`); got != 1 {
				t.Errorf("kept %d, want 1", got)
			}
		})
	}
}

func TestForeignFolderIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	precious := filepath.Join(dir, "cluster", "precious")
	if err := os.Mkdir(filepath.Dir(precious), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(precious, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 { // else the owner is what is wrong
		if err := os.Chown(filepath.Dir(precious), 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Start(t.Context(), Config{DataDir: dir}); err == nil || !strings.Contains(err.Error(), "PG_VERSION is missing") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(precious); err != nil {
		t.Error(err)
	}
}

// listing names every file under dir with its size, save the lock, which is
// written anew each time.
func listing(t *testing.T, dir string) map[string]int64 {
	t.Helper()
	files := map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		files[path] = info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(files, filepath.Join(dir, "lock"))
	return files
}

func TestCancelledSearch(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f := bareFinder(t)
	f.path = realBinaries(t).dir
	if _, err := f.find(ctx, "", 0); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestParseMajor(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		out  string
		want int // 0: an error
	}{
		{"postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", 15},
		{"postgres (PostgreSQL) 17.10\n", 17},
		{"postgres (PostgreSQL) 18beta1\n", 18},
		{"postgres (PostgreSQL) 19devel\n", 19},
		{"postgres (PostgreSQL) 9.6.24\n", 9},
		{"postgres (EnterpriseDB) 15.1\n", 0},
		{"postgres (PostgreSQL) \n", 0},
		{"postgres (PostgreSQL) 99999\n", 0},
		{"", 0},
	} {
		got, err := parseMajor(tt.out)
		if got != tt.want || (err != nil) != (tt.want == 0) {
			t.Errorf("%q: got %d, %v; want %d", tt.out, got, err, tt.want)
		}
	}
}

func FuzzParseMajor(f *testing.F) {
	f.Add("postgres (PostgreSQL) 15.18 (Debian)")
	f.Add("postgres (PostgreSQL) 18beta1")
	f.Fuzz(func(t *testing.T, out string) {
		major, err := parseMajor(out)
		if (err == nil) != (major >= 1 && major <= 9999) {
			t.Errorf("%q: %d, %v", out, major, err)
		}
	})
}
