package demo

import (
	"context"
	"fmt"

	"dateline/internal/archive"
	"dateline/internal/desk"
)

// Store is what loading needs of the database.
type Store interface {
	Draft(ctx context.Context, articleID int64) (archive.Draft, error)
	SaveContributor(ctx context.Context, c archive.Contributor) (archive.Contributor, error)
	SaveSubject(ctx context.Context, s archive.Subject, position int) (archive.Subject, error)
	SiteSettings(ctx context.Context) (archive.SiteSettings, error)
	SaveSiteSettings(ctx context.Context, s archive.SiteSettings, sections []archive.Subject, editorID int64) error
	SitePages(ctx context.Context) ([]archive.SitePage, error)
	SaveSitePage(ctx context.Context, p archive.SitePage, editorID int64) error
	SetWorkflow(ctx context.Context, articleID int64, w archive.Workflow, editorID int64, allow func(*archive.Draft) error) error
	SavePhoto(ctx context.Context, p archive.Photo, editorID int64) error
	AddReply(ctx context.Context, r archive.NewReply, openDays int) error
	Replies(ctx context.Context, f archive.ReplyFilter) ([]archive.Reply, error)
	DecideReplies(ctx context.Context, ids []int64, from, to archive.ReplyState, editorID int64) ([]archive.ReplyMove, error)
}

// loader puts the content into an archive by the ways that editors use.
type loader struct {
	store        Store
	desk         *desk.Desk
	photos       map[string]archive.Photo
	works        map[string]int64
	contributors map[string]Text
	sources      map[string]Text
	subjects     map[SubjectKind]map[string]Text
}

// Load puts the demo archive in. progress is told after each report how many of all are done. Loading it
// again changes nothing. It returns the first error of the store or the desk.
func Load(ctx context.Context, s Store, d *desk.Desk, progress func(done, total int)) error {
	l := &loader{store: s, desk: d, photos: map[string]archive.Photo{}, works: map[string]int64{},
		contributors: map[string]Text{}, sources: map[string]Text{}, subjects: map[SubjectKind]map[string]Text{}}
	if err := l.site(ctx); err != nil {
		return err
	}
	if err := l.names(ctx); err != nil {
		return err
	}
	reports := Reports()
	for i, r := range reports {
		if err := l.report(ctx, r); err != nil {
			return fmt.Errorf("demo report %s (%s): %w", r.Slug, r.Edition, err)
		}
		progress(i+1, len(reports))
	}
	return nil
}

// names makes contributors and subjects with what their pages tell; sources come with the reports.
func (l *loader) names(ctx context.Context) error {
	for _, c := range Contributors() {
		l.contributors[c.Key] = c.Name
		if _, err := l.store.SaveContributor(ctx, archive.Contributor{Name: c.Name[English], About: c.Note[English],
			Names:  map[archive.Edition]string{Korean: c.Name[Korean]},
			Abouts: map[archive.Edition]string{Korean: c.Note[Korean]}}); err != nil {
			return err
		}
	}
	for i, s := range Subjects() {
		if l.subjects[s.Kind] == nil {
			l.subjects[s.Kind] = map[string]Text{}
		}
		l.subjects[s.Kind][s.Key] = s.Name
		subject := archive.Subject{Kind: archive.SubjectKind(s.Kind), Name: s.Name[English],
			Names: map[archive.Edition]string{Korean: s.Name[Korean]}}
		if _, err := l.store.SaveSubject(ctx, subject, i); err != nil {
			return err
		}
	}
	for _, s := range Sources() {
		l.sources[s.Key] = s.Name
	}
	return nil
}

func (l *loader) report(ctx context.Context, r Report) error {
	draft, err := l.draft(ctx, r)
	if err != nil {
		return err
	}
	id, err := l.desk.Create(ctx, draft, "demo "+r.Edition+" "+r.Slug, 0)
	if err != nil {
		return err
	}
	stored, err := l.store.Draft(ctx, id)
	if err != nil {
		return err
	}
	l.works[r.WorkKey] = stored.Article.WorkID
	if stored.Version > 1 || stored.Article.State != archive.StateDraft {
		return nil // it was loaded before
	}
	switch r.State {
	case Draft:
		return nil
	case Review:
		return l.store.SetWorkflow(ctx, id, archive.WorkflowReview, 0, nil)
	}
	return l.publish(ctx, id, stored, r)
}

// publish takes a report through all that happened to it.
func (l *loader) publish(ctx context.Context, id int64, d archive.Draft, r Report) error {
	a, err := l.desk.Publish(ctx, id, d.Version, desk.PublishOptions{At: r.PublishedAt}, 0)
	if err != nil {
		return err
	}
	for _, rev := range r.Revisions {
		d.Headline, d.Deck, d.Body = rev.Headline, rev.Deck, rev.Body
		if d.Version, err = l.desk.Save(ctx, d, 0); err != nil {
			return err
		}
		o := desk.PublishOptions{At: rev.At, Change: archive.Change{Correction: rev.Correction}}
		if a, err = l.desk.Publish(ctx, id, d.Version, o, 0); err != nil {
			return err
		}
	}
	if r.RenamedTo != "" {
		if err := l.desk.Rename(ctx, id, r.RenamedTo, 0); err != nil {
			return err
		}
	}
	if err := l.replies(ctx, a, r); err != nil {
		return err
	}
	if r.Withdrawn != nil {
		return l.desk.Withdraw(ctx, id, r.Withdrawn.Reason, 0)
	}
	return nil
}

func (l *loader) draft(ctx context.Context, r Report) (archive.Draft, error) {
	d := archive.Draft{Article: archive.Article{Edition: archive.Edition(r.Edition), WorkID: l.works[r.WorkKey]}, Slug: r.Slug}
	d.Headline, d.Deck, d.Body = r.Headline, r.Deck, r.Body
	d.DatelinePlace, d.DatelineDate = r.DatelinePlace, archive.DateOf(r.DatelineDate)
	for _, b := range r.Bylines {
		d.Bylines = append(d.Bylines, archive.Byline{Name: l.contributors[b.Contributor][r.Edition], Role: archive.BylineRole(b.Role)})
	}
	for i, a := range r.Attributions {
		d.Attributions = append(d.Attributions, archive.Attribution{Key: i + 1, Kind: archive.SourceKind(a.Kind),
			Name: l.sources[a.Source][r.Edition], Phrase: a.Phrase, SpokenOn: archive.DateOf(a.SpokenOn), Reason: a.Reason})
	}
	file := func(kind SubjectKind, keys ...string) {
		for _, key := range keys {
			if name := l.subjects[kind][key][English]; name != "" {
				d.Subjects = append(d.Subjects, archive.Subject{Kind: archive.SubjectKind(kind), Name: name})
			}
		}
	}
	file(Section, r.Section)
	file(Topic, r.Topics...)
	file(Place, r.Places...)
	for _, p := range r.Photos {
		photo, err := l.photo(ctx, p)
		if err != nil {
			return d, err
		}
		d.Photos = append(d.Photos, archive.PhotoUse{PhotoID: photo.ID, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt,
			Lead: p.Lead, Renditions: photo.Renditions})
	}
	return d, nil
}

// photo draws a picture and files it in the library, once, with the words of its first use.
func (l *loader) photo(ctx context.Context, use Photo) (archive.Photo, error) {
	name := use.Picture
	if p, ok := l.photos[name]; ok {
		return p, nil
	}
	for _, picture := range Pictures() {
		if picture.Name != name {
			continue
		}
		data, err := picture.JPEG()
		if err != nil {
			return archive.Photo{}, err
		}
		p, err := l.desk.AddPhoto(ctx, data, 0)
		if err != nil {
			return archive.Photo{}, err
		}
		p.Caption, p.Credit, p.Alt = use.Caption, use.Credit, use.Alt
		l.photos[name] = p
		return p, l.store.SavePhoto(ctx, p, 0)
	}
	return archive.Photo{}, fmt.Errorf("no picture is called %q", name)
}

// replies sends each reply and decides about it as the moderators did.
func (l *loader) replies(ctx context.Context, a archive.Article, r Report) error {
	ids := make([]int64, len(r.Replies))
	for i, x := range r.Replies {
		reply := archive.NewReply{ShortID: a.ShortID, Name: x.Name, Text: x.Text, At: x.At,
			Submission: fmt.Sprintf("demo %s %s %d", r.Edition, r.Slug, i)}
		if x.ParentIndex >= 0 {
			reply.ParentID = ids[x.ParentIndex]
		}
		if err := l.store.AddReply(ctx, reply, 0); err != nil {
			return err
		}
		// Every other reply has been decided about, but for those that stay held: the newest is ours.
		held, err := l.store.Replies(ctx, archive.ReplyFilter{State: archive.ReplyHeld, Limit: 1000})
		if err != nil || len(held) == 0 {
			return fmt.Errorf("the reply of %s is not in the queue: %w", x.Name, err)
		}
		ids[i] = held[len(held)-1].ID
		if x.State != Held {
			if _, err := l.store.DecideReplies(ctx, ids[i:i+1], archive.ReplyHeld, archive.ReplyState(x.State), 0); err != nil {
				return err
			}
		}
	}
	return nil
}
