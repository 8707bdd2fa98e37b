package desk

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"net/netip"
	"runtime"
	"time"

	"github.com/alexedwards/argon2id"

	"dateline/internal/archive"
)

// passwordParams follow OWASP's advice for argon2id: 19 MiB, two passes, one lane.
var passwordParams = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// decoy is compared with when there is no account, so that the answer takes the same time.
var decoy = mustHash("the password of nobody at all")

// hashing bounds how many passwords are hashed at once: each takes 19 MiB.
var hashing = make(chan struct{}, max(2, runtime.NumCPU()))

func mustHash(password string) string {
	h, err := argon2id.CreateHash(password, passwordParams)
	if err != nil {
		panic(err) // only when the system has no randomness
	}
	return h
}

// Limits of attempts to sign in, within signInWindow.
const (
	signInWindow     = 15 * time.Minute
	maxPerPersonHere = 8  // one account from one network
	maxPerNetwork    = 40 // any account from one network
	maxPerPerson     = 60 // one account from anywhere: high, so that a stranger can hardly lock an editor out
)

// SignIn returns the account that e-mail and password fit. network is where the attempt comes from, as a
// prefix; the zero Prefix when it is not known. It answers archive.ErrSignIn, the same and after the same time
// for an unknown account, a wrong password and an account that is not active, or archive.ErrTooMany.
func (d *Desk) SignIn(ctx context.Context, email, password string, network netip.Prefix) (archive.Editor, error) {
	email = archive.NormaliseEmail(email)
	limits, err := d.limits(ctx, email, network)
	if err != nil {
		return archive.Editor{}, err
	}
	if err := d.store.CountSignIn(ctx, limits); err != nil {
		return archive.Editor{}, err
	}
	e, err := d.store.EditorByEmail(ctx, email)
	if err != nil && !errors.Is(err, archive.ErrNotFound) {
		return archive.Editor{}, err
	}
	if err := d.check(ctx, e, password); err != nil {
		return archive.Editor{}, err
	}
	return e, d.store.SignedIn(ctx, limits)
}

// Confirm checks the password of someone who is signed in already. It counts, and answers, as SignIn does.
func (d *Desk) Confirm(ctx context.Context, e archive.Editor, password string, network netip.Prefix) error {
	limits, err := d.limits(ctx, e.Email, network)
	if err != nil {
		return err
	}
	if err := d.store.CountSignIn(ctx, limits); err != nil {
		return err
	}
	if err := d.check(ctx, e, password); err != nil {
		return err
	}
	return d.store.SignedIn(ctx, limits)
}

// limits are those that an attempt to sign in is counted against.
func (d *Desk) limits(ctx context.Context, email string, network netip.Prefix) ([]archive.SignInLimit, error) {
	key, err := d.store.SiteKey(ctx, "sign-in")
	if err != nil {
		return nil, err
	}
	person, here := "person "+email, "network "+network.String()
	return []archive.SignInLimit{
		{Key: keyed(key, person+" "+here), Max: maxPerPersonHere, Window: signInWindow},
		{Key: keyed(key, person), Max: maxPerPerson, Window: signInWindow},
		{Key: keyed(key, here), Max: maxPerNetwork, Window: signInWindow},
	}, nil
}

// check compares a password with that of an account; the zero Editor takes the same time. A failure is recorded.
func (d *Desk) check(ctx context.Context, e archive.Editor, password string) error {
	hash := e.PasswordHash
	if hash == "" {
		hash = decoy
	}
	fits, err := compare(ctx, password, hash)
	if err != nil {
		return err
	}
	if !fits || e.PasswordHash == "" || !e.Active {
		return errors.Join(archive.ErrSignIn, d.store.Audit(ctx, e.ID, "editor.sign_in_failed", 0))
	}
	return nil
}

// SetUp makes the first account, an admin, through the link of the first set-up. It answers
// archive.FieldErrors or archive.ErrLinkUsed.
func (d *Desk) SetUp(ctx context.Context, token string, e archive.Editor, password string) (archive.Editor, error) {
	e.Role = archive.RoleAdmin
	if err := joinFields(e.Normalise(), archive.CheckPassword(password)); err != nil {
		return archive.Editor{}, err
	}
	hash, err := hashPassword(ctx, password)
	if err != nil {
		return archive.Editor{}, err
	}
	e.PasswordHash = hash
	return d.store.SetUp(ctx, token, e)
}

// SetPassword stores a password chosen through a one-time link and ends every session of its account. It
// answers archive.FieldErrors on "password" or archive.ErrLinkUsed.
func (d *Desk) SetPassword(ctx context.Context, token, password string) (archive.Editor, error) {
	if err := archive.CheckPassword(password); err != nil {
		return archive.Editor{}, err
	}
	hash, err := hashPassword(ctx, password)
	if err != nil {
		return archive.Editor{}, err
	}
	return d.store.SetPassword(ctx, token, hash)
}

// ChangePassword stores a password that an editor chose at the desk, and ends every session of the account. It
// answers archive.FieldErrors on "password".
func (d *Desk) ChangePassword(ctx context.Context, editorID int64, password string) (archive.Editor, error) {
	if err := archive.CheckPassword(password); err != nil {
		return archive.Editor{}, err
	}
	hash, err := hashPassword(ctx, password)
	if err != nil {
		return archive.Editor{}, err
	}
	return d.store.ChangePassword(ctx, editorID, hash)
}

func hashPassword(ctx context.Context, password string) (string, error) {
	if err := acquire(ctx); err != nil {
		return "", err
	}
	defer func() { <-hashing }()
	return argon2id.CreateHash(password, passwordParams)
}

func compare(ctx context.Context, password, hash string) (bool, error) {
	if err := acquire(ctx); err != nil {
		return false, err
	}
	defer func() { <-hashing }()
	return argon2id.ComparePasswordAndHash(password, hash)
}

func acquire(ctx context.Context) error {
	select {
	case hashing <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func keyed(key []byte, s string) []byte {
	m := hmac.New(sha256.New, key)
	m.Write([]byte(s))
	return m.Sum(nil)
}

// joinFields puts the FieldErrors of several checks together.
func joinFields(errs ...error) error {
	var all archive.FieldErrors
	for _, err := range errs {
		if f, ok := err.(archive.FieldErrors); ok {
			all = append(all, f...)
		}
	}
	return all.Err()
}
