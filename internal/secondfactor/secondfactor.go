// Package secondfactor checks what editors prove themselves with beside a password: codes of an authenticator app, passkeys,
// and recovery codes for the day when both are lost.
//
// The secrets of apps are sealed with a key that stands in a file and not in the database: a stolen dump makes no codes.
package secondfactor

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"dateline/internal/archive"
)

// Store is what the factors need of the database.
type Store interface {
	Factors(ctx context.Context, editorID int64) (archive.Factors, error)
	SetTOTP(ctx context.Context, editorID int64, secret []byte, step int64) error
	TOTP(ctx context.Context, editorID int64) ([]byte, error)
	UseTOTPStep(ctx context.Context, editorID, step int64) error
	SetRecoveryCodes(ctx context.Context, editorID int64, hashes [][]byte) error
	UseRecoveryCode(ctx context.Context, editorID int64, hash []byte) error
	AddPasskey(ctx context.Context, editorID int64, k archive.Passkey) error
	UsePasskey(ctx context.Context, editorID int64, k archive.Passkey) error

	CountSignIn(ctx context.Context, limits []archive.SignInLimit) error
	SignedIn(ctx context.Context, limits []archive.SignInLimit) error
	SiteKey(ctx context.Context, name string) ([]byte, error)
	Audit(ctx context.Context, editorID int64, action string, articleID int64) error
}

// Factors checks and enrols. It may be used by several goroutines at once.
type Factors struct {
	store    Store
	seal     sealer
	webauthn *webauthn.WebAuthn // nil where the site has no name that passkeys could be bound to
	now      func() time.Time
}

// New returns the Factors of the site at base, whose key file holds 32 bytes. Passkeys need a site with a host
// name: where base names a bare network address there are none.
func New(store Store, key []byte, base *url.URL) (*Factors, error) {
	f := &Factors{store: store, now: time.Now}
	var err error
	if f.seal, err = newSealer(key); err != nil {
		return nil, err
	}
	if net.ParseIP(base.Hostname()) != nil {
		return f, nil
	}
	f.webauthn, err = webauthn.New(&webauthn.Config{RPID: base.Hostname(), RPOrigins: []string{base.Scheme + "://" + base.Host}})
	if err != nil {
		return nil, fmt.Errorf("passkeys for %s: %w", base, err)
	}
	return f, nil
}

// Limits of the codes that may be tried on one account. Whoever gets so far knows its password: a stranger locks nobody out.
const (
	codeWindow = 15 * time.Minute
	maxCodes   = 8
)

// Check takes a code of the authenticator app or a recovery code, uses it up, and says which it was: "totp" or
// "recovery code". It answers archive.ErrSignIn for what is neither or was used, and archive.ErrTooMany.
func (f *Factors) Check(ctx context.Context, editorID int64, code string) (how string, err error) {
	limits, err := f.count(ctx, editorID)
	if err != nil {
		return "", err
	}
	how, err = f.try(ctx, editorID, code)
	return how, f.settle(ctx, editorID, limits, err)
}

func (f *Factors) try(ctx context.Context, editorID int64, code string) (how string, err error) {
	if plain, ok := readRecoveryCode(code); ok {
		return "recovery code", f.store.UseRecoveryCode(ctx, editorID, hashRecoveryCode(plain))
	}
	return "totp", f.useTOTP(ctx, editorID, code)
}

// count counts an attempt before anything is looked at, as with passwords.
func (f *Factors) count(ctx context.Context, editorID int64) ([]archive.SignInLimit, error) {
	key, err := f.store.SiteKey(ctx, "sign-in")
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(fmt.Appendf(key, "code %d", editorID))
	limits := []archive.SignInLimit{{Key: sum[:], Max: maxCodes, Window: codeWindow}}
	return limits, f.store.CountSignIn(ctx, limits)
}

// settle forgets the attempts that ended well, and records one that did not.
func (f *Factors) settle(ctx context.Context, editorID int64, limits []archive.SignInLimit, err error) error {
	switch {
	case err == nil:
		return f.store.SignedIn(ctx, limits)
	case errors.Is(err, archive.ErrSignIn):
		return errors.Join(err, f.store.Audit(ctx, editorID, "editor.sign_in_failed", 0))
	}
	return err
}
