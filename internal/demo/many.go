package demo

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/internal/archive"
	"dateline/internal/desk"
)

// LoadMany publishes n further articles made from the texts of the demo, two a day from 2001 on, for measuring
// at a size. They have no photos. It is told of progress as Load is.
func LoadMany(ctx context.Context, d *desk.Desk, n int, progress func(done, total int)) error {
	var texts []Report
	for _, r := range Reports() {
		if r.State == Live && r.Edition == English {
			texts = append(texts, r)
		}
	}
	first := time.Date(2001, 1, 1, 6, 0, 0, 0, time.UTC)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for i := range n {
		g.Go(func() error {
			text := texts[i%len(texts)]
			draft := archive.Draft{Article: archive.Article{Edition: English}}
			draft.Headline, draft.Deck, draft.Body = fmt.Sprintf("%s, no. %d", text.Headline, i+1), text.Deck, text.Body
			draft.DatelinePlace, draft.DatelineDate = text.DatelinePlace, archive.DateOf(text.DatelineDate)
			draft.Bylines = []archive.Byline{{Name: fmt.Sprintf("Correspondent %d", i%50+1), Role: archive.BylineReporter}}
			id, err := d.Create(ctx, draft, fmt.Sprintf("many %d", i), 0)
			if err != nil {
				return err
			}
			_, err = d.Publish(ctx, id, 1, desk.PublishOptions{At: first.Add(time.Duration(i) * 12 * time.Hour)}, 0)
			progress(i+1, n)
			return err
		})
	}
	return g.Wait()
}
