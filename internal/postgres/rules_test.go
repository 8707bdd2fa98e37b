package postgres_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
)

// TestDatabaseRefuses tries, behind the store's back, what must never be.
func TestDatabaseRefuses(t *testing.T) {
	t.Parallel()
	s, conn := open(t)
	live := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Attributions(archivetest.Confidential("harbour"),
		archive.Attribution{Kind: archive.SourcePerson, Name: "Ada Brenn", Phrase: "Ada Brenn, the harbour master"}))
	other := archivetest.InsertArticle(t, s, time.Time{})
	draft := archivetest.InsertDraft(t, s)

	for _, tt := range []struct {
		name, sql string
		args      []any
		want      string // in the error
	}{
		{"a second article at a path", `INSERT INTO paths (path, article_id) VALUES ($1, $2)`, []any{live.Path, other.ID}, "paths_pkey"},
		{"another article's path as one's own", `UPDATE articles SET path = $1 WHERE id = $2`, []any{live.Path, other.ID}, "articles_path_is_own"},
		{"a deleted path", `DELETE FROM paths WHERE path = $1`, []any{live.Path}, "permanent"},
		{"a moved path", `UPDATE paths SET article_id = $1 WHERE path = $2`, []any{other.ID, live.Path}, "permanent"},
		{"emptied paths", `TRUNCATE paths CASCADE`, nil, "permanent"},
		{"a changed revision", `UPDATE revisions SET headline = 'x' WHERE article_id = $1`, []any{live.ID}, "permanent"},
		{"a deleted revision", `DELETE FROM revisions WHERE article_id = $1`, []any{live.ID}, "permanent"},
		{"emptied revisions", `TRUNCATE revisions CASCADE`, nil, "permanent"},
		{"a changed audit", `UPDATE audit SET action = 'x'`, nil, "permanent"},
		{"a deleted audit", `DELETE FROM audit`, nil, "permanent"},
		{"a live article without a revision", `UPDATE articles SET state = 'live' WHERE id = $1`, []any{draft.Article.ID}, "public_article_is_complete"},
		{"a live article whose revision is not there", `UPDATE articles SET revision = 9 WHERE id = $1`, []any{live.ID}, "articles_revision_exists"},
		{"a withdrawal without a reason", `UPDATE articles SET state = 'withdrawn', withdrawn_at = now() WHERE id = $1`, []any{live.ID}, "withdrawn_says_why"},
		{"an unknown state", `UPDATE articles SET state = 'gone' WHERE id = $1`, []any{live.ID}, "articles_state_check"},
		{"an unknown reply state", `INSERT INTO replies (article_id, name, text, state, submission) VALUES ($1, 'a', 'b', 'x', 'k')`, []any{live.ID}, "replies_state_check"},
		{"a published article deleted", `DELETE FROM articles WHERE id = $1`, []any{live.ID}, "foreign key"},
		{"a slug for a confidential source", `UPDATE sources SET slug = 'harbour' WHERE kind = 'confidential'`, nil, "confidential_has_no_slug"},
		{"a public confidential source", `UPDATE sources SET public_since = now() WHERE kind = 'confidential'`, nil, "confidential_is_not_public"},
		{"a confidential source listed among the live", `INSERT INTO live_sources SELECT id, kind, 'en', now(), 'aaaaaaaa', $1 FROM sources WHERE kind = 'confidential'`, []any{live.ID}, "live_sources_kind_check"},
		{"a named source made confidential while it is live", `UPDATE sources SET kind = 'confidential', slug = NULL, public_since = NULL WHERE kind = 'person'`, nil, "live_sources_kind_check"},
		{"a source's id in a revision of a confidential attribution", `
			INSERT INTO revisions (article_id, number, kind, published_at, headline, deck, dateline_place, body, bylines, attributions, photos, subjects)
			VALUES ($1, 2, 'update', now(), 'h', '', '', 'b', '[]', '[{"kind":"confidential","source":7,"phrase":"p"}]', '[]', '[]')`, []any{live.ID}, "confidential_is_unlinkable"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := conn.Exec(t.Context(), tt.sql, tt.args...)
			if err == nil {
				t.Fatal("the database let it pass")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("refused for another reason: %v; want %s", err, tt.want)
			}
		})
	}
}

// TestRevisionHoldsNoConfidentialSource looks for the code word of a confidential source in all that readers are served from.
func TestRevisionHoldsNoConfidentialSource(t *testing.T) {
	t.Parallel()
	s, conn := open(t)
	a := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Attributions(archivetest.Confidential("harbour-canary")))
	var text string
	if err := conn.QueryRow(t.Context(), `SELECT revisions::text FROM revisions WHERE article_id = $1`, a.ID).Scan(&text); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text, "harbour-canary") || !strings.Contains(text, "a dock worker in Sorrel") {
		t.Errorf("revision: %s", text)
	}
	if _, err := s.SourceBySlug(t.Context(), "harbour-canary"); err != archive.ErrNotFound {
		t.Errorf("the source answers to an address: %v", err)
	}
	d, err := s.Draft(t.Context(), a.ID)
	if err != nil || d.Attributions[0].Name != "harbour-canary" {
		t.Errorf("the desk's draft lost its source: %+v, %v", d.Attributions, err)
	}
}

func TestMigrationsUpDownUp(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(t.Context()) })
	schema := func() (list string) {
		err := conn.QueryRow(t.Context(), `
			SELECT string_agg(x, E'\n' ORDER BY x) FROM (
				SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(column_default, '') AS x
				FROM information_schema.columns WHERE table_schema = 'public'
				UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
				UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
				UNION ALL SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal
				UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace) all_of_it`).Scan(&list)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	before := schema()
	if err := postgres.MigrateDown(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	var left int
	if err := conn.QueryRow(t.Context(), `
		SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'goose_db_version'`).Scan(&left); err != nil || left != 0 {
		t.Errorf("%d tables are left after going down: %v", left, err)
	}
	if err := postgres.Migrate(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	if after := schema(); after != before {
		t.Errorf("the schema after down and up differs:\n%s\n-- was --\n%s", after, before)
	}
}

// TestMigrateAtOnce migrates one empty database from several connections at the same time.
func TestMigrateAtOnce(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	if err := postgres.MigrateDown(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if err := postgres.Migrate(t.Context(), url); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	list, err := postgres.Migrations(t.Context(), url)
	if err != nil || len(list) == 0 {
		t.Fatalf("%v, %v", list, err)
	}
	for _, m := range list {
		if m.AppliedAt.IsZero() {
			t.Errorf("%s is pending", m.Name)
		}
	}
}
