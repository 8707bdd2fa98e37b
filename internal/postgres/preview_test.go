package postgres_test

import (
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
)

// TestPreviewLinkExpires, keeps no token, and puts each opening on record.
func TestPreviewLinkExpires(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := archivetest.InsertDraft(t, s)
	token, err := s.NewPreviewLink(t.Context(), d.Article.ID, "the lawyer", time.Hour, 0)
	if err != nil {
		t.Fatal(err)
	}
	if id, err := s.OpenPreview(t.Context(), token); err != nil || id != d.Article.ID {
		t.Errorf("it opens article %d: %v", id, err)
	}
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(t.Context()) }()
	var kept, opened int
	if err := conn.QueryRow(t.Context(), `
		SELECT (SELECT count(*) FROM preview_links l WHERE to_jsonb(l)::text LIKE '%' || $1 || '%'),
			(SELECT count(*) FROM audit WHERE action = 'article.preview_link.open' AND editor_id IS NULL)`, token).Scan(&kept, &opened); err != nil {
		t.Fatal(err)
	}
	if kept != 0 || opened != 1 {
		t.Errorf("the token stands in %d rows, and %d openings are on record", kept, opened)
	}
	if _, err := conn.Exec(t.Context(), `UPDATE preview_links SET expires_at = now()`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.OpenPreview(t.Context(), token); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("expired, it answers %v", err)
	}
}
