package secondfactor

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"errors"
	"fmt"
	"image/png"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"dateline/internal/archive"
)

const (
	period  = 30 // seconds that a code lasts
	skew    = 1  // periods that a phone's clock may be off
	qrWidth = 240
)

var secretText = base32.StdEncoding.WithPadding(base32.NoPadding)

// NewApp makes the secret of an authenticator app for an account, sealed. It does nothing until ConfirmApp.
func (f *Factors) NewApp(editorID int64) (sealed []byte) {
	secret := make([]byte, 20)
	_, _ = rand.Read(secret) // never fails
	return f.seal.close(editorID, secret)
}

// AppText returns a new app's secret as it is typed by hand.
func (f *Factors) AppText(editorID int64, sealed []byte) (string, error) {
	secret, err := f.seal.open(editorID, sealed)
	return secretText.EncodeToString(secret), err
}

// AppPicture returns a new app's secret as a PNG of the code that phones read. account is what the phone shows beside the
// site's name.
func (f *Factors) AppPicture(editorID int64, sealed []byte, site, account string) ([]byte, error) {
	text, err := f.AppText(editorID, sealed)
	if err != nil {
		return nil, err
	}
	address := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + site + ":" + account,
		RawQuery: url.Values{"secret": {text}, "issuer": {site}}.Encode()}
	key, err := otp.NewKeyFromURL(strings.ReplaceAll(address.String(), "+", "%20")) // phones show a plus as it is
	if err != nil {
		return nil, fmt.Errorf("address of an authenticator app: %w", err)
	}
	picture, err := key.Image(qrWidth, qrWidth)
	if err != nil {
		return nil, fmt.Errorf("draw the code of an authenticator app: %w", err)
	}
	var b bytes.Buffer
	err = png.Encode(&b, picture)
	return b.Bytes(), err
}

// ConfirmApp gives the account a new app, once a code shows that the phone has it. archive.ErrSignIn when the code does not
// fit, archive.ErrTooMany after too many that did not.
func (f *Factors) ConfirmApp(ctx context.Context, editorID int64, sealed []byte, code string) error {
	limits, err := f.count(ctx, editorID)
	if err != nil {
		return err
	}
	step, err := f.step(editorID, sealed, code)
	if err == nil {
		err = f.store.SetTOTP(ctx, editorID, sealed, step)
	}
	return f.settle(ctx, editorID, limits, err)
}

func (f *Factors) useTOTP(ctx context.Context, editorID int64, code string) error {
	sealed, err := f.store.TOTP(ctx, editorID)
	if errors.Is(err, archive.ErrNotFound) {
		return archive.ErrSignIn
	}
	if err != nil {
		return err
	}
	step, err := f.step(editorID, sealed, code)
	if err != nil {
		return err
	}
	return f.store.UseTOTPStep(ctx, editorID, step)
}

// step returns the period whose code it is, so that it can be used up; archive.ErrSignIn when it is of none near now.
func (f *Factors) step(editorID int64, sealed []byte, code string) (int64, error) {
	text, err := f.AppText(editorID, sealed)
	if err != nil {
		return 0, err
	}
	code = strings.Join(strings.Fields(code), "")
	now := f.now().Unix() / period
	for step := now - skew; step <= now+skew; step++ {
		want, err := totp.GenerateCode(text, time.Unix(step*period, 0))
		if err != nil {
			return 0, fmt.Errorf("code of an authenticator app: %w", err)
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return step, nil
		}
	}
	return 0, archive.ErrSignIn
}
