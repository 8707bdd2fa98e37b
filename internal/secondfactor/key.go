package secondfactor

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

const keyLength = 32

// OpenKey reads the key of a file, which it makes, for its owner alone, when there is none yet. Every node of an archive needs
// the same file.
func OpenKey(file string) ([]byte, error) {
	key, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeKey(file); err != nil {
			return nil, err
		}
		key, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, fmt.Errorf("key of the second factors: %w", err)
	}
	if len(key) != keyLength {
		return nil, fmt.Errorf("key of the second factors: %s holds %d bytes, not %d; put the file back from a backup", file, len(key), keyLength)
	}
	return key, nil
}

// makeKey writes a new key whole or not at all; of two at once, the first one's stays.
func makeKey(file string) error {
	temp, err := os.CreateTemp(filepath.Dir(file), ".key-*") // 0600
	if err != nil {
		return fmt.Errorf("make the key of the second factors: %w", err)
	}
	defer func() { _ = os.Remove(temp.Name()) }()
	key := make([]byte, keyLength)
	_, _ = rand.Read(key) // never fails
	_, err = temp.Write(key)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("write the key of the second factors: %w", err)
	}
	if err := os.Link(temp.Name(), file); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("keep the key of the second factors: %w", err)
	}
	return nil
}

// sealer encrypts small secrets, each for one account: moved to another, it does not open.
type sealer struct{ aead cipher.AEAD }

func newSealer(key []byte) (sealer, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return sealer{}, fmt.Errorf("key of the second factors: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return sealer{aead}, err
}

func (s sealer) close(editorID int64, secret []byte) []byte {
	return s.aead.Seal(nil, nil, secret, account(editorID))
}

// errSealed says that a secret was sealed with another key file.
var errSealed = errors.New("the secret does not open: was the key file lost or replaced? Recovery codes still work")

func (s sealer) open(editorID int64, sealed []byte) ([]byte, error) {
	secret, err := s.aead.Open(nil, nil, sealed, account(editorID))
	if err != nil {
		return nil, errSealed
	}
	return secret, nil
}

func account(editorID int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(editorID)) }
