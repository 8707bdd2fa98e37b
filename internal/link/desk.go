package link

import (
	"strconv"

	"dateline/internal/archive"
)

// Addresses of the desk that take no argument.
const (
	Desk            = "/desk"
	DeskSetup       = "/desk/setup"
	DeskSignIn      = "/desk/sign-in"
	DeskSignOut     = "/desk/sign-out"
	DeskSignOutAll  = "/desk/sign-out-everywhere"
	DeskAccount     = "/desk/account"
	DeskPassword    = "/desk/password" // opened by a one-time link
	DeskArticles    = "/desk/articles"
	DeskNewArticle  = "/desk/articles/new"
	DeskPaste       = "/desk/paste"
	DeskPhotos      = "/desk/photos"
	DeskReplies     = "/desk/replies"
	DeskRepliesBulk = "/desk/replies/decide"
	DeskPeople      = "/desk/people"
	DeskInvite      = "/desk/people/new"
	DeskNames       = "/desk/contributors"
	DeskSources     = "/desk/sources"
	DeskAudit       = "/desk/audit"
	DeskAuditCSV    = "/desk/audit.csv"
	DeskAuditLines  = "/desk/audit.jsonl"

	DeskAccountPassword = "/desk/account/password"
	DeskAccountSessions = "/desk/account/sessions"

	DeskSecondFactor  = "/desk/sign-in/second-factor" // asks for it
	DeskFactors       = "/desk/account/second-factor" // sets it up
	DeskApp           = "/desk/account/second-factor/app"
	DeskAppPicture    = "/desk/account/second-factor/app.png"
	DeskAppConfirm    = "/desk/account/second-factor/app/confirm"
	DeskAppRemove     = "/desk/account/second-factor/app/remove"
	DeskPasskeys      = "/desk/account/second-factor/passkeys"
	DeskNewPasskey    = "/desk/account/second-factor/passkeys/new"
	DeskPasskeyRemove = "/desk/account/second-factor/passkeys/remove"
	DeskRecovery      = "/desk/account/second-factor/recovery-codes"
)

// DeskArticle returns the form of an article.
func DeskArticle(id int64) string { return DeskArticles + "/" + strconv.FormatInt(id, 10) }

// DeskArticleAction returns where one of an article's actions stands: "preview", "publish", "rename",
// "withdraw", "restore", "replies", "discard".
func DeskArticleAction(id int64, action string) string { return DeskArticle(id) + "/" + action }

// DeskPhoto returns the page of a photo in the library.
func DeskPhoto(id string) string { return DeskPhotos + "/" + id }

// DeskRendition returns a rendition for the desk alone, published or not.
func DeskRendition(id string, r archive.Rendition) string {
	return DeskPhotos + "/" + id + "/" + strconv.Itoa(r.Width) + ".jpg"
}

// DeskPerson returns the page of an account.
func DeskPerson(id int64) string { return DeskPeople + "/" + strconv.FormatInt(id, 10) }

// DeskPersonAction returns where one of the changes to an account is sent: "role", "active", "link", "sign-out".
func DeskPersonAction(id int64, action string) string { return DeskPerson(id) + "/" + action }

// DeskName returns the page of a contributor or a source at the desk: list is DeskNames or DeskSources.
func DeskName(list string, id int64) string { return list + "/" + strconv.FormatInt(id, 10) }

// DeskNameMerge returns where a contributor or a source is merged into another.
func DeskNameMerge(list string, id int64) string { return DeskName(list, id) + "/merge" }

// DeskToken returns a one-time link's address: DeskSetup or DeskPassword with its token.
func DeskToken(page, token string) string { return page + "?token=" + token }
