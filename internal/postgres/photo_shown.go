package postgres

import (
	"dateline/internal/archive"
	"dateline/internal/body"
)

// A revision names the photos of its day for ever. Every statement that reads one for readers reads its photos through
// these two, so that no page, feed or description of a page shows what was pulled, or what was replaced.

// shownPhotos are the photos of a revision r as readers may see them now.
const shownPhotos = `
	(SELECT coalesce(jsonb_agg(u.use || jsonb_build_object('photo', p.id, 'renditions', p.renditions, 'focus', ` + focusColumn + `)
			ORDER BY u.n), '[]')
		FROM jsonb_array_elements(r.photos) WITH ORDINALITY u(use, n)
		JOIN photos o ON o.id = u.use->>'photo'
		JOIN photos p ON p.id = coalesce(o.replaced_by, o.id) AND p.pulled_at IS NULL)`

// swappedPhotos are those in the text of a revision r that stand there no longer, by id, with what takes their place:
// nothing for one that was pulled.
const swappedPhotos = `
	CASE WHEN strpos(r.body, '/photos/') = 0 THEN '{}' ELSE (
		SELECT coalesce(jsonb_object_agg(o.id, CASE WHEN p.pulled_at IS NULL
			THEN jsonb_build_object('photo', p.id, 'renditions', p.renditions) ELSE '{}' END), '{}')
		FROM unnest(photos_in(r.body)) AS shown(id)
		JOIN photos o ON o.id = shown.id
		JOIN photos p ON p.id = coalesce(o.replaced_by, o.id)
		WHERE o.replaced_by IS NOT NULL OR p.pulled_at IS NOT NULL) END`

// focusColumn is the focus of a photo p as an archive.Focus.
const focusColumn = `jsonb_build_object('x', round((p.focal_x - 0.5) * 100)::int, 'y', round((p.focal_y - 0.5) * 100)::int)`

func repicture(text string, swap map[string]archive.PhotoUse) string {
	return string(body.Repicture(body.HTML(text), swap))
}
