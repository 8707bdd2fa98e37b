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
	DeskEditPhotos  = "/desk/photos/edit" // several at once
	DeskReplies     = "/desk/replies"
	DeskRepliesBulk = "/desk/replies/decide"
)

// DeskArticle returns the form of an article.
func DeskArticle(id int64) string { return DeskArticles + "/" + strconv.FormatInt(id, 10) }

// DeskArticleAction returns where one of an article's actions stands: "preview", "publish", "rename",
// "withdraw", "restore", "replies", "discard".
func DeskArticleAction(id int64, action string) string { return DeskArticle(id) + "/" + action }

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

// DeskToken returns a one-time link's address: DeskSetup or DeskPassword with its token.
func DeskToken(page, token string) string { return page + "?token=" + token }
