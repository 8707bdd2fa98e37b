// Package desk holds the use cases of the newsroom that touch more than one dependency: saving a draft in
// allowed HTML, publishing it at a free address, developing a photo, signing an editor in.
//
// What concerns the store alone, the site asks of the store.
package desk

import (
	"context"
	"io"
	"time"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/darkroom"
	"dateline/internal/link"
	"dateline/internal/photostore"
)

// Store is what the desk needs of the database.
type Store interface {
	CreateDraft(ctx context.Context, d archive.Draft, submission string, editorID int64) (int64, error)
	SaveDraft(ctx context.Context, d archive.Draft, editorID int64) (int, error)
	Draft(ctx context.Context, articleID int64) (archive.Draft, error)
	DeskRevision(ctx context.Context, articleID int64, number int) (archive.Revision, error)
	ArticleByPath(ctx context.Context, path string) (archive.PublishedArticle, error)
	Redact(ctx context.Context, p archive.Redaction) error
	Sources(ctx context.Context) ([]archive.Source, error)
	Publish(ctx context.Context, p archive.Publication) (archive.Article, error)
	PublishDue(ctx context.Context, articleID, job int64,
		prepare func(d archive.Draft, at time.Time) (archive.Publication, error)) (wait time.Duration, err error)
	Schedule(ctx context.Context, p archive.Scheduling) (time.Time, error)
	ScheduleOf(ctx context.Context, articleID int64) (archive.Schedule, error)
	Unschedule(ctx context.Context, articleID, editorID int64, allow func(*archive.Draft) error) error
	SetWorkflow(ctx context.Context, articleID int64, w archive.Workflow, editorID int64, allow func(*archive.Draft) error) error
	ChangeArticles(ctx context.Context, c archive.BulkChange) (archive.BulkResult, error)
	Rename(ctx context.Context, articleID int64, path, slug string, editorID int64) error
	Withdraw(ctx context.Context, articleID int64, reason string, editorID int64) error
	AddPhoto(ctx context.Context, p archive.Photo, editorID int64) (archive.Photo, error)
	Photo(ctx context.Context, id string) (archive.Photo, error)
	SavePhoto(ctx context.Context, p archive.Photo, editorID int64) error
	ReplacePhoto(ctx context.Context, old, by string, editorID int64) error

	EditorByID(ctx context.Context, id int64) (archive.Editor, error)
	EditorByEmail(ctx context.Context, email string) (archive.Editor, error)
	CountSignIn(ctx context.Context, limits []archive.SignInLimit) error
	SignedIn(ctx context.Context, limits []archive.SignInLimit) error
	SiteKey(ctx context.Context, name string) ([]byte, error)
	SetUp(ctx context.Context, token string, e archive.Editor) (archive.Editor, error)
	SetPassword(ctx context.Context, token, hash string) (archive.Editor, error)
	ChangePassword(ctx context.Context, editorID int64, hash string) (archive.Editor, error)
	Invite(ctx context.Context, by int64, e archive.Editor, lifetime time.Duration) (archive.Editor, string, error)
	NewLinkBy(ctx context.Context, by, editorID int64, lifetime time.Duration) (string, error)
	Audit(ctx context.Context, editorID int64, action string, articleID int64) error
}

// PhotoStore keeps the bytes of photos.
type PhotoStore interface {
	Receive(ctx context.Context, r io.Reader, limit int64) (*photostore.Upload, error)
	PutRendition(ctx context.Context, id string, width int, format string, data []byte) error
}

// Desk runs the use cases.
type Desk struct {
	store    Store
	photos   PhotoStore
	darkroom *darkroom.Darkroom
	jobs     chan struct{} // holds one for each photo that is in memory
	links    *link.Links
	zone     *time.Location
	two      bool // publishing takes two people
	now      func() time.Time
	mail     Mailer // nil where no server is named
}

// photoJobs is how many photos are in memory and developed at once, over all uploads. Together they hold at most photoJobs
// originals of MaxPhoto bytes, and the pixels that the darkroom allows: see package darkroom. Uploads that wait for
// their turn, or for their sender, lie on the disk.
const photoJobs = 2

// MaxPhoto bounds one original, in bytes.
const MaxPhoto = darkroom.MaxBytes

// New returns a Desk for a site in a time zone, which decides the date in an article's path.
func New(store Store, photos PhotoStore, links *link.Links, zone *time.Location, options ...Option) *Desk {
	d := &Desk{store: store, photos: photos, darkroom: darkroom.New(photoJobs), jobs: make(chan struct{}, photoJobs), links: links, zone: zone, now: time.Now}
	for _, o := range options {
		o(d)
	}
	return d
}

// Option changes how the newsroom works.
type Option func(*Desk)

// TwoPeople makes publishing take two people, if on: whoever approves a draft must not be who wrote it last or
// sent it to review.
func TwoPeople(on bool) Option { return func(d *Desk) { d.two = on } }

// prepare brings a draft into the form in which it is stored, and returns what is wrong with it.
func (d *Desk) prepare(ctx context.Context, draft *archive.Draft) error {
	draft.Body = string(body.FromInput(draft.Body))
	draft.Slug = link.Slug(draft.Slug)
	draft.Attributions = withKeys(draft.Attributions, body.Keys(body.HTML(draft.Body)))
	if err := draft.ValidateSave(); err != nil {
		return err
	}
	return d.CheckSources(ctx, *draft)
}

// Create makes an article with a first draft and returns its id. A retry with the same submission key
// returns the article made the first time. It answers archive.FieldErrors for what is wrong in the draft.
func (d *Desk) Create(ctx context.Context, draft archive.Draft, submission string, editorID int64) (int64, error) {
	if !d.links.HasEdition(draft.Article.Edition) {
		return 0, archive.FieldErrors{{Field: "edition", Message: "Choose one of the languages of the site."}}
	}
	if err := d.prepare(ctx, &draft); err != nil {
		return 0, err
	}
	return d.store.CreateDraft(ctx, draft, submission, editorID)
}

// Save replaces a draft and returns its new version; readers see nothing of it. It answers
// archive.FieldErrors, *archive.ConflictError when someone else saved first, or archive.ErrNotFound.
func (d *Desk) Save(ctx context.Context, draft archive.Draft, editorID int64) (version int, err error) {
	if err := d.prepare(ctx, &draft); err != nil {
		return 0, err
	}
	return d.store.SaveDraft(ctx, draft, editorID)
}

// ProposedSlug returns the draft's slug, or one made from its headline, or its short id.
func ProposedSlug(draft archive.Draft) string {
	for _, s := range []string{draft.Slug, link.Slug(draft.Headline)} {
		if s != "" {
			return s
		}
	}
	return draft.Article.ShortID
}

// Rename gives a published article another slug under the same date. It answers archive.FieldErrors on
// "slug", or archive.ErrNotFound when nothing is published.
func (d *Desk) Rename(ctx context.Context, articleID int64, slug string, editorID int64) error {
	if slug = link.Slug(slug); slug == "" {
		return archive.FieldErrors{{Field: "slug", Message: "Write a slug with at least one letter or digit."}}
	}
	draft, err := d.store.Draft(ctx, articleID)
	if err != nil {
		return err
	}
	a := draft.Article
	if a.Path == "" {
		return archive.ErrNotFound
	}
	on := archive.DateOf(a.PublishedAt.In(d.zone))
	return d.store.Rename(ctx, articleID, d.links.ArticlePath(a.Edition, on, slug), slug, editorID)
}
