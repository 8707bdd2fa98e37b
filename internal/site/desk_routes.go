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
		manage   = access(archive.ActManage)

		article = link.DeskArticles + `/{id:\d+}`
		photo   = link.DeskPhotos + "/{id}"
		person  = link.DeskPeople + `/{id:\d+}`
		name    = link.DeskNames + `/{id:\d+}`
		source  = link.DeskSources + `/{id:\d+}`

		sitePage = link.DeskSite + "/pages/{kind}/{edition}"
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
		get(link.DeskSecondFactor, anyone, h.askSecondFactor),
		post(link.DeskSecondFactor, anyone, h.giveSecondFactor),
		post(link.DeskSignOut, enrolling, h.signOut),
		post(link.DeskSignOutAll, enrolling, h.signOutEverywhere),
		get(link.DeskFactors, enrolling, h.showFactors),
		post(link.DeskApp, fresh(enrolling), h.newApp),
		get(link.DeskAppPicture, enrolling, h.showAppPicture),
		post(link.DeskAppConfirm, enrolling, h.confirmApp),
		post(link.DeskAppRemove, fresh(signedIn), h.removeApp),
		post(link.DeskNewPasskey, fresh(enrolling), h.newPasskey),
		post(link.DeskPasskeys, enrolling, h.addPasskey),
		post(link.DeskPasskeyRemove, fresh(signedIn), h.removePasskey),
		post(link.DeskRecovery, fresh(signedIn), h.newRecoveryCodes),
		get(link.DeskAccount, signedIn, h.showAccount),
		post(link.DeskAccount, signedIn, h.saveAccount),
		post(link.DeskAccountPassword, fresh(signedIn), h.changePassword),
		post(link.DeskAccountSessions, signedIn, h.endSession),
		get(link.Desk, signedIn, h.showHome),
		get(link.DeskGo, signedIn, h.showPalette),

		get(link.DeskArticles, write, h.listArticles),
		post(link.DeskBulk, write, h.changeArticles),
		post(link.DeskUndo, write, h.undoChange),
		post(link.DeskFilters, write, h.saveFilter),
		post(link.DeskFilterRemove, write, h.removeFilter),
		get(link.DeskNewArticle, write, h.newArticle),
		post(link.DeskNewArticle, write, h.createArticle),
		get(link.DeskPaste, write, h.showPaste),
		post(link.DeskPaste, write, h.readPasted),
		get(article, write, h.editArticle),
		post(article, write, h.saveArticle),
		get(article+"/preview", write, h.previewArticle),
		get(article+"/preview-links", publish, h.listPreviewLinks),
		post(article+"/preview-links", publish, h.makePreviewLink),
		post(article+"/preview-links/revoke", publish, h.revokePreviewLink),
		post(article+"/presence", write, h.tellPresence),
		post(article+"/workflow", write, h.setWorkflow),
		get(article+"/discard", write, h.confirmDiscard),
		post(article+"/discard", write, h.discardArticle),
		get(article+"/publish", publish, h.confirmPublish),
		post(article+"/publish", publish, h.publishArticle),
		post(article+"/schedule", publish, h.scheduleArticle),
		post(article+"/schedule/move", publish, h.moveSchedule),
		post(article+"/schedule/cancel", publish, h.unscheduleArticle),
		get(article+"/revisions", write, h.showDeskRecord),
		get(article+"/compare", write, h.showComparison),
		get(article+"/restore", write, h.confirmRestore),
		post(article+"/restore", write, h.restoreRevision),
		get(article+"/remove-name", publish, h.showRedaction),
		post(article+"/remove-name", publish, h.redactArticle),
		post(article+"/search-engines", publish, h.switchSearchEngines),
		get(article+"/rename", publish, h.showRename),
		post(article+"/rename", publish, h.renameArticle),
		get(article+"/withdraw", publish, h.showWithdraw),
		post(article+"/withdraw", fresh(publish), h.withdrawArticle),
		post(article+"/replies", moderate, h.switchReplies),

		get(link.DeskCalendar, write, h.showCalendar),

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
		post(link.DeskRepliesUndo, moderate, h.undoDecision),
		get(link.DeskRepliesErase, moderate, h.showEraseReplies),
		post(link.DeskRepliesErase, fresh(moderate), h.eraseReplies),
		post(link.DeskRepliesCSV, fresh(moderate), h.exportReplies(asCSV)),
		post(link.DeskRepliesLines, fresh(moderate), h.exportReplies(asLines)),
		get(link.DeskErrors, moderate, h.listErrorReports),
		post(link.DeskErrors+`/{id:\d+}/settle`, moderate, h.settleErrorReport),

		get(link.DeskSite, manage, h.editSite),
		post(link.DeskSite, manage, h.saveSite),
		get(sitePage, manage, h.editSitePage),
		post(sitePage, manage, h.saveSitePage),

		get(link.DeskNames, publish, h.listContributors),
		get(name, publish, h.showContributor),
		post(name, publish, h.saveContributor),
		post(name+"/merge", fresh(publish), h.mergeContributor),
		get(link.DeskSources, publish, h.listSources),
		get(source, publish, h.showSource),
		post(source, publish, h.saveSource),
		post(source+"/merge", fresh(publish), h.mergeSource),

		get(link.DeskPeople, manage, h.listPeople),
		get(link.DeskInvite, manage, h.showInvite),
		post(link.DeskInvite, fresh(manage), h.invite),
		get(person, manage, h.showPerson),
		post(person+"/role", fresh(manage), h.setRole),
		post(person+"/active", fresh(manage), h.setActive),
		post(person+"/link", fresh(manage), h.makeLink),
		post(person+"/sign-out", manage, h.signOutPerson),
		post(person+"/second-factor", fresh(manage), h.removeFactors),

		get(link.DeskAudit, manage, h.listAudit),
		post(link.DeskAuditCSV, fresh(manage), h.exportAudit(asCSV)),
		post(link.DeskAuditLines, fresh(manage), h.exportAudit(asLines)),
	}
}
