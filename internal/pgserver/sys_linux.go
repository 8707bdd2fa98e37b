package pgserver

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// runsThroughHandle: the server needs no permission on the folders above its
// own, because it gets an open descriptor of it.
const runsThroughHandle = true

// homeMode is for a new Config.DataDir.
const homeMode = 0o700

// localeFlags: under plain C, trigram search sees no Korean at all.
var localeFlags = []string{"--locale=C.UTF-8"}

// folderHandle is a cluster folder as the server gets to see it.
type folderHandle struct {
	*os.File
	name string // what the server calls it
}

// openFolder opens dir for a child that may not be able to walk to it. The
// child's first extra file is its descriptor 3, and every process it forks
// inherits that. (Its working directory would not do: PostgreSQL 15 changes
// it and comes back by name.)
func openFolder(dir string) (*folderHandle, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	return &folderHandle{f, "/proc/self/fd/3"}, nil
}

// inherit is for exec.Cmd's ExtraFiles.
func (h *folderHandle) inherit() []*os.File { return []*os.File{h.File} }

// chownPipe gives one end of a pipe to the account that will open it by name.
func chownPipe(f *os.File, uid, gid int) error { return f.Chown(uid, gid) }

// serverAttr has the kernel ask the server for a fast shutdown when the thread
// that started it ends, which is what a killed program comes to. Its own
// process group keeps a Ctrl-C at the terminal from ending it before us.
func serverAttr(a account) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: a.credential(), Setpgid: true, Pdeathsig: syscall.SIGINT}
}

// processes lists what runs on this machine. The arguments of a process can be
// read without any right over it, unlike its working directory. A process that
// has ended, but whose parent has not asked after it yet, has none.
func processes() ([]process, error) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil, fmt.Errorf("list processes: %w", err)
	}
	var list []process
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		cmdline, err := os.ReadFile(filepath.Join("/proc", e.Name(), "cmdline"))
		if err != nil { // gone meanwhile
			continue
		}
		args := bytes.ReplaceAll(bytes.TrimRight(cmdline, "\x00"), []byte{0}, []byte{' '})
		list = append(list, process{pid, strings.TrimSpace(string(args))})
	}
	return list, nil
}
