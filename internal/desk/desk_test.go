package desk_test

import (
	"errors"
	"net/url"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/desk"
	"dateline/internal/link"
	"dateline/internal/photostore"
	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// open returns a desk on a database of the test's own, and its store.
func open(t *testing.T) (*desk.Desk, *postgres.Store) {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(store.Close)
	photos, err := photostore.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = photos.Close() })
	base := &url.URL{Scheme: "https", Host: "harbour.example"}
	return desk.New(store, photos, link.New(base, []archive.Edition{"en", "ko"}), time.UTC), store
}

// TestNoSourceIsMixedUp saves and publishes reports whose rows name a confidential source, or hide a named one.
// It asks the desk itself: whatever imports reports goes this way too.
func TestNoSourceIsMixedUp(t *testing.T) {
	t.Parallel()
	named := archive.Attribution{Kind: archive.SourcePerson, Name: "Oda Wren", Phrase: "Oda Wren, who mends nets"}
	asNamed := archive.Attribution{Kind: archive.SourcePerson, Name: "heron", Phrase: "a dock worker"}
	asHidden := archivetest.Confidential("ODA WREN")
	refused := func(t *testing.T, err error) {
		t.Helper()
		var fields archive.FieldErrors
		if !errors.As(err, &fields) || len(fields) != 1 || fields[0].Field != "attributions.0.name" {
			t.Errorf("the answer is %v, want a complaint about the name", err)
		}
	}

	t.Run("saved", func(t *testing.T) {
		t.Parallel()
		room, store := open(t)
		archivetest.InsertDraft(t, store, archivetest.Attributions(named, archivetest.Confidential("Heron")))
		for _, row := range []archive.Attribution{asNamed, asHidden} {
			_, err := room.Create(t.Context(), archivetest.Draft(archivetest.Attributions(row)), row.Name, 0)
			refused(t, err)
			d := archivetest.InsertDraft(t, store)
			d.Attributions = []archive.Attribution{row}
			_, err = room.Save(t.Context(), d, 0)
			refused(t, err)
		}
	})

	t.Run("published", func(t *testing.T) {
		t.Parallel()
		room, store := open(t)
		d := archivetest.InsertDraft(t, store, archivetest.Attributions(asNamed))
		// Only after the draft was saved does the name become a code word.
		archivetest.InsertDraft(t, store, archivetest.Attributions(archivetest.Confidential("Heron")))
		_, err := room.Publish(t.Context(), d.Article.ID, d.Version, desk.PublishOptions{}, 0)
		refused(t, err)
	})
}
