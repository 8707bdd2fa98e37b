package secondfactor

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"dateline/internal/archive"
)

// HasPasskeys reports whether this site can have passkeys.
func (f *Factors) HasPasskeys() bool { return f.webauthn != nil }

// Ceremony is what a browser is asked for, and what must be kept until it answers.
type Ceremony struct {
	Options []byte // JSON for the page's script
	Kept    []byte // JSON for the session
}

// owner is an account as the library sees it. It hands devices a random handle, never the account's number.
type owner struct {
	editor  archive.Editor
	factors archive.Factors
}

func (o owner) WebAuthnID() []byte          { return o.factors.Handle }
func (o owner) WebAuthnName() string        { return o.editor.Email }
func (o owner) WebAuthnDisplayName() string { return o.editor.Name }

func (o owner) WebAuthnCredentials() (list []webauthn.Credential) {
	for _, k := range o.factors.Passkeys {
		var c webauthn.Credential
		if json.Unmarshal(k.Credential, &c) == nil { // one that cannot be read opens nothing
			list = append(list, c)
		}
	}
	return list
}

func (f *Factors) owner(ctx context.Context, e archive.Editor) (owner, error) {
	if f.webauthn == nil {
		return owner{}, archive.ErrNotFound
	}
	factors, err := f.store.Factors(ctx, e.ID)
	return owner{e, factors}, err
}

// NewPasskey asks a device of the account for a passkey to the site, which has a name. archive.ErrNotFound where it can have none.
func (f *Factors) NewPasskey(ctx context.Context, e archive.Editor, site string) (Ceremony, error) {
	o, err := f.owner(ctx, e)
	if err != nil {
		return Ceremony{}, err
	}
	var known []protocol.CredentialDescriptor
	for _, c := range o.WebAuthnCredentials() {
		known = append(known, c.Descriptor())
	}
	options, kept, err := f.webauthn.BeginRegistration(o, webauthn.WithExclusions(known), webauthn.WithRegistrationRelyingPartyName(site),
		webauthn.WithConveyancePreference(protocol.PreferNoAttestation)) // which make of key it is concerns nobody
	return ceremony(options, kept, err)
}

// AddPasskey gives the account the passkey that its device made. archive.ErrSignIn when the answer does not fit the question.
func (f *Factors) AddPasskey(ctx context.Context, e archive.Editor, name string, kept, answer []byte) error {
	o, err := f.owner(ctx, e)
	if err != nil {
		return err
	}
	var asked webauthn.SessionData
	if err := json.Unmarshal(kept, &asked); err != nil {
		return archive.ErrSignIn
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return refused(err)
	}
	c, err := f.webauthn.CreateCredential(o, asked, parsed)
	if err != nil {
		return refused(err)
	}
	stored, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("write a passkey: %w", err)
	}
	return f.store.AddPasskey(ctx, e.ID, archive.Passkey{ID: c.ID, Name: name, Credential: stored})
}

// AskPasskey asks for one of the account's passkeys. archive.ErrNotFound when it has none.
func (f *Factors) AskPasskey(ctx context.Context, e archive.Editor) (Ceremony, error) {
	o, err := f.owner(ctx, e)
	if err == nil && len(o.factors.Passkeys) == 0 {
		err = archive.ErrNotFound
	}
	if err != nil {
		return Ceremony{}, err
	}
	options, kept, err := f.webauthn.BeginLogin(o)
	return ceremony(options, kept, err)
}

// CheckPasskey checks a device's answer. It answers archive.ErrSignIn when it does not fit, or when the key seems to have been
// copied, and archive.ErrTooMany.
func (f *Factors) CheckPasskey(ctx context.Context, e archive.Editor, kept, answer []byte) error {
	limits, err := f.count(ctx, e.ID)
	if err != nil {
		return err
	}
	return f.settle(ctx, e.ID, limits, f.tryPasskey(ctx, e, kept, answer))
}

func (f *Factors) tryPasskey(ctx context.Context, e archive.Editor, kept, answer []byte) error {
	o, err := f.owner(ctx, e)
	if err != nil {
		return err
	}
	var asked webauthn.SessionData
	if err := json.Unmarshal(kept, &asked); err != nil {
		return archive.ErrSignIn
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return refused(err)
	}
	c, err := f.webauthn.ValidateLogin(o, asked, parsed)
	if err != nil {
		return refused(err)
	}
	if c.Authenticator.CloneWarning {
		return refused(errors.New("the counter of the passkey went back"))
	}
	stored, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("write a passkey: %w", err)
	}
	return f.store.UsePasskey(ctx, e.ID, archive.Passkey{ID: c.ID, Credential: stored})
}

func ceremony(options any, kept *webauthn.SessionData, err error) (Ceremony, error) {
	if err != nil {
		return Ceremony{}, fmt.Errorf("ask for a passkey: %w", err)
	}
	o, err := json.Marshal(options)
	if err != nil {
		return Ceremony{}, fmt.Errorf("ask for a passkey: %w", err)
	}
	k, err := json.Marshal(kept)
	return Ceremony{Options: o, Kept: k}, err
}

func refused(err error) error { return fmt.Errorf("%w: %w", archive.ErrSignIn, err) }
