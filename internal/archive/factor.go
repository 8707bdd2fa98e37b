package archive

import "time"

// Factors are what an account can prove itself with beside its password.
type Factors struct {
	Handle        []byte    // random; all that a passkey keeps of the account
	App           time.Time // when an authenticator app was set up; zero when none is
	Passkeys      []Passkey
	RecoveryCodes int // how many are left
}

// Passkey is a key on a device of an editor. The database has only its public half.
type Passkey struct {
	ID         []byte
	Name       string // given by its owner
	Credential []byte // JSON of the library that checks it
	AddedAt    time.Time
	UsedAt     time.Time // zero when never
}
