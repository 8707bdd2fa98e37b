package site

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"github.com/a-h/templ"
	"github.com/alexedwards/scs/v2"
	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/web/view"
	"dateline/web/words"
)

// deskStore is what the desk's pages need of the store by themselves.
type deskStore interface {
	Sessions() scs.Store
	EditorByID(ctx context.Context, id int64) (archive.Editor, error)
	LinkEditor(ctx context.Context, token string) (archive.Editor, error)
	peopleStore
	auditStore
	nameStore
	replyStore
	listStore

	Drafts(ctx context.Context, f archive.DraftFilter) ([]archive.DraftSummary, error)
	Draft(ctx context.Context, articleID int64) (archive.Draft, error)
	Discard(ctx context.Context, articleID, editorID int64) error
	ScheduleOf(ctx context.Context, articleID int64) (archive.Schedule, error)
	Schedules(ctx context.Context, from, to time.Time) ([]archive.ScheduledArticle, error)
	DeskRevisions(ctx context.Context, articleID int64) ([]archive.DeskRevision, error)
	DeskRevision(ctx context.Context, articleID int64, number int) (archive.Revision, error)
	NewPreviewLink(ctx context.Context, articleID int64, label string, lifetime time.Duration, editorID int64) (token string, err error)
	PreviewLinks(ctx context.Context, articleID int64) ([]archive.PreviewLink, error)
	RevokePreviewLink(ctx context.Context, articleID, linkID, editorID int64) error
	OpenPreview(ctx context.Context, token string) (articleID int64, err error)
	PreviewShows(ctx context.Context, token, photoID string) (bool, error)
	SetNoIndex(ctx context.Context, articleID int64, hidden bool, editorID int64) error
	Arrive(ctx context.Context, articleID, editorID int64, while time.Duration) (archive.Presence, error)
	Leave(ctx context.Context, articleID, editorID int64) error
	SiteKey(ctx context.Context, name string) ([]byte, error)
	SetReplies(ctx context.Context, articleID int64, open bool, editorID int64) error
	ArticleByPath(ctx context.Context, path string) (archive.PublishedArticle, error)
	Contributors(ctx context.Context) ([]archive.Contributor, error)
	Sources(ctx context.Context) ([]archive.Source, error)
	Subjects(ctx context.Context) ([]archive.Subject, error)

	Photo(ctx context.Context, id string) (archive.Photo, error)
	Photos(ctx context.Context, f archive.PhotoFilter) ([]archive.Photo, error)
	PhotosByID(ctx context.Context, ids []string) ([]archive.Photo, error)
	PhotoPlaces(ctx context.Context, id string) ([]archive.PhotoPlace, error)
	ReplacedPhotos(ctx context.Context, id string) ([]archive.Photo, error)
	ExpiredPhotos(ctx context.Context, today archive.Date) (int, error)
	SavePhoto(ctx context.Context, p archive.Photo, editorID int64) error
	EditPhotos(ctx context.Context, ids []string, e archive.PhotoEdit, editorID int64) (changed int, err error)
	PullPhoto(ctx context.Context, id, note string, editorID int64) error
	PutBackPhoto(ctx context.Context, id string, editorID int64) error
	ReplacePhoto(ctx context.Context, old, by string, editorID int64) error

	ErrorReports(ctx context.Context, settled bool, afterID int64, limit int) ([]archive.ErrorReport, error)
	SettleErrorReport(ctx context.Context, id, editorID int64) error

	SiteSettings(ctx context.Context) (archive.SiteSettings, error)
	SaveSiteSettings(ctx context.Context, s archive.SiteSettings, sections []archive.Subject, editorID int64) error
	SitePages(ctx context.Context) ([]archive.SitePage, error)
	SaveSitePage(ctx context.Context, p archive.SitePage, editorID int64) error
}

// newsroom runs the use cases that touch more than the store.
type newsroom interface {
	SignIn(ctx context.Context, email, password string, network netip.Prefix) (archive.Editor, error)
	SetUp(ctx context.Context, token string, e archive.Editor, password string) (archive.Editor, error)
	SetPassword(ctx context.Context, token, password string) (archive.Editor, error)
	ChangePassword(ctx context.Context, editorID int64, password string) (archive.Editor, error)
	Confirm(ctx context.Context, e archive.Editor, password string, network netip.Prefix) error
	Invite(ctx context.Context, by int64, e archive.Editor, letter desk.Letter) (desk.Invitation, error)
	NewLink(ctx context.Context, by int64, e archive.Editor, letter desk.Letter) (desk.Invitation, error)
	Create(ctx context.Context, draft archive.Draft, submission string, editorID int64) (int64, error)
	Save(ctx context.Context, draft archive.Draft, editorID int64) (version int, err error)
	CheckSources(ctx context.Context, draft archive.Draft) error
	Publish(ctx context.Context, articleID int64, version int, o desk.PublishOptions, editorID int64) (archive.Article, error)
	Schedule(ctx context.Context, p archive.Scheduling) (time.Time, error)
	MoveSchedule(ctx context.Context, articleID int64, at time.Time, note string, editorID int64) (time.Time, error)
	Unschedule(ctx context.Context, articleID, editorID int64) error
	SetWorkflow(ctx context.Context, articleID int64, version int, to archive.Workflow, editorID int64) error
	ChangeArticles(ctx context.Context, c archive.BulkChange, e archive.Editor) (archive.BulkResult, error)
	Check(s archive.Step, e archive.Editor, draft *archive.Draft) error
	PreviewRedaction(ctx context.Context, articleID int64, x desk.Redaction) (desk.Redacted, error)
	Redact(ctx context.Context, articleID int64, version, revision int, x desk.Redaction, editorID int64) error
	Restore(ctx context.Context, articleID int64, version, number int, editorID int64) error
	Rename(ctx context.Context, articleID int64, slug string, editorID int64) error
	Withdraw(ctx context.Context, articleID int64, reason string, editorID int64) error
	ReceivePhoto(ctx context.Context, original io.Reader, editorID int64) (archive.Photo, error)
	ReplacePhoto(ctx context.Context, id string, original io.Reader, editorID int64) (archive.Photo, error)
}

// deskHandlers answer those who work at the desk.
type deskHandlers struct {
	*Server
	store    deskStore
	desk     newsroom
	photos   renditionStore
	chromeOf func(ctx context.Context, e archive.Edition) (view.Chrome, error) // of the readers' pages, for previews
	sessions *scs.SessionManager
	mails    bool // links to set a password go out by mail too
	factors  secondFactors
	require  bool // whoever publishes needs a second factor
	now      func() time.Time
}

func newDeskHandlers(public *reader, p Parts) *deskHandlers {
	h := &deskHandlers{
		Server: public.Server, store: p.Store, desk: p.Desk, photos: p.Photos, chromeOf: public.chromeOf, mails: p.Mails, now: time.Now,
		factors: p.Factors, require: p.RequireSecondFactor,
	}
	h.sessions = newSessions(p.Store.Sessions(), h.site.BaseURL.Scheme == "https", h.fail)
	return h
}

// page returns what every page of the desk shares and takes the message that the last action left.
func (h *deskHandlers) page(r *http.Request, title, here string) view.DeskPage {
	return view.DeskPage{
		SiteName: h.siteName(r.Context()), Title: title, Here: here, Editor: editorOf(r), Language: deskLanguage(r),
		Flash: h.sessions.PopString(r.Context(), flashKey),
		Links: h.links, Assets: h.assets, Zone: h.site.Zone,
	}
}

// siteName names the site as the desk called it last, else as the program was started.
func (h *deskHandlers) siteName(ctx context.Context) string {
	f, _ := h.frame(ctx, h.links.Default()) // without the store the other name has to do
	return cmp.Or(f.Name, h.site.Name)
}

// show sends a page that is as it should be.
func (h *deskHandlers) show(w http.ResponseWriter, r *http.Request, page templ.Component) error {
	return h.render(w, r, http.StatusOK, page)
}

// leave sends the browser to another page, which tells what was done.
func (h *deskHandlers) leave(w http.ResponseWriter, r *http.Request, to, flash string) error {
	if flash != "" {
		h.sessions.Put(r.Context(), flashKey, flash)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// clock writes the time of day for a message, with the site's zone: "14:05 KST".
func (h *deskHandlers) clock() string { return words.Clock(h.now().In(h.site.Zone)) }

// articleID reads {id} of the route; archive.ErrNotFound when it is no number.
func articleID(r *http.Request) (int64, error) {
	s := chi.URLParam(r, "id")
	id, err := strconv.ParseInt(s, 10, 64)
	if err != nil || id < 1 || strconv.FormatInt(id, 10) != s {
		return 0, archive.ErrNotFound
	}
	return id, nil
}

// draft returns the draft that the route names.
func (h *deskHandlers) draft(r *http.Request) (archive.Draft, error) {
	id, err := articleID(r)
	if err != nil {
		return archive.Draft{}, err
	}
	return h.store.Draft(r.Context(), id)
}
