package secondfactor

import (
	"bytes"
	"errors"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"dateline/internal/archive"
	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func open(t *testing.T) (*Factors, archive.Editor) {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(store.Close)
	e, err := store.AddEditor(t.Context(), archive.Editor{Name: "A", Email: "a@example.org", Role: archive.RoleEditor})
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(store, bytes.Repeat([]byte{1}, keyLength), &url.URL{Scheme: "https", Host: "news.example.org"})
	if err != nil {
		t.Fatal(err)
	}
	return f, e
}

// TestACodeIsAcceptedOnce tries one code from many hands at the same instant.
func TestACodeIsAcceptedOnce(t *testing.T) {
	t.Parallel()
	f, e := open(t)
	at := time.Now()
	f.now = func() time.Time { return at }
	sealed := f.NewApp(e.ID)
	text, err := f.AppText(e.ID, sealed)
	if err != nil {
		t.Fatal(err)
	}
	code := func(at time.Time) string {
		t.Helper()
		c, err := totp.GenerateCode(text, at)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if err := f.ConfirmApp(t.Context(), e.ID, sealed, code(at)); err != nil {
		t.Fatal(err)
	}
	at = at.Add(period * time.Second)
	next := code(at)
	var (
		wg       sync.WaitGroup
		accepted atomic.Int64
	)
	for range 5 {
		wg.Go(func() {
			switch _, err := f.Check(t.Context(), e.ID, next); {
			case err == nil:
				accepted.Add(1)
			case !errors.Is(err, archive.ErrSignIn):
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if accepted.Load() != 1 {
		t.Errorf("one code was accepted %d times", accepted.Load())
	}
	if _, err := f.Check(t.Context(), e.ID, code(at.Add(-period*time.Second))); !errors.Is(err, archive.ErrSignIn) {
		t.Errorf("an earlier code after a later one: %v", err)
	}
}

func TestSecretsAreSealed(t *testing.T) {
	t.Parallel()
	f, e := open(t)
	sealed := f.NewApp(e.ID)
	if _, err := f.AppText(e.ID+1, sealed); !errors.Is(err, errSealed) {
		t.Errorf("another account opens it: %v", err)
	}
	other, err := newSealer(bytes.Repeat([]byte{2}, keyLength))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.open(e.ID, sealed); !errors.Is(err, errSealed) {
		t.Errorf("another key opens it: %v", err)
	}
	picture, err := f.AppPicture(e.ID, sealed, "The Beacon", "a+b@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if m, err := png.Decode(bytes.NewReader(picture)); err != nil || m.Bounds().Dx() != qrWidth {
		t.Errorf("the picture: %v", err)
	}
}

func TestKeyFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "key")
	var (
		wg   sync.WaitGroup
		keys [4][]byte
	)
	for i := range keys {
		wg.Go(func() {
			var err error
			if keys[i], err = OpenKey(file); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, k := range keys {
		if !bytes.Equal(k, keys[0]) {
			t.Error("two nodes that start at once made two keys")
		}
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(file, []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenKey(file); err == nil {
		t.Error("a damaged key was taken")
	}
}

func TestNoPasskeysForABareAddress(t *testing.T) {
	t.Parallel()
	f, err := New(nil, make([]byte, keyLength), &url.URL{Scheme: "http", Host: "127.0.0.1:8080"})
	if err != nil || f.HasPasskeys() {
		t.Errorf("passkeys: %v, %v", f.HasPasskeys(), err)
	}
}
