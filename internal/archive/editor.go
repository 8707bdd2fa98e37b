package archive

import (
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Role is what an editor's account may do.
type Role string

// The roles of an account.
const (
	RoleWriter    Role = "writer"
	RoleEditor    Role = "editor"
	RoleModerator Role = "moderator"
	RoleAdmin     Role = "admin"
)

// Roles lists every role, least first.
var Roles = []Role{RoleWriter, RoleModerator, RoleEditor, RoleAdmin}

// Action is something that only some roles may do.
type Action string

// The actions that the roles are asked about.
const (
	ActWrite    Action = "write"    // read the desk, write drafts, add photos
	ActPublish  Action = "publish"  // publish, rename, withdraw
	ActModerate Action = "moderate" // decide about replies
	ActManage   Action = "manage"   // accounts, the audit trail, the settings of the site
)

// allowed is the rule as data: what each role may do.
var allowed = map[Role][]Action{
	RoleWriter:    {ActWrite},
	RoleModerator: {ActModerate},
	RoleEditor:    {ActWrite, ActPublish, ActModerate},
	RoleAdmin:     {ActWrite, ActPublish, ActModerate, ActManage},
}

// May reports whether the role allows the action.
func (r Role) May(a Action) bool {
	return slices.Contains(allowed[r], a)
}

// MinPassword is the least length of a password, in characters.
const MinPassword = 12

// Editor is an account of the desk.
type Editor struct {
	ID           int64
	Email        string
	Name         string
	Role         Role
	PasswordHash string // "" until a sign-in link was used
	SessionEpoch int    // raised when every session ends: one that was about to begin then does not
	Active       bool
	Language     Edition // of the desk; "" as the browser asks
	SecondFactor bool    // has a passkey or an authenticator app
}

// Session is one browser that is signed in. Neither its address nor its agent is known.
type Session struct {
	ID      int64
	BegunAt time.Time
	UsedAt  time.Time // to the minute
	FreshAt time.Time // when a password or a second factor was last given
}

// Normalise trims e and lowers its address, and returns what is wrong with it, in FieldErrors.
func (e *Editor) Normalise() error {
	e.Name, e.Email = strings.TrimSpace(e.Name), NormaliseEmail(e.Email)
	var errs FieldErrors
	if e.Name == "" {
		errs.Add("name", "Give the name that colleagues see at the desk.")
	}
	if a, err := mail.ParseAddress(e.Email); err != nil || a.Address != e.Email || len(e.Email) > 254 {
		errs.Add("email", "Write the address as name@example.org.")
	}
	if _, ok := allowed[e.Role]; !ok {
		errs.Add("role", "Choose writer, moderator, editor or admin.")
	}
	return errs.Err()
}

// NormaliseEmail returns the address as accounts store it.
func NormaliseEmail(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// CheckPassword returns FieldErrors on "password" when it is too short or too long.
func CheckPassword(password string) error {
	var errs FieldErrors
	switch n := utf8.RuneCountInString(password); {
	case n < MinPassword:
		errs.Add("password", "Use at least 12 characters; a few words that only you would put together are best.")
	case len(password) > 1024:
		errs.Add("password", "Use at most 1,024 bytes.")
	}
	return errs.Err()
}

// SignInLimit bounds the attempts to sign in counted against one key.
type SignInLimit struct {
	Key    []byte // an HMAC: it names neither a person nor an address
	Max    int
	Window time.Duration
}
