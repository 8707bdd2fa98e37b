package view

import (
	"encoding/base64"

	"dateline/internal/archive"
)

// DeskSecondFactorPage asks for a second factor at sign-in.
type DeskSecondFactorPage struct {
	DeskPage
	Next    string // where to go then: an address of the desk
	Problem string // why it was refused, "" at first
	Passkey string // JSON of what to ask a passkey; "" for an account that has none
}

// DeskFactorsPage is what an account has beside its password.
type DeskFactorsPage struct {
	DeskPage
	Factors  archive.Factors
	Passkeys bool // the site can have them
	Required bool // and is lacking
}

// DeskAppPage sets up an authenticator app.
type DeskAppPage struct {
	DeskPage
	Secret  string // as it is typed by hand
	Problem string
}

// DeskPasskeyPage asks the browser for a new passkey.
type DeskPasskeyPage struct {
	DeskPage
	Options string // JSON of what to ask for
	Name    string
	Problem string
}

// DeskRecoveryPage shows recovery codes, once.
type DeskRecoveryPage struct {
	DeskPage
	Codes []string
}

func passkeyID(k archive.Passkey) string { return base64.RawURLEncoding.EncodeToString(k.ID) }

// grouped writes a secret in groups of four, as it is easiest to type.
func grouped(s string) string {
	out := ""
	for i := 0; i < len(s); i += 4 {
		out += s[i:min(i+4, len(s))] + " "
	}
	return out
}
