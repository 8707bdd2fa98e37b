package site

import (
	"net/http"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// routes is the table of the desk. A POST stands where its form does.
func (h *deskHandlers) routes() []route {
	const (
		write    = access(archive.ActWrite)
		publish  = access(archive.ActPublish)
		moderate = access(archive.ActModerate)

		article = link.DeskArticles + `/{id:\d+}`
		photo   = link.DeskPhotos + "/{id}"
	)
	get := func(pattern string, who access, do actionFunc) route {
		return route{http.MethodGet, pattern, who, h.action(do)}
	}
	post := func(pattern string, who access, do actionFunc) route {
		return route{http.MethodPost, pattern, who, h.action(do)}
	}
	return []route{
		get(link.DeskSetup, anyone, h.showSetup),
		post(link.DeskSetup, anyone, h.setUp),
		get(link.DeskPassword, anyone, h.showPassword),
		post(link.DeskPassword, anyone, h.setPassword),
		get(link.DeskSignIn, anyone, h.showSignIn),
		post(link.DeskSignIn, anyone, h.signIn),
		post(link.DeskSignOut, signedIn, h.signOut),
		post(link.DeskSignOutAll, signedIn, h.signOutEverywhere),
		get(link.DeskAccount, signedIn, h.showAccount),
		get(link.Desk, signedIn, h.goHome),

		get(link.DeskArticles, write, h.listArticles),
		get(link.DeskNewArticle, write, h.newArticle),
		post(link.DeskNewArticle, write, h.createArticle),
		get(link.DeskPaste, write, h.showPaste),
		post(link.DeskPaste, write, h.readPasted),
		get(article, write, h.editArticle),
		post(article, write, h.saveArticle),
		get(article+"/preview", write, h.previewArticle),
		post(article+"/workflow", write, h.setWorkflow),
		get(article+"/discard", write, h.confirmDiscard),
		post(article+"/discard", write, h.discardArticle),
		get(article+"/publish", publish, h.confirmPublish),
		post(article+"/publish", publish, h.publishArticle),
		get(article+"/rename", publish, h.showRename),
		post(article+"/rename", publish, h.renameArticle),
		get(article+"/withdraw", publish, h.showWithdraw),
		post(article+"/withdraw", publish, h.withdrawArticle),
		post(article+"/replies", moderate, h.switchReplies),

		get(link.DeskPhotos, write, h.listPhotos),
		post(link.DeskPhotos, write, h.addPhotos),
		get(photo, write, h.editPhoto),
		post(photo, write, h.savePhoto),
		get(link.DeskEditPhotos, write, h.showEditPhotos),
		post(link.DeskEditPhotos, write, h.editPhotos),
		post(photo+"/pull", publish, h.pullPhoto),
		post(photo+"/put-back", publish, h.putBackPhoto),
		post(photo+"/replace", publish, h.replacePhoto),
		post(photo+"/restore", publish, h.restorePhoto),
		get(photo+"/{file}", write, h.showDeskRendition),

		get(link.DeskReplies, moderate, h.listReplies),
		post(link.DeskRepliesBulk, moderate, h.decideReplies),
	}
}
