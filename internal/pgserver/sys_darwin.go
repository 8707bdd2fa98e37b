package pgserver

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// runsThroughHandle: macOS has no /proc, so the server's account must be able
// to walk to the folder.
const runsThroughHandle = false

// homeMode is for a new Config.DataDir. The files in it have their own.
const homeMode = 0o711

// localeFlags: under plain C, trigram search sees no Korean at all, and
// C.UTF-8 is missing from macOS. Its locale UTF-8 knows about letters only.
var localeFlags = []string{"--locale=C", "--lc-ctype=UTF-8"}

// folderHandle is a cluster folder as the server gets to see it.
type folderHandle struct {
	name string // what the server calls it
}

func openFolder(dir string) (*folderHandle, error) { return &folderHandle{dir}, nil }

// Close does nothing.
func (h *folderHandle) Close() error { return nil }

// inherit is for exec.Cmd's ExtraFiles.
func (h *folderHandle) inherit() []*os.File { return nil }

// chownPipe does nothing: /dev/stdin is a copy of the descriptor here.
func chownPipe(*os.File, int, int) error { return nil }

// serverAttr gives the server its own process group, which keeps a Ctrl-C at
// the terminal from ending it before us. The kernel cannot be asked to end it
// with us; the next start does.
func serverAttr(a account) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: a.credential(), Setpgid: true}
}

// processes lists what runs on this machine.
func processes() ([]process, error) {
	out, err := exec.Command("/bin/ps", "-axww", "-o", "pid=,command=").Output()
	if err != nil {
		return nil, fmt.Errorf("list processes: %w", err)
	}
	var list []process
	for line := range strings.Lines(string(out)) {
		pid, args, _ := strings.Cut(strings.TrimSpace(line), " ")
		if n, err := strconv.Atoi(pid); err == nil {
			list = append(list, process{n, strings.TrimSpace(args)})
		}
	}
	return list, nil
}
