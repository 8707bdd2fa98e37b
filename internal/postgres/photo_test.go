package postgres_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/archivetest"
	"dateline/internal/postgres"
)

func day(d int) archive.Date { return archive.Date{Year: 2025, Month: 7, Day: d} }

func ids(list []archive.Photo) (out []string) {
	for _, p := range list {
		out = append(out, strings.TrimLeft(p.ID, "0"))
	}
	slices.Sort(out)
	return out
}

func TestPhotoFilter(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	save := func(n int, change func(*archive.Photo)) archive.Photo {
		p := archivetest.InsertPhoto(t, s, n)
		change(&p)
		if err := s.SavePhoto(t.Context(), p, 0); err != nil {
			t.Fatal(err)
		}
		return p
	}
	live := save(1, func(p *archive.Photo) { p.Place, p.TakenOn = "Sorrel", day(3) })
	save(2, func(p *archive.Photo) { p.Alt, p.TakenOn = "", day(4) })
	save(3, func(p *archive.Photo) { p.Alt, p.Decorative, p.Credit = "", true, "" })
	save(4, func(p *archive.Photo) { p.LicenceUntil, p.Caption = day(3), "50% of it" })
	save(5, func(p *archive.Photo) { p.LicenceUntil = day(4) })
	inText := save(6, func(*archive.Photo) {})
	old := save(7, func(*archive.Photo) {})
	fresh := save(8, func(*archive.Photo) {})
	pulled := save(9, func(*archive.Photo) {})
	archivetest.InsertArticle(t, s, time.Time{}, archivetest.Photos(archive.PhotoUse{PhotoID: live.ID, Alt: "a"}, archive.PhotoUse{PhotoID: old.ID, Alt: "a"}))
	archivetest.InsertDraft(t, s, archivetest.Body(`<figure><img src="/photos/`+inText.ID+`/480.jpg" alt=""></figure>`))
	if err := s.ReplacePhoto(t.Context(), old.ID, fresh.ID, 0); err != nil {
		t.Fatal(err)
	}
	if err := s.PullPhoto(t.Context(), pulled.ID, "a face", 0); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		filter archive.PhotoFilter
		want   string
	}{
		{"all but the replaced", archive.PhotoFilter{}, "1 2 3 4 5 6 8 9"},
		{"words", archive.PhotoFilter{Query: "sorr"}, "1"},
		{"a percent sign is one", archive.PhotoFilter{Query: "0% of"}, "4"},
		{"place", archive.PhotoFilter{Place: "sorrel"}, "1"},
		{"taken from", archive.PhotoFilter{TakenFrom: day(4)}, "2"},
		{"taken to", archive.PhotoFilter{TakenTo: day(3)}, "1"},
		{"no alternative text", archive.PhotoFilter{Flaw: archive.PhotoNoAlt}, "2"},
		{"no credit", archive.PhotoFilter{Flaw: archive.PhotoNoCredit}, "3"},
		{"expired", archive.PhotoFilter{Flaw: archive.PhotoExpired, Today: day(4)}, "4"},
		{"unused", archive.PhotoFilter{Flaw: archive.PhotoUnused}, "2 3 4 5 9"},
		{"pulled", archive.PhotoFilter{Flaw: archive.PhotoPulled}, "9"},
		{"replaced", archive.PhotoFilter{Flaw: archive.PhotoReplaced}, "7"},
	} {
		tt.filter.Limit = 20
		list, err := s.Photos(t.Context(), tt.filter)
		if got := strings.Join(ids(list), " "); got != tt.want || err != nil {
			t.Errorf("%s: %q, not %q: %v", tt.name, got, tt.want, err)
		}
	}
}

func TestEditPhotos(t *testing.T) {
	t.Parallel()
	s, conn := open(t)
	a, b := archivetest.InsertPhoto(t, s, 1), archivetest.InsertPhoto(t, s, 2)
	b.Credit = ""
	if err := s.SavePhoto(t.Context(), b, 0); err != nil {
		t.Fatal(err)
	}
	both := []string{a.ID, b.ID, "00000000000000000099"}
	edit := archive.PhotoEdit{Credit: archive.TextEdit{Mode: archive.EditEmpty, Value: "Ada Penn"},
		Place: archive.TextEdit{Mode: archive.EditAll, Value: "Sorrel"}, Licence: archive.TextEdit{Value: "not asked for"},
		LicenceUntil: archive.DateEdit{Mode: archive.EditAll, Value: day(9)}}
	for i, want := range []int{2, 0} { // a retry changes nothing
		if n, err := s.EditPhotos(t.Context(), both, edit, 0); n != want || err != nil {
			t.Errorf("edit %d changed %d: %v", i, n, err)
		}
	}
	list, err := s.PhotosByID(t.Context(), both)
	if err != nil || len(list) != 2 {
		t.Fatalf("%d photos: %v", len(list), err)
	}
	for _, p := range list {
		want := map[string]string{a.ID: "Mira Holt", b.ID: "Ada Penn"}[p.ID]
		if p.Credit != want || p.Place != "Sorrel" || p.Licence != "" || p.LicenceUntil != day(9) {
			t.Errorf("%+v", p)
		}
	}
	var audited int
	if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM audit WHERE action = 'photo.edit' AND detail->'photos' ? $1`, a.ID).Scan(&audited); err != nil || audited != 1 {
		t.Errorf("audited %d times: %v", audited, err)
	}
}

// shown is what readers get of the one report in the tests below: the photos of the list, and the text.
func shown(t *testing.T, s *postgres.Store, path string) (photos, text string) {
	t.Helper()
	p, err := s.ArticleByPath(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Articles(t.Context(), archive.ArticleFilter{Edition: "en", Limit: 9})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d articles: %v", len(list), err)
	}
	old, err := s.Revisions(t.Context(), p.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]archive.Content{"list": list[0].Content, "revision": old[0].Content} {
		if len(c.Photos) != len(p.Current.Photos) || c.Body != p.Current.Body {
			t.Errorf("the %s shows %+v", name, c)
		}
	}
	var names []string
	for _, u := range p.Current.Photos {
		names = append(names, strings.TrimLeft(u.PhotoID, "0")+" "+u.Caption)
		if ok, err := s.PhotoIsPublic(t.Context(), u.PhotoID); !ok || err != nil {
			t.Errorf("%s is shown and not public: %v", u.PhotoID, err)
		}
	}
	return strings.Join(names, ", "), p.Current.Body
}

func TestPulledAndReplaced(t *testing.T) {
	t.Parallel()
	s, conn := open(t)
	a, b, c := archivetest.InsertPhoto(t, s, 1), archivetest.InsertPhoto(t, s, 2), archivetest.InsertPhoto(t, s, 3)
	live := archivetest.InsertArticle(t, s, time.Time{}, archivetest.Photos(archive.PhotoUse{PhotoID: a.ID, Caption: "Ada", Alt: "a", Lead: true}),
		archivetest.Body(`<p>a</p><figure><img src="/photos/`+a.ID+`/480.jpg" alt=""><figcaption>Ada</figcaption></figure>`))

	step := func(what string, err error, photos string, public ...archive.Photo) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		got, text := shown(t, s, live.Path)
		if got != photos {
			t.Errorf("%s: readers see %q, not %q", what, got, photos)
		}
		for _, p := range []archive.Photo{a, b, c} {
			want := slices.ContainsFunc(public, func(x archive.Photo) bool { return x.ID == p.ID })
			if ok, err := s.PhotoIsPublic(t.Context(), p.ID); ok != want || err != nil {
				t.Errorf("%s: %s is public: %t, %v", what, p.ID, ok, err)
			}
			if strings.Contains(text, p.ID) != want {
				t.Errorf("%s: the text says %s", what, text)
			}
		}
	}
	step("at first", nil, "1 Ada", a)
	step("pull", s.PullPhoto(t.Context(), a.ID, "a face", 0), "")
	step("pull again", s.PullPhoto(t.Context(), a.ID, "a face", 0), "")
	step("replace what was pulled", s.ReplacePhoto(t.Context(), a.ID, b.ID, 0), "2 Ada", b)
	step("put back what was replaced", s.PutBackPhoto(t.Context(), a.ID, 0), "2 Ada", b)
	step("replace again", s.ReplacePhoto(t.Context(), b.ID, c.ID, 0), "3 Ada", c)
	step("pull the last", s.PullPhoto(t.Context(), c.ID, "", 0), "")
	step("put it back", s.PutBackPhoto(t.Context(), c.ID, 0), "3 Ada", c)

	d, err := s.Draft(t.Context(), live.ID)
	if err != nil || d.Photos[0].PhotoID != c.ID || !strings.Contains(d.Body, c.ID) || d.Changed() {
		t.Errorf("the draft does not follow: %+v, %s, %v", d.Photos, d.Body, err)
	}
	places, err := s.PhotoPlaces(t.Context(), c.ID)
	if err != nil || len(places) != 1 || !places[0].InDraft || !places[0].Shown || places[0].ID != live.ID {
		t.Errorf("its places: %+v, %v", places, err)
	}
	step("the second takes its place back", s.ReplacePhoto(t.Context(), c.ID, b.ID, 0), "2 Ada", b)

	var problems archive.FieldErrors
	for what, err := range map[string]error{
		"one by itself":         s.ReplacePhoto(t.Context(), b.ID, b.ID, 0),
		"one that was replaced": s.ReplacePhoto(t.Context(), a.ID, c.ID, 0),
		"one by what another photo stands for": func() error {
			x := archivetest.InsertPhoto(t, s, 4)
			return s.ReplacePhoto(t.Context(), x.ID, a.ID, 0)
		}(),
	} {
		if !errors.As(err, &problems) {
			t.Errorf("replacing %s: %v", what, err)
		}
	}
	for what, err := range map[string]error{
		"pull":     s.PullPhoto(t.Context(), "00000000000000000099", "", 0),
		"put back": s.PutBackPhoto(t.Context(), "00000000000000000099", 0),
		"replace":  s.ReplacePhoto(t.Context(), b.ID, "00000000000000000099", 0),
	} {
		if !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s of nothing: %v", what, err)
		}
	}
	if _, err := conn.Exec(t.Context(), `UPDATE photos SET replaced_by = $1 WHERE id = $2`, a.ID, "00000000000000000004"); err == nil {
		t.Error("the database lets a replaced photo replace another")
	}
	var audited []string
	if err := conn.QueryRow(t.Context(), `SELECT array_agg(DISTINCT action ORDER BY action) FROM audit WHERE action LIKE 'photo.%'`).Scan(&audited); err != nil ||
		!slices.Equal(audited, []string{"photo.add", "photo.pull", "photo.put_back", "photo.replace"}) {
		t.Errorf("audited: %v, %v", audited, err)
	}
}

// TestPhotoChangesAreHeard waits for the word to other processes: a page that they keep may show the photo.
func TestPhotoChangesAreHeard(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	a, b := archivetest.InsertPhoto(t, s, 1), archivetest.InsertPhoto(t, s, 2)
	heard := make(chan struct{}, 99)
	go func() { _ = s.Watch(t.Context(), func() { heard <- struct{}{} }) }()
	wait := func(what string) {
		t.Helper()
		select {
		case <-heard:
		case <-time.After(20 * time.Second):
			t.Fatalf("nothing was heard of: %s", what)
		}
	}
	wait("beginning to listen")
	if err := s.PullPhoto(t.Context(), a.ID, "", 0); err != nil {
		t.Fatal(err)
	}
	wait("pull")
	if err := s.PutBackPhoto(t.Context(), a.ID, 0); err != nil {
		t.Fatal(err)
	}
	wait("put back")
	if err := s.ReplacePhoto(t.Context(), a.ID, b.ID, 0); err != nil {
		t.Fatal(err)
	}
	wait("replace")
	b.Focus = archive.Focus{X: -50, Y: 13}
	if err := s.SavePhoto(t.Context(), b, 0); err != nil {
		t.Fatal(err)
	}
	wait("focus")
	if got, err := s.Photo(t.Context(), b.ID); got.Focus != b.Focus || err != nil {
		t.Errorf("focus %+v, %v", got.Focus, err)
	}
}
