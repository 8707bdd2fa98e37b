// Package desk holds the use cases of the newsroom that touch more than one dependency: saving a draft in
// allowed HTML, publishing it at a free address, developing a photo, signing an editor in.
//
// What concerns the store alone, the site asks of the store.
package desk

import (
	"context"
	"io"
	"strings"
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
	Sources(ctx context.Context) ([]archive.Source, error)
	Publish(ctx context.Context, p archive.Publication) (archive.Article, error)
	Rename(ctx context.Context, articleID int64, path, slug string, editorID int64) error
	Withdraw(ctx context.Context, articleID int64, reason string, editorID int64) error
	AddPhoto(ctx context.Context, p archive.Photo, editorID int64) (archive.Photo, error)
	Photo(ctx context.Context, id string) (archive.Photo, error)
	SavePhoto(ctx context.Context, p archive.Photo, editorID int64) error
	ReplacePhoto(ctx context.Context, old, by string, editorID int64) error

	EditorByEmail(ctx context.Context, email string) (archive.Editor, error)
	CountSignIn(ctx context.Context, limits []archive.SignInLimit) error
	SignedIn(ctx context.Context, limits []archive.SignInLimit) error
	SiteKey(ctx context.Context, name string) ([]byte, error)
	SetUp(ctx context.Context, token string, e archive.Editor) (archive.Editor, error)
	SetPassword(ctx context.Context, token, hash string) (archive.Editor, error)
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
	now      func() time.Time
}

// photoJobs is how many photos are in memory and developed at once, over all uploads. Together they hold at most photoJobs
// originals of MaxPhoto bytes, and the pixels that the darkroom allows: see package darkroom. Uploads that wait for
// their turn, or for their sender, lie on the disk.
const photoJobs = 2

// MaxPhoto bounds one original, in bytes.
const MaxPhoto = darkroom.MaxBytes

// New returns a Desk for a site in a time zone, which decides the date in an article's path.
func New(store Store, photos PhotoStore, links *link.Links, zone *time.Location) *Desk {
	return &Desk{store: store, photos: photos, darkroom: darkroom.New(photoJobs), jobs: make(chan struct{}, photoJobs), links: links, zone: zone, now: time.Now}
}

// prepare brings a draft into the form in which it is stored, and returns what is wrong with it.
func (d *Desk) prepare(ctx context.Context, draft *archive.Draft) error {
	draft.Body = string(body.FromInput(draft.Body))
	draft.Slug = link.Slug(draft.Slug)
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

// PublishOptions say how a publication differs from the plain one, made now without a correction.
type PublishOptions struct {
	At          time.Time // when it counts as published; the zero Time is now
	Correction  string    // public note on what was wrong and what the report says now
	HideEarlier bool      // keep all earlier revisions from readers
}

// Publish makes a revision of the draft at a version and returns the article with its path. It answers
// archive.FieldErrors for what is missing, *archive.ConflictError when the draft was changed since, or
// archive.ErrNotFound.
func (d *Desk) Publish(ctx context.Context, articleID int64, version int, o PublishOptions, editorID int64) (archive.Article, error) {
	draft, err := d.store.Draft(ctx, articleID)
	if err != nil {
		return archive.Article{}, err
	}
	// The source may have got its name, or the code word, after this draft was saved.
	if err := d.CheckSources(ctx, draft); err != nil {
		return archive.Article{}, err
	}
	at := o.At
	if at.IsZero() {
		at = d.now()
	}
	on := archive.DateOf(at.In(d.zone))
	slug := ProposedSlug(draft)
	return d.store.Publish(ctx, archive.Publication{
		ArticleID: articleID, Version: version, EditorID: editorID,
		At: at.UTC().Truncate(time.Microsecond), On: on,
		Correction: o.Correction, HideEarlier: o.HideEarlier,
		Path: func(n int) string {
			return d.links.ArticlePath(draft.Article.Edition, on, link.Numbered(slug, n))
		},
	})
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

// Withdraw takes a live article down and leaves a notice with the reason at its address. It answers
// archive.FieldErrors on "reason", or archive.ErrNotFound when it is not live.
func (d *Desk) Withdraw(ctx context.Context, articleID int64, reason string, editorID int64) error {
	reason = strings.TrimSpace(body.Clean(reason))
	if reason == "" {
		return archive.FieldErrors{{Field: "reason", Message: "Tell readers why the report was withdrawn; they see this at its address."}}
	}
	return d.store.Withdraw(ctx, articleID, reason, editorID)
}
