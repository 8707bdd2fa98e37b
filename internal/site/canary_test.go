package site

import (
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/link"
)

// canaries are words that no reader may ever meet, one for each place where secrets are kept. Every one is a
// single word in small letters, so that it is found in addresses too.
var canaries = []string{
	"zqdrafthead", "zqdraftbody", "zqdraftbyline", "zqdraftsource", "zqdrafttopic", "zqdraftphoto", "zqdraftcode",
	"zqeditbody", "zqeditsource", "zqlivecode", "zqhiddenbody", "zqhiddensource", "zqhiddenbyline", "zqhiddencode",
	"zqwithdrawnbody", "zqwithdrawnsource", "zqwithdrawnbyline", "zqwithdrawncode", "zqwithdrawntopic", "zqoriginal",
	"zqscheduledhead", "zqscheduledbody", "zqscheduledbyline", "zqscheduledsource", "zqscheduledtopic", "zqscheduledcode", "zqscheduledphoto",
	"zqscheduleddeck", "zqschedulednote", "zqscheduledcorrection",
	"zqerrortext", "zqerrormail", "zqheldname", "zqheldtext", "zqheldmail", "zqrejectedtext", "zqrejectedmail", "zqapprovedmail",
	"zqpulledcaption", "zqpulledalt", "zqpulledcredit", "zqpulledtext", "zqpullednote", "zqreplacedoriginal",
}

// secret returns options that put canaries of one kind wherever a draft has words.
func secret(kind string, photos ...archive.PhotoUse) archivetest.Option {
	return func(d *archive.Draft) {
		d.Body = "<p>A zq" + kind + "body.</p>"
		d.Bylines = []archive.Byline{{Name: "zq" + kind + "byline", Role: archive.BylineReporter}}
		d.Subjects = []archive.Subject{{Kind: archive.KindTopic, Name: "zq" + kind + "topic"}}
		d.Attributions = []archive.Attribution{archivetest.Confidential("zq" + kind + "code"),
			{Kind: archive.SourcePerson, Name: "zq" + kind + "source", Phrase: "zq" + kind + "source, a pilot"}}
		d.Photos = photos
	}
}

// innocent takes everything of secret out again.
func innocent(d *archive.Draft) {
	d.Content = archivetest.Draft(archivetest.Headline(d.Headline)).Content
}

// aviary is a site that holds every canary, and what readers may see beside them.
type aviary struct {
	*world
	live, withdrawn, draft, scheduled                  archive.Article
	draftPhoto, hiddenPhoto, lostPhoto, scheduledPhoto archive.Photo
	pulledPhoto, replacedPhoto                         archive.Photo
	seen                                               map[string]string // what was answered, by address
}

func newAviary(t *testing.T) *aviary {
	t.Helper()
	w := &aviary{world: newWorld(t), seen: map[string]string{}}
	public := w.addPhotoWith(t, 1, "zqoriginal")
	w.draftPhoto, w.hiddenPhoto, w.lostPhoto = w.addPhoto(t, 2), w.addPhoto(t, 3), w.addPhoto(t, 4)
	w.insertReport(t, "en", public)
	w.insertReport(t, "ko", public)

	// Live; its first revision is hidden, and a third is being written.
	w.live = archivetest.InsertArticle(t, w.store, archivetest.At, secret("hidden", using(w.hiddenPhoto)))
	w.republish(t, w.live, archive.Publication{Change: archive.Change{Correction: "The first version said too much.", HideEarlier: true}}, func(d *archive.Draft) {
		innocent(d)
		d.Attributions = []archive.Attribution{archivetest.Confidential("zqlivecode")}
		d.Photos = []archive.PhotoUse{using(public)}
	})
	edit, err := w.store.Draft(t.Context(), w.live.ID)
	if err != nil {
		t.Fatal(err)
	}
	secret("edit")(&edit)
	if _, err := w.store.SaveDraft(t.Context(), edit, 0); err != nil {
		t.Fatal(err)
	}
	w.insertReplies(t)

	w.withdrawn = archivetest.InsertArticle(t, w.store, archivetest.At, secret("withdrawn", using(w.lostPhoto)))
	if err := w.store.Withdraw(t.Context(), w.withdrawn.ID, "A source was put at risk.", 0); err != nil {
		t.Fatal(err)
	}

	w.insertPulled(t)
	use := using(w.draftPhoto)
	use.Caption = "zqdraftphoto"
	w.draft = archivetest.InsertDraft(t, w.store, archivetest.Headline("The zqdrafthead opens"), secret("draft", use)).Article
	w.insertScheduled(t)
	return w
}

// insertScheduled puts a first publication and a correction of a live report on the schedule.
func (w *aviary) insertScheduled(t *testing.T) {
	t.Helper()
	w.scheduledPhoto = w.addPhoto(t, 5)
	use := using(w.scheduledPhoto)
	use.Caption = "zqscheduledphoto"
	first := archivetest.InsertDraft(t, w.store, archivetest.Headline("The zqscheduledhead opens"), secret("scheduled", use))
	w.scheduled = first.Article
	other, err := w.store.Draft(t.Context(), archivetest.InsertArticle(t, w.store, archivetest.At).ID)
	if err != nil {
		t.Fatal(err)
	}
	other.Deck = "zqscheduleddeck"
	if other.Version, err = w.store.SaveDraft(t.Context(), other, 0); err != nil {
		t.Fatal(err)
	}
	for _, d := range []archive.Draft{first, other} {
		if _, err := w.store.Schedule(t.Context(), archive.Scheduling{ArticleID: d.Article.ID, Version: d.Version, After: time.Hour,
			Note: "zqschedulednote", Change: archive.Change{Correction: "zqscheduledcorrection"}}); err != nil {
			t.Fatal(err)
		}
	}
}

// insertPulled publishes a report that leads with a photo which is then pulled, shows it in its text, and ends with one
// which is then replaced.
func (w *aviary) insertPulled(t *testing.T) {
	t.Helper()
	w.pulledPhoto, w.replacedPhoto = w.addPhoto(t, 15), w.addPhotoWith(t, 16, "zqreplacedoriginal")
	lead := using(w.pulledPhoto)
	lead.Caption, lead.Alt, lead.Credit, lead.Lead = "zqpulledcaption", "zqpulledalt", "zqpulledcredit", true
	address := link.Photos + "/" + w.pulledPhoto.ID + "/480.jpg"
	archivetest.InsertArticle(t, w.store, archivetest.At, archivetest.Headline("A landing"), archivetest.Photos(lead, using(w.replacedPhoto)),
		archivetest.Body(`<p>A <a href="`+address+`">landing</a>.</p><figure><img src="`+address+`" alt="zqpulledalt"><figcaption>zqpulledtext</figcaption></figure>`))
	if err := w.store.PullPhoto(t.Context(), w.pulledPhoto.ID, "zqpullednote", 0); err != nil {
		t.Fatal(err)
	}
	if err := w.store.ReplacePhoto(t.Context(), w.replacedPhoto.ID, w.addPhoto(t, 17).ID, 0); err != nil {
		t.Fatal(err)
	}
}

// secretPhotos are those of which readers get nothing.
func (w *aviary) secretPhotos() []archive.Photo {
	return []archive.Photo{w.draftPhoto, w.hiddenPhoto, w.lostPhoto, w.scheduledPhoto, w.pulledPhoto, w.replacedPhoto}
}

// addPhotoWith files a photo whose original has a comment.
func (w *world) addPhotoWith(t *testing.T, shade uint8, comment string) archive.Photo {
	t.Helper()
	original := testPhoto(t, shade)
	segment := append([]byte{0xff, 0xfe, 0, byte(len(comment) + 2)}, comment...)
	p, err := w.desk.AddPhoto(t.Context(), slices.Concat(original[:2], segment, original[2:]), 0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (w *aviary) insertReplies(t *testing.T) {
	t.Helper()
	if err := w.store.AddErrorReport(t.Context(), archive.NewErrorReport{ShortID: w.live.ShortID, Text: "zqerrortext",
		Email: "zqerrormail@example.net", Submission: "error"}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []archive.ReplyState{archive.ReplyApproved, archive.ReplyRejected, archive.ReplyHeld} {
		r := archive.NewReply{ShortID: w.live.ShortID, Name: "zq" + string(kind) + "name", Email: "zq" + string(kind) + "mail@example.net",
			Text: "zq" + string(kind) + "text", Submission: string(kind)}
		if err := w.store.AddReply(t.Context(), r, 0); err != nil {
			t.Fatal(err)
		}
		held, err := w.store.Replies(t.Context(), archive.ReplyFilter{State: archive.ReplyHeld, Limit: 10})
		if err != nil || len(held) != 1 {
			t.Fatalf("%d replies wait: %v", len(held), err)
		}
		if kind == archive.ReplyHeld {
			continue
		}
		if _, err := w.store.DecideReplies(t.Context(), []int64{held[0].ID}, "", kind, 0); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCanary reads everything that a reader can come to and looks for what must stay at the desk.
func TestCanary(t *testing.T) {
	t.Parallel()
	w := newAviary(t)
	// Editors look at the draft first: nothing of that may stay in a cache.
	b := w.editor(t, archive.RoleEditor)
	b.want(b.get(link.DeskArticleAction(w.draft.ID, "preview")), 200)
	b.want(b.get(link.DeskRendition(w.draftPhoto.ID, w.draftPhoto.Renditions[0])), 200)

	w.crawl(t, "/", "/ko/", "/robots.txt", "/sitemap.xml", "/feed.xml", "/ko/feed.xml", "/archive", "/corrections",
		w.withdrawn.Path, "/p/"+w.withdrawn.ShortID, w.live.Path+"/revisions", w.live.Path+"/revisions/2")
	if len(w.seen) < 60 {
		t.Errorf("only %d addresses were found", len(w.seen))
	}
	private := append(slices.Clone(canaries), "kestrel", w.draft.ShortID, w.scheduled.ShortID)
	for _, p := range w.secretPhotos() {
		private = append(private, p.ID, p.OriginalSHA256)
	}
	for address, answer := range w.seen {
		for _, word := range private {
			if strings.Contains(strings.ToLower(answer), strings.ToLower(word)) {
				t.Errorf("%s gives %s away", address, word)
			}
		}
	}
	if !strings.Contains(w.seen[w.live.Path], "zqapprovedtext") {
		t.Error("the approved reply was not read: the crawl sees too little")
	}
}

// TestNothingUnpublishedDiffersFromNothing asks for what is at the desk alone, and for what never was.
func TestNothingUnpublishedDiffersFromNothing(t *testing.T) {
	t.Parallel()
	w := newAviary(t)
	draft := "/2025/07/04/" + link.Slug("The zqdrafthead opens")
	scheduled := time.Now().UTC().Add(time.Hour).Format("/2006/01/02/") + link.Slug("The zqscheduledhead opens")
	missing := w.answer(t, http.MethodGet, "/2025/07/04/never-was")
	if !strings.HasPrefix(missing, "404 ") {
		t.Fatalf("a missing page answers:\n%s", missing)
	}
	paths := []string{draft, draft + "/revisions", draft + "/revisions/1", draft + "/revisions/1/diff", draft + "/replies", draft + "/errors",
		"/p/" + w.draft.ShortID, "/p/" + w.scheduled.ShortID, "/p/" + "00000000", scheduled, scheduled + "/revisions",
		w.live.Path + "/revisions/1", w.live.Path + "/revisions/1/diff", w.live.Path + "/revisions/2/diff", w.live.Path + "/revisions/3"}
	for _, kind := range []string{"draft", "hidden", "withdrawn", "edit", "scheduled"} {
		paths = append(paths, "/bylines/zq"+kind+"byline", "/bylines/zq"+kind+"byline/feed.xml",
			"/sources/zq"+kind+"source", "/sources/zq"+kind+"code", "/topics/zq"+kind+"topic")
	}
	for _, p := range w.secretPhotos() {
		paths = append(paths, "/photos/originals/"+p.OriginalSHA256, "/photos/"+p.ID+"/original.jpg", "/photos/"+p.OriginalSHA256+"/480.jpg")
		for _, r := range p.Renditions {
			paths = append(paths, link.DeskRendition(p.ID, r)[len(link.Desk):], strings.TrimSuffix(link.DeskRendition(p.ID, r), "jpg")[len(link.Desk):]+"webp")
		}
	}
	for _, path := range paths {
		if got := w.answer(t, http.MethodGet, path); got != missing {
			t.Errorf("%s differs from a missing page:\n%s", path, got)
		}
	}
	for _, form := range []string{"/replies", "/errors"} {
		if got := w.answer(t, http.MethodPost, draft+form); got != w.answer(t, http.MethodPost, "/2025/07/04/never-was"+form) {
			t.Errorf("%s of a draft is answered:\n%s", form, got)
		}
	}
}

// answer returns status, headers and body as they were sent, but for the date.
func (w *aviary) answer(t *testing.T, method, path string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, w.root+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	var b strings.Builder
	b.WriteString(resp.Status + "\n")
	resp.Header.Del("Date")
	if err := resp.Header.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(&b, resp.Body); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// crawl reads the paths and everything that their answers lead to. Nothing that is linked may be missing.
func (w *aviary) crawl(t *testing.T, paths ...string) {
	t.Helper()
	if w.seen == nil {
		w.seen = map[string]string{}
	}
	for len(paths) > 0 {
		path := paths[0]
		if paths = paths[1:]; w.seen[path] != "" {
			continue
		}
		answer := w.answer(t, http.MethodGet, path)
		w.seen[path] = answer
		if status := answer[:3]; status != "200" && status != "301" && path != w.withdrawn.Path {
			t.Errorf("%s is linked and answers %s", path, status)
		}
		paths = append(paths, w.links(t, path, answer)...)
	}
}

var linked = regexp.MustCompile(`(?:href|src|srcset|action|content|url)="([^"]*)"|<(?:loc|link|guid|id)[^>]*>([^<]*)<|Location: (\S+)`)

// links returns the paths of this site that an answer leads to, but for the desk's.
func (w *aviary) links(t *testing.T, from, answer string) (paths []string) {
	t.Helper()
	base, err := url.Parse(w.root + from)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range linked.FindAllStringSubmatch(answer, -1) {
		for _, part := range strings.Split(html.UnescapeString(m[1]+m[2]+m[3]), ", ") {
			target, _, _ := strings.Cut(strings.TrimSpace(part), " ") // of a srcset, without the width
			if strings.HasPrefix(m[0], "content") && !strings.HasPrefix(target, w.root) {
				continue // of a meta element: as a rule no address
			}
			u, err := base.Parse(target)
			if err != nil || target == "" || u.Scheme+"://"+u.Host != w.root || isDesk(u.Path) {
				continue
			}
			paths = append(paths, u.RequestURI())
		}
	}
	return paths
}
