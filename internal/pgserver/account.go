//go:build linux || darwin

package pgserver

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is who the server runs as. The zero account means: as ourselves.
type account struct {
	name     string
	uid, gid int
	drop     bool // whether root hands over to it
}

// chooseAccount names the account for the cluster in dir, which may not exist
// yet. An existing cluster decides by its owner, so that installing a
// "postgres" account later does not lock anyone out.
func chooseAccount(dir string) (account, error) {
	info, err := os.Stat(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return account{}, err
	}
	me := os.Geteuid()
	if info != nil {
		owner := info.Sys().(*syscall.Stat_t)
		switch {
		case me != 0 && int(owner.Uid) != me:
			return account{}, fmt.Errorf("the database in %s belongs to user %d, not to you (user %d); start Dateline as its owner, or as root", dir, owner.Uid, me)
		case me == 0 && owner.Uid == 0:
			return account{}, fmt.Errorf("the database in %s belongs to root, which PostgreSQL refuses; run `chown -R postgres %[1]s` (or nobody)", dir)
		case me == 0:
			uid := strconv.Itoa(int(owner.Uid))
			a := account{name: uid, uid: int(owner.Uid), gid: int(owner.Gid), drop: true}
			// The group counts for little; prefer the account's own, since
			// that of the folder may be root's.
			if u, err := user.LookupId(uid); err == nil {
				a.name = u.Username
				a.gid, err = strconv.Atoi(u.Gid)
				return a, err
			}
			return a, nil
		}
		return account{}, nil
	}
	if me != 0 {
		return account{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errU := strconv.Atoi(u.Uid)
		gid, errG := strconv.Atoi(u.Gid)
		return account{name: name, uid: uid, gid: gid, drop: true}, errors.Join(errU, errG)
	}
	return account{}, errors.New("PostgreSQL refuses to run as root, and this machine has neither an account postgres nor nobody; start Dateline from an ordinary account")
}

// own gives path to the account.
func (a account) own(path string) error {
	if !a.drop {
		return nil
	}
	return os.Chown(path, a.uid, a.gid)
}

// credential is what a child process changes to; nil means no change.
func (a account) credential() *syscall.Credential {
	if !a.drop {
		return nil
	}
	return &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
}

// reach returns an [*UnreachableError] if the mode bits of a folder on the way
// to path shut the account out. It cannot see access lists, so ask only once
// the kernel has said no.
func (a account) reach(path string) error {
	if !a.drop {
		return nil
	}
	for _, dir := range ancestors(path) {
		info, err := os.Stat(dir)
		if err != nil {
			return err
		}
		st := info.Sys().(*syscall.Stat_t)
		bit := fs.FileMode(0o001)
		switch {
		case int(st.Uid) == a.uid:
			bit = 0o100
		case int(st.Gid) == a.gid:
			bit = 0o010
		}
		if info.Mode()&bit == 0 {
			return &UnreachableError{Path: path, Folder: dir, Account: a.name}
		}
	}
	return nil
}

// ancestors lists path and the folders above it, from the root down.
func ancestors(path string) []string {
	if parent := filepath.Dir(path); parent != path {
		return append(ancestors(parent), path)
	}
	return []string{path}
}
