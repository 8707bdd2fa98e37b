//go:build linux || darwin

package pgserver

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// folderLock is an exclusive claim on a folder. The kernel drops it when the
// process ends, however it ends. The server does not inherit it.
type folderLock struct{ file *os.File }

// lockFolder claims dir at once or returns a [*LockedError].
func lockFolder(dir string) (*folderLock, error) {
	f, err := openLock(dir, syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		text, _ := os.ReadFile(filepath.Join(dir, "lock"))
		pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
		return nil, &LockedError{Dir: dir, PID: pid}
	}
	if err != nil {
		return nil, err
	}
	// Only a courtesy to whoever is refused.
	if err := errors.Join(f.Truncate(0), writeLine(f, strconv.Itoa(os.Getpid()))); err != nil {
		f.Close()
		return nil, err
	}
	return &folderLock{f}, nil
}

// waitForFolder claims dir, waiting for as long as another process holds it.
func waitForFolder(dir string) (*folderLock, error) {
	f, err := openLock(dir, syscall.LOCK_EX)
	if err != nil {
		return nil, err
	}
	return &folderLock{f}, nil
}

// release gives the folder back. The file stays: removing it would let two
// processes each lock a file of that name.
func (l *folderLock) release() error {
	// Closing alone would not do at once: a child being forked just now holds
	// a copy of the descriptor until it runs its program.
	return errors.Join(syscall.Flock(int(l.file.Fd()), syscall.LOCK_UN), l.file.Close())
}

func openLock(dir string, how int) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if err == nil {
			return f, nil
		}
		if !errors.Is(err, syscall.EINTR) {
			f.Close()
			return nil, fmt.Errorf("lock %s: %w", dir, err)
		}
	}
}

func writeLine(w io.Writer, line string) error {
	_, err := io.WriteString(w, line+"\n")
	return err
}
