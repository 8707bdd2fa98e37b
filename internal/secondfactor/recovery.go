package secondfactor

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"strings"
)

const (
	recoveryCodes  = 10
	recoveryLength = 16 // characters of 5 bits: too many to guess, so that a plain hash will do
	recoveryGroup  = 4
)

// alphabet is Crockford's: no letter in it is taken for a digit.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// NewRecoveryCodes replaces the recovery codes of an account and returns the new ones as they are written down. Only their
// hashes are stored: they cannot be shown again.
func (f *Factors) NewRecoveryCodes(ctx context.Context, editorID int64) ([]string, error) {
	codes, hashes := make([]string, recoveryCodes), make([][]byte, recoveryCodes)
	for i := range codes {
		var b [recoveryLength]byte
		_, _ = rand.Read(b[:]) // never fails
		for j := range b {
			b[j] = alphabet[b[j]%32]
		}
		hashes[i] = hashRecoveryCode(string(b[:]))
		var groups []string
		for j := 0; j < recoveryLength; j += recoveryGroup {
			groups = append(groups, string(b[j:j+recoveryGroup]))
		}
		codes[i] = strings.Join(groups, "-")
	}
	return codes, f.store.SetRecoveryCodes(ctx, editorID, hashes)
}

// readRecoveryCode reads a code however it was typed, and reports whether it has the form of one.
func readRecoveryCode(s string) (plain string, ok bool) {
	plain = strings.NewReplacer("-", "", " ", "", "o", "0", "i", "1", "l", "1").Replace(strings.ToLower(s))
	if len(plain) != recoveryLength || strings.Trim(plain, alphabet) != "" {
		return "", false
	}
	return plain, true
}

func hashRecoveryCode(plain string) []byte {
	sum := sha256.Sum256([]byte(plain))
	return sum[:]
}
