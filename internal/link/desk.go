package link

import (
	"net/url"
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
	DeskCalendar    = "/desk/calendar"
	DeskPhotos      = "/desk/photos"
	DeskEditPhotos  = "/desk/photos/edit" // several at once
	DeskReplies     = "/desk/replies"
	DeskErrors      = "/desk/errors"
	DeskSite        = "/desk/site"
	DeskRepliesBulk = "/desk/replies/decide"
	DeskPeople      = "/desk/people"
	DeskInvite      = "/desk/people/new"
	DeskNames       = "/desk/contributors"
	DeskSources     = "/desk/sources"
	DeskAudit       = "/desk/audit"
	DeskAuditCSV    = "/desk/audit.csv"
	DeskAuditLines  = "/desk/audit.jsonl"

	DeskRepliesUndo  = "/desk/replies/undo"
	DeskRepliesErase = "/desk/replies/erase"
	DeskRepliesCSV   = "/desk/replies.csv"
	DeskRepliesLines = "/desk/replies.jsonl"

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

// DeskArticleAction returns where one of an article's actions stands: "preview", "workflow", "publish", "schedule",
// "rename", "withdraw", "restore", "replies", "discard", ….
func DeskArticleAction(id int64, action string) string { return DeskArticle(id) + "/" + action }

// DeskSitePage returns the form of a page on which the site tells of itself.
func DeskSitePage(k archive.PageKind, e archive.Edition) string {
	return DeskSite + "/pages/" + string(k) + "/" + string(e)
}

// DeskCalendarMonth returns the calendar of a month, "2026-11".
func DeskCalendarMonth(month string) string { return DeskCalendar + "?month=" + month }

// Previews is the folder of the links by which someone without an account sees a draft.
const Previews = "/preview"

// Preview returns where a token shows a draft.
func Preview(token string) string { return Previews + "/" + token }

// PreviewPhotos returns the folder of the photos of the draft that a token shows.
func PreviewPhotos(token string) string { return Preview(token) + "/photos" }

// DeskCompare returns the comparison of two versions of an article: numbers of revisions, or "draft".
func DeskCompare(id int64, from, to string) string {
	return DeskArticleAction(id, "compare") + "?from=" + from + "&to=" + to
}

// DeskRestore returns where revision n of an article is brought back.
func DeskRestore(id int64, n int) string {
	return DeskArticleAction(id, "restore") + "?revision=" + strconv.Itoa(n)
}

// DeskPhoto returns the page of a photo in the library.
func DeskPhoto(id string) string { return DeskPhotos + "/" + id }

// DeskPhotoAction returns where one of a photo's actions stands: "pull", "put-back", "replace", "restore".
func DeskPhotoAction(id, action string) string { return DeskPhoto(id) + "/" + action }

// DeskPhotosWith returns the photos of the library that have a flaw.
func DeskPhotosWith(flaw archive.PhotoFlaw) string { return DeskPhotos + "?show=" + string(flaw) }

// DeskRendition returns a rendition for the desk alone, published or not.
func DeskRendition(id string, r archive.Rendition) string {
	return DeskPhotos + "/" + id + "/" + strconv.Itoa(r.Width) + ".jpg"
}

// DeskTranslation returns the form of a new article that translates another one into an edition.
func DeskTranslation(id int64, e archive.Edition) string {
	return withQuery(DeskNewArticle, url.Values{"translates": {strconv.FormatInt(id, 10)}, "edition": {string(e)}})
}

// AllReplies stands for every state of a reply, in DeskReplyQueue.
const AllReplies = "all"

// DeskReplyQueue returns the replies that a filter selects.
func DeskReplyQueue(f archive.ReplyFilter) string {
	q := url.Values{}
	for name, value := range map[string]string{"state": ReplyStateName(f.State), "q": f.Words, "report": f.Report} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if f.State == archive.ReplyHeld {
		q.Del("state")
	}
	if f.After != 0 {
		q.Set("after", strconv.FormatInt(f.After, 10))
	}
	return withQuery(DeskReplies, q)
}

// ReplyStateName returns what a form or an address calls a state.
func ReplyStateName(s archive.ReplyState) string {
	if s == "" {
		return AllReplies
	}
	return string(s)
}

// Settled is the state of the error reports that the desk has dealt with, in DeskErrorQueue.
const Settled = "settled"

// DeskErrorQueue returns the error reports that wait or are settled, those after the one with an id; 0 is
// the beginning.
func DeskErrorQueue(settled bool, afterID int64) string {
	q := url.Values{}
	if settled {
		q.Set("state", Settled)
	}
	if afterID != 0 {
		q.Set("after", strconv.FormatInt(afterID, 10))
	}
	return withQuery(DeskErrors, q)
}

// DeskErrorSettle returns where an error report is put away.
func DeskErrorSettle(id int64) string {
	return DeskErrors + "/" + strconv.FormatInt(id, 10) + "/settle"
}

// DeskThen returns a page that leads on to next, an address with its query: DeskSignIn, DeskSecondFactor, …
func DeskThen(page, next string) string { return withQuery(page, url.Values{"next": {next}}) }

// DeskOlder returns a list of the desk, filtered by q, from a cursor on. It changes q.
func DeskOlder(list string, q url.Values, c archive.Cursor) string {
	q.Set("before", EncodeCursor(c))
	return withQuery(list, q)
}

// DeskSourceUses returns the page of a source with where it was used, which is recorded.
func DeskSourceUses(id int64) string {
	return withQuery(DeskName(DeskSources, id), url.Values{"used": {"show"}})
}

// DeskList returns a list of the desk with the parameters q.
func DeskList(list string, q url.Values) string { return withQuery(list, q) }

func withQuery(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
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
