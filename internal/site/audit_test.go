package site

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/link"
)

// leavesNoTrace says why a form of the desk is not recorded.
var leavesNoTrace = map[string]string{
	link.DeskApp:                       "it shows a secret that opens nothing yet; confirming it is recorded",
	link.DeskNewPasskey:                "it asks the device, whose answer is recorded",
	link.DeskPasskeys:                  "a device has to answer: test/browser does, and finds it in the record",
	`/desk/articles/{id:\d+}/presence`: "it changes nothing: it says who has the form open, for a minute",
	"/desk/paste":                      "it reads a text and keeps nothing",
}

// recordedForms make each form of the desk do what it is for, as an admin.
var recordedForms = map[string]func(t *testing.T, m *matrixWorld, b *browser){
	link.DeskSetup: func(t *testing.T, _ *matrixWorld, _ *browser) {
		w := newWorld(t)
		token, err := w.store.NewLink(t.Context(), 0, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		before := lastEntry(t, w)
		b := w.browser(t)
		b.want(b.get(link.DeskToken(link.DeskSetup, token)), 200)
		b.want(b.submit("main form", url.Values{"name": {"Kim"}, "email": {"kim@example.org"}, "password": {testPassword}}, ""), 200)
		if after := lastEntry(t, w); after.ID <= before.ID {
			t.Error("the first account was not recorded")
		}
	},
	link.DeskPassword: func(t *testing.T, m *matrixWorld, _ *browser) {
		b, form := m.browser(t), url.Values{}
		b.want(b.get(link.DeskToken(link.DeskPassword, m.token(t, m.spareEditor(t), form))), 200)
		b.want(b.submit("main form", url.Values{"password": {testPassword}}, ""), 200)
	},
	link.DeskSignIn:          func(t *testing.T, m *matrixWorld, _ *browser) { m.again(t) },
	link.DeskSignOut:         func(t *testing.T, m *matrixWorld, _ *browser) { m.post(m.again(t), link.DeskSignOut, nil) },
	link.DeskSignOutAll:      func(t *testing.T, m *matrixWorld, b *browser) { m.post(b, link.DeskSignOutAll, nil) },
	link.DeskAccount:         posts(link.DeskAccount, url.Values{"language": {"en"}}),
	link.DeskAccountPassword: posts(link.DeskAccountPassword, url.Values{"password": {testPassword}}),
	link.DeskAccountSessions: func(t *testing.T, m *matrixWorld, b *browser) {
		m.again(t)
		b.want(b.get(link.DeskAccount), 200)
		b.want(b.submit(".desk-sessions form", nil, ""), 200)
	},
	link.DeskSecondFactor: func(t *testing.T, m *matrixWorld, b *browser) {
		codes := enrolApp(b)
		other := m.browser(t)
		other.want(other.get(link.DeskSignIn), 200)
		other.want(other.submit("main form", url.Values{"email": {"admin@example.org"}, "password": {testPassword}}, ""), 200)
		other.want(other.submit("form#code", url.Values{"code": {codes[0]}}, ""), 200)
		m.post(b, link.DeskAppRemove, nil)
	},
	link.DeskAppConfirm:    func(_ *testing.T, m *matrixWorld, b *browser) { enrolApp(b); m.post(b, link.DeskAppRemove, nil) },
	link.DeskAppRemove:     posts(link.DeskAppRemove, nil),
	link.DeskPasskeyRemove: posts(link.DeskPasskeyRemove, nil),
	link.DeskRecovery: func(_ *testing.T, m *matrixWorld, b *browser) {
		enrolApp(b)
		m.post(b, link.DeskRecovery, nil)
		m.post(b, link.DeskAppRemove, nil)
	},
	`/desk/people/{id:\d+}/second-factor`: onPerson("second-factor", nil),
	link.DeskNewArticle:                   func(_ *testing.T, _ *matrixWorld, b *browser) { write(b, nil) },
	`/desk/articles/{id:\d+}`: func(_ *testing.T, _ *matrixWorld, b *browser) {
		b.want(b.get(write(b, nil)), 200)
		b.want(b.submit(articleForm, url.Values{"deck": {"Another deck."}}, "save"), 200)
	},
	link.DeskBulk: func(t *testing.T, m *matrixWorld, b *browser) { m.sendToReview(t, b) },
	link.DeskUndo: func(t *testing.T, m *matrixWorld, b *browser) {
		m.sendToReview(t, b)
		b.want(b.submit(".desk-undo form", nil, ""), 200)
	},
	link.DeskFilters: posts(link.DeskFilters, url.Values{"name": {"Ferries"}, "list": {"q=ferry"}}),
	link.DeskFilterRemove: func(_ *testing.T, _ *matrixWorld, b *browser) {
		b.want(b.get(link.DeskArticleList("q=train")), 200)
		b.want(b.submit(`form[action="`+link.DeskFilters+`"]`, url.Values{"name": {"To be removed"}}, ""), 200)
		b.want(b.submit(`form[action="`+link.DeskFilterRemove+`"]`, nil, ""), 200)
	},
	`/desk/articles/{id:\d+}/workflow`:        onArticle("workflow", url.Values{"workflow": {"review"}}),
	`/desk/articles/{id:\d+}/discard`:         onArticle("discard", nil),
	`/desk/articles/{id:\d+}/publish`:         func(_ *testing.T, _ *matrixWorld, b *browser) { publishIt(b, write(b, nil)) },
	`/desk/articles/{id:\d+}/rename`:          onPublished("rename", url.Values{"slug": {"another-address"}}),
	`/desk/articles/{id:\d+}/withdraw`:        onPublished("withdraw", url.Values{"reason": {"It put someone at risk."}}),
	`/desk/articles/{id:\d+}/replies`:         onPublished("replies", url.Values{"open": {"no"}}),
	`/desk/articles/{id:\d+}/schedule`:        func(_ *testing.T, _ *matrixWorld, b *browser) { b.schedule(write(b, nil), "2099-03-01T08:00", "") },
	`/desk/articles/{id:\d+}/schedule/move`:   onScheduled("schedule/move", url.Values{"at": {"2099-03-02T08:00"}}),
	`/desk/articles/{id:\d+}/schedule/cancel`: onScheduled("schedule/cancel", nil),
	`/desk/articles/{id:\d+}/search-engines`:  onPublished("search-engines", url.Values{"admit": {"no"}}),
	`/desk/articles/{id:\d+}/preview-links`:   onArticle("preview-links", url.Values{"days": {"1"}}),
	`/desk/articles/{id:\d+}/preview-links/revoke`: func(t *testing.T, m *matrixWorld, b *browser) {
		id := m.revocable(t)
		m.post(b, link.DeskArticleAction(m.reports["en"].article.ID, "preview-links/revoke"), url.Values{"link": {fmt.Sprint(id)}})
	},
	`/desk/articles/{id:\d+}/restore`: func(_ *testing.T, m *matrixWorld, b *browser) {
		b.want(b.get(link.DeskRestore(m.reports["en"].article.ID, 1)), 200)
		b.want(b.submit("main form", nil, ""), 200)
	},
	`/desk/articles/{id:\d+}/remove-name`: func(t *testing.T, m *matrixWorld, b *browser) {
		a := archivetest.InsertArticle(t, m.store, time.Time{}, archivetest.Body("<p>Choe Il-nam waited.</p>"))
		b.want(b.get(link.DeskArticleAction(a.ID, "remove-name")), 200)
		b.want(b.submit("main form", url.Values{"names": {"Choe Il-nam"}, "with": {"a farmer"}, "note": {"A name was taken out."}}, "look"), 200)
		b.want(b.submit("main form", nil, "remove"), 200)
	},
	link.DeskPhotos: func(t *testing.T, _ *matrixWorld, b *browser) {
		b.want(b.get(link.DeskPhotos), 200)
		b.want(b.submit(`form[enctype]`, nil, "", upload{"a.jpg", testPhoto(t, 77)}), 200)
	},
	"/desk/photos/{id}": func(_ *testing.T, m *matrixWorld, b *browser) {
		b.want(b.get(link.DeskPhoto(m.photo.ID)), 200)
		b.want(b.submit("main form", url.Values{"caption": {"Another caption"}}, ""), 200)
	},
	link.DeskEditPhotos: func(_ *testing.T, m *matrixWorld, b *browser) {
		b.want(b.get(link.DeskEditPhotos+"?id="+m.photo.ID), 200)
		b.want(b.submit("main form", url.Values{"credit": {"Ada Penn"}, "credit_mode": {"all"}}, ""), 200)
	},
	"/desk/photos/{id}/pull": func(t *testing.T, m *matrixWorld, b *browser) {
		b.want(b.get(link.DeskPhoto(m.addPhoto(t, 81).ID)), 200)
		b.want(b.submit(`form[action$="/pull"]`, nil, ""), 200)
	},
	"/desk/photos/{id}/put-back": func(t *testing.T, m *matrixWorld, b *browser) {
		p := m.addPhoto(t, 82)
		if err := m.store.PullPhoto(t.Context(), p.ID, "", 0); err != nil {
			t.Fatal(err)
		}
		b.want(b.get(link.DeskPhoto(p.ID)), 200)
		b.want(b.submit(`form[action$="/put-back"]`, url.Values{"checked": {"on"}}, ""), 200)
	},
	"/desk/photos/{id}/replace": func(t *testing.T, m *matrixWorld, b *browser) {
		b.want(b.get(link.DeskPhoto(m.addPhoto(t, 83).ID)), 200)
		b.want(b.send(`form[action$="/replace"]`, "photo", upload{"new.jpg", testPhoto(t, 84)}), 200)
	},
	"/desk/photos/{id}/restore": func(t *testing.T, m *matrixWorld, b *browser) {
		old := m.addPhoto(t, 85)
		if err := m.store.ReplacePhoto(t.Context(), old.ID, m.addPhoto(t, 86).ID, 0); err != nil {
			t.Fatal(err)
		}
		b.want(b.get(link.DeskPhoto(old.ID)), 200)
		b.want(b.submit(`form[action$="/restore"]`, url.Values{"checked": {"on"}}, ""), 200)
	},
	link.DeskRepliesBulk: func(t *testing.T, m *matrixWorld, b *browser) {
		r := archive.NewReply{ShortID: m.reports["en"].article.ShortID, Name: "Ann", Text: "Thanks", Submission: "audited"}
		if err := m.store.AddReply(t.Context(), r, 0); err != nil {
			t.Fatal(err)
		}
		b.want(b.get(link.DeskReplies), 200)
		b.want(b.submit(queueForm, url.Values{"decision": {"spam"}, "id": {attr(b.one(`input[name="id"]`), "value")}}, ""), 200)
	},
	link.DeskRepliesUndo: func(t *testing.T, m *matrixWorld, b *browser) {
		r := m.reply(t, m.reports["en"].article, archive.NewReply{Name: "Ann", Text: "Undone"})
		b.want(b.get(link.DeskReplies), 200)
		b.want(b.submit(queueForm, url.Values{"one": {"spam " + number(r.ID)}}, ""), 200)
		b.want(b.submit(undoForm, nil, ""), 200)
	},
	link.DeskRepliesErase: func(t *testing.T, m *matrixWorld, b *browser) {
		r := m.reply(t, m.reports["en"].article, archive.NewReply{Name: "Zoe", Text: "Erased"})
		m.post(b, link.DeskRepliesErase, url.Values{"name": {"Zoe"}, "id": {number(r.ID)}, "action": {"erase"}})
	},
	link.DeskRepliesCSV:   posts(link.DeskRepliesCSV, nil),
	link.DeskRepliesLines: posts(link.DeskRepliesLines, nil),
	`/desk/contributors/{id:\d+}`: func(t *testing.T, m *matrixWorld, b *browser) {
		m.post(b, link.DeskName(link.DeskNames, m.nameID(t)), url.Values{"name": {"Mira Holt"}, "about": {"Reports from Sorrel."}})
	},
	`/desk/contributors/{id:\d+}/merge`: func(t *testing.T, m *matrixWorld, b *browser) {
		other, err := m.store.SaveContributor(t.Context(), archive.Contributor{Name: "M. Holt"})
		if err != nil {
			t.Fatal(err)
		}
		m.post(b, link.DeskNameMerge(link.DeskNames, other.ID), url.Values{"into": {"Mira Holt"}, "sure": {"on"}})
	},
	`/desk/sources/{id:\d+}`: func(t *testing.T, m *matrixWorld, b *browser) {
		m.post(b, link.DeskName(link.DeskSources, m.sourceID(t, archive.SourcePerson, "Ada Penn en")), url.Values{"name": {"Ada Penn"}})
	},
	`/desk/sources/{id:\d+}/merge`: func(t *testing.T, m *matrixWorld, b *browser) {
		m.sourceID(t, archive.SourceConfidential, "Heron")
		m.post(b, link.DeskNameMerge(link.DeskSources, m.sourceID(t, archive.SourceConfidential, "Wren")),
			url.Values{"into": {"Heron"}, "sure": {"on"}})
	},
	`/desk/errors/{id:\d+}/settle`: func(t *testing.T, m *matrixWorld, b *browser) {
		m.post(b, link.DeskErrorSettle(m.errorReport(t, m.reports["en"])), nil)
	},
	link.DeskSite: func(_ *testing.T, _ *matrixWorld, b *browser) {
		b.want(b.get(link.DeskSite), 200)
		b.want(b.submit(settingsForm, url.Values{"name.en": {"The Record"}}, ""), 200)
	},
	link.DeskSite + "/pages/{kind}/{edition}": func(_ *testing.T, _ *matrixWorld, b *browser) {
		b.want(b.get(link.DeskSitePage(archive.PageAbout, "en")), 200)
		b.want(b.submit("main form", url.Values{"title": {"Us"}}, ""), 200)
	},
	link.DeskAuditCSV:                posts(link.DeskAuditCSV, nil),
	link.DeskAuditLines:              posts(link.DeskAuditLines, nil),
	link.DeskInvite:                  posts(link.DeskInvite, url.Values{"name": {"Lee"}, "email": {"lee@example.org"}, "role": {"writer"}}),
	`/desk/people/{id:\d+}/role`:     onPerson("role", url.Values{"role": {"editor"}}),
	`/desk/people/{id:\d+}/active`:   onPerson("active", url.Values{"active": {"no"}}),
	`/desk/people/{id:\d+}/link`:     onPerson("link", nil),
	`/desk/people/{id:\d+}/sign-out`: onPerson("sign-out", nil),
}

// sendToReview sends a new draft to review from the list.
func (m *matrixWorld) sendToReview(t *testing.T, b *browser) {
	d := archivetest.InsertDraft(t, m.store)
	m.post(b, link.DeskBulk, url.Values{"do": {"review"}, "article": {fmt.Sprintf("%d.%d", d.Article.ID, d.Version)}})
}

func posts(path string, form url.Values) func(*testing.T, *matrixWorld, *browser) {
	return func(_ *testing.T, m *matrixWorld, b *browser) { m.post(b, path, form) }
}

func onPerson(action string, form url.Values) func(*testing.T, *matrixWorld, *browser) {
	return func(t *testing.T, m *matrixWorld, b *browser) {
		m.post(b, link.DeskPersonAction(m.spareEditor(t), action), form)
	}
}

func onArticle(action string, form url.Values) func(*testing.T, *matrixWorld, *browser) {
	return func(t *testing.T, m *matrixWorld, b *browser) {
		m.post(b, link.DeskArticleAction(archivetest.InsertDraft(t, m.store).Article.ID, action), form)
	}
}

func onScheduled(action string, form url.Values) func(*testing.T, *matrixWorld, *browser) {
	return func(_ *testing.T, m *matrixWorld, b *browser) {
		at := write(b, nil)
		b.schedule(at, "2099-03-01T08:00", "")
		m.post(b, at+"/"+action, form)
	}
}

func onPublished(action string, form url.Values) func(*testing.T, *matrixWorld, *browser) {
	return func(t *testing.T, m *matrixWorld, b *browser) {
		a := archivetest.InsertArticle(t, m.store, time.Time{}, archivetest.Headline("A report about "+action))
		m.post(b, link.DeskArticleAction(a.ID, action), form)
	}
}

// post sends a form that must be carried out.
func (m *matrixWorld) post(b *browser, path string, form url.Values) {
	b.t.Helper()
	if got := m.ask(b, http.MethodPost, path, form); got != "allowed" || b.status >= 400 {
		b.t.Fatalf("POST %s: %s, status %d", path, got, b.status)
	}
}

// again signs the admin in from another browser.
func (m *matrixWorld) again(t *testing.T) *browser {
	t.Helper()
	b := m.browser(t)
	b.want(b.get(link.DeskSignIn), 200)
	b.want(b.submit("main form", url.Values{"email": {"admin@example.org"}, "password": {testPassword}}, ""), 200)
	return b
}

func lastEntry(t *testing.T, w *world) archive.AuditEntry {
	t.Helper()
	list, err := w.store.AuditEntries(t.Context(), archive.AuditFilter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		return archive.AuditEntry{}
	}
	return list[0]
}

// TestEveryChangeIsRecorded carries out every form of the desk and finds it in the record. A new form fails this test until it
// stands in recordedForms or says in leavesNoTrace why not.
func TestEveryChangeIsRecorded(t *testing.T) {
	t.Parallel()
	m := newMatrixWorld(t)
	for _, r := range m.routes(t) {
		if r.method != http.MethodPost || !isDesk(r.pattern) || leavesNoTrace[r.pattern] != "" {
			continue
		}
		change := recordedForms[r.pattern]
		if change == nil {
			t.Errorf("POST %s is neither tried nor exempt", r.pattern)
			continue
		}
		b := m.again(t)
		before := lastEntry(t, m.world)
		change(t, m, b)
		entries, err := m.store.AuditEntries(t.Context(), archive.AuditFilter{Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		recorded := r.pattern == link.DeskSetup // it looked by itself
		for _, e := range entries {
			if e.ID > before.ID && strings.HasPrefix(e.Action, noun(r.pattern)) {
				recorded = true
			}
			if !oneOfActions(e.Action) {
				t.Errorf("%s is not one of archive.AuditActions", e.Action)
			}
		}
		if !recorded {
			t.Errorf("POST %s left no trace", r.pattern)
		}
	}
}

func oneOfActions(action string) bool { return oneOf(action, archive.AuditActions...) != "" }

// noun is what the entries of a form are about: an entry about the sign-in alone would prove nothing.
func noun(pattern string) string {
	switch {
	case strings.HasPrefix(pattern, link.DeskFilters): // an editor's own
		return "editor.filter."
	case strings.HasPrefix(pattern, link.DeskAudit):
		return "audit."
	}
	for part, noun := range map[string]string{"/articles": "article.", "/photos": "photo.", "/replies": "replies.",
		"/contributors": "contributor.", "/sources": "source.", "/errors/": "error_report.", "/site": "site."} {
		if strings.HasPrefix(pattern, "/desk"+part) {
			return noun
		}
	}
	return "editor."
}

func TestAuditPage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	admin := w.editor(t, archive.RoleAdmin)
	e := personOf(t, w, "admin@example.org")
	form := write(admin, nil)
	for range perDeskList {
		if err := w.store.Audit(t.Context(), e.ID, "photo.edit", 0); err != nil {
			t.Fatal(err)
		}
	}
	admin.want(admin.get(link.DeskAudit), 200)
	admin.want(admin.get(attr(admin.one("a[rel=next]"), "href")), 200)
	admin.says("main table", "made an article")
	id := strings.TrimPrefix(form, link.DeskArticles+"/")
	admin.want(admin.get(link.DeskAudit+"?action=article.create&article="+id+"&who="+fmt.Sprint(e.ID)), 200)
	admin.says("main table", "Kim Haneul")
	for _, query := range []string{"?action=article.publish", "?article=zzzzzzzz", "?to=2001-01-01", "?from=2101-01-01", "?who=999"} {
		admin.want(admin.get(link.DeskAudit+query), 200)
		admin.says("main", "Nothing fits.")
	}
}

func TestAuditExport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	admin := w.editor(t, archive.RoleAdmin)
	if _, err := w.store.AddEditor(t.Context(), archive.Editor{Name: `=HYPERLINK("http://evil.example")`, Email: "x@example.org", Role: archive.RoleWriter}); err != nil {
		t.Fatal(err)
	}
	for range exportBatch + 5 {
		if err := w.store.Audit(t.Context(), 0, "photo.edit", 0); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(admin.download(link.DeskAuditCSV, nil), "\ufeff"))).ReadAll()
	if err != nil || len(rows) < exportBatch+5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	found := false
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a spreadsheet would run %s", cell)
			}
			found = found || strings.HasPrefix(cell, "'=HYPERLINK")
		}
	}
	if !found {
		t.Error("the dangerous name is not there at all")
	}
	lines := strings.Split(strings.TrimSpace(admin.download(link.DeskAuditLines, url.Values{"action": {"audit.export"}})), "\n")
	var first struct{ Action, Editor string }
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || first.Action != "audit.export" || first.Editor != "Kim Haneul" {
		t.Errorf("%s: %+v, %v", lines[0], first, err)
	}
}
