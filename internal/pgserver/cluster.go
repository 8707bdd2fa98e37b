//go:build linux || darwin

package pgserver

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// The owner of the database is no superuser, so that a hole in the program
// does not become one in the machine. A superuser can run commands.
const (
	superuser = "postgres"
	role      = "dateline"
	database  = "dateline"
)

// cluster is the data directory inside Config.DataDir and how to work on it.
type cluster struct {
	home    string // Config.DataDir
	account account
	tests   bool // see Config.ForTests
}

func (c *cluster) dir() string { return filepath.Join(c.home, "cluster") }

// major reads which PostgreSQL made the cluster; 0 means that there is none.
func (c *cluster) major() (int, error) {
	file := filepath.Join(c.dir(), "PG_VERSION")
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		// A folder without PG_VERSION is none of ours. Do not build in it.
		if _, err := os.Stat(c.dir()); err == nil {
			return 0, fmt.Errorf("%s is there but holds no PostgreSQL database (PG_VERSION is missing); move it away", c.dir())
		}
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	major, err := strconv.Atoi(string(bytes.TrimSpace(text)))
	if err != nil {
		return 0, fmt.Errorf("%s does not hold a version: %w", file, err)
	}
	return major, nil
}

// create makes the cluster under a temporary name and renames it when it is
// whole, so that an interrupted first start leaves nothing that looks like a
// database.
func (c *cluster) create(ctx context.Context, b binaries) error {
	tmp := c.dir() + ".new"
	if err := os.RemoveAll(tmp); err != nil { // of an earlier, interrupted try
		return err
	}
	if err := os.Mkdir(tmp, 0o700); err != nil {
		return err
	}
	defer os.RemoveAll(tmp) // finds nothing after the rename
	if err := c.account.own(tmp); err != nil {
		return err
	}
	superPassword, err := c.keepPassword("superuser-password")
	if err != nil {
		return err
	}
	password, err := c.keepPassword("password")
	if err != nil {
		return err
	}
	initdb := []string{
		"--username=" + superuser, "--pwfile=/dev/stdin", "--auth=scram-sha-256",
		"--encoding=UTF8", "--locale-provider=libc", "--data-checksums", "--no-instructions",
	}
	initdb = append(initdb, localeFlags...)
	single := append([]string{"--single"}, flags([]string{
		"exit_on_error=on", // else it ends well whatever happened
		"log_error_verbosity=terse",
		"log_min_error_statement=panic", // the statement holds the password
	})...)
	if c.tests {
		initdb = append(initdb, "--no-sync")
		single = append(single, flags(withoutDurability)...)
	}
	if err := c.run(ctx, tmp, superPassword, b.initdb(), initdb...); err != nil {
		return err
	}
	if err := c.run(ctx, tmp, c.setup(password), b.postgres(), append(single, "postgres")...); err != nil {
		return err
	}
	if err := os.Rename(tmp, c.dir()); err != nil {
		return err
	}
	return syncFolder(c.home)
}

// setup is the SQL that a new cluster starts with, one statement a line as
// `postgres --single` wants it. The password is letters and digits.
func (c *cluster) setup(password string) string {
	may := ""
	if c.tests {
		may = " CREATEDB"
	}
	return "CREATE ROLE " + role + " LOGIN" + may + " PASSWORD '" + password + "';\n" +
		"CREATE DATABASE " + database + " OWNER " + role + ";\n" +
		"REVOKE ALL ON DATABASE " + database + " FROM PUBLIC;"
}

// run runs a program of PostgreSQL on the data directory dir and feeds it
// input, a few lines.
func (c *cluster) run(ctx context.Context, dir, input, program string, args ...string) error {
	handle, err := openFolder(dir)
	if err != nil {
		return err
	}
	defer handle.Close()
	// A pipe that the account owns: initdb opens /dev/stdin by name, and the
	// password never lies in a file that the account can read.
	stdin, feed, err := os.Pipe()
	if err != nil {
		return err
	}
	defer stdin.Close()
	defer feed.Close()
	if c.account.drop {
		if err := chownPipe(stdin, c.account.uid, c.account.gid); err != nil {
			return err
		}
	}
	if err := writeLine(feed, input); err != nil { // fits the pipe's buffer
		return err
	}
	if err := feed.Close(); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = "/"
	cmd.Env = append(environ(), "PGDATA="+handle.name)
	cmd.ExtraFiles = handle.inherit()
	cmd.SysProcAttr = serverAttr(c.account)
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) } // and all that it forked
	cmd.Stdin = stdin
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	runtime.LockOSThread() // see Server.run
	defer runtime.UnlockOSThread()
	if err := cmd.Run(); err != nil {
		return c.explain(fmt.Errorf("%s on %s: %w: %s", filepath.Base(program), dir, err, strings.TrimSpace(stderr.String())))
	}
	return nil
}

// explain names the folder that shut the account out, if one did.
func (c *cluster) explain(err error) error {
	if runsThroughHandle {
		return err
	}
	return errors.Join(c.account.reach(c.home), err)
}

// passwordShape is what rand.Text makes: nothing that SQL would need to quote.
var passwordShape = regexp.MustCompile(`^[A-Z2-7]{26,}$`)

// keepPassword returns the password kept in a file that only we can read, and
// makes one if there is none. One that is there stays: a cluster that was
// moved away may come back and need it.
func (c *cluster) keepPassword(name string) (string, error) {
	file := filepath.Join(c.home, name)
	kept, err := os.ReadFile(file)
	if text := string(bytes.TrimSpace(kept)); err == nil && passwordShape.MatchString(text) {
		return text, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	password := rand.Text()
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", err
	}
	return password, errors.Join(f.Chmod(0o600), writeLine(f, password), f.Sync(), f.Close())
}

// password reads the role's password.
func (c *cluster) password() (string, error) {
	text, err := os.ReadFile(filepath.Join(c.home, "password"))
	if err != nil {
		return "", fmt.Errorf("the password of the database is gone: %w", err)
	}
	return string(bytes.TrimSpace(text)), nil
}

// syncFolder makes a rename in dir outlast a power cut.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
