package site

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// autosaved is what the editor's script learns of its save.
type autosaved struct {
	Address string   `json:"address,omitempty"` // of the article's form
	Version int      `json:"version,omitempty"`
	Base    string   `json:"base,omitempty"` // the form as it was saved, for a later merge
	At      string   `json:"at,omitempty"`
	Held    bool     `json:"held"` // something waits for the editor's own save
	By      string   `json:"by,omitempty"`
	Faults  []string `json:"problems,omitempty"`
}

// autosave keeps what is being typed, by the same rule as any save: over the version it was made from, or not
// at all. It makes no contributor, source or subject, since a name may be half typed: lists with names that
// are new, or that cannot be kept as they are, stay as they were and wait for the editor's own save. So does all
// of a report that is scheduled, since a save takes it off the schedule.
func (h *deskHandlers) autosave(w http.ResponseWriter, r *http.Request, f view.ArticleForm, current archive.Draft) error {
	schedule, err := h.scheduleOf(r.Context(), current.Article.ID)
	if err != nil {
		return err
	}
	if schedule.ArticleID != 0 && !schedule.Lapsed() {
		return sendJSON(w, http.StatusUnprocessableEntity, autosaved{Faults: []string{say(r, "the report is scheduled. Save takes it off the schedule.")}})
	}
	f, held, err := h.withoutNewNames(r, f, current)
	if err != nil {
		return err
	}
	d, problems := draftOf(f)
	if len(problems) > 0 {
		return sendJSON(w, http.StatusUnprocessableEntity, autosaved{Faults: messages(r, problems)})
	}
	id, version, err := h.keepDraft(r.Context(), d, current, f, editorOf(r).ID)
	var (
		fields   archive.FieldErrors
		conflict *archive.ConflictError
	)
	switch {
	case errors.As(err, &fields):
		return sendJSON(w, http.StatusUnprocessableEntity, autosaved{Faults: messages(r, fields)})
	case errors.As(err, &conflict):
		return sendJSON(w, http.StatusConflict, autosaved{By: conflict.Current.UpdatedBy})
	case err != nil:
		return err
	}
	return sendJSON(w, http.StatusOK, autosaved{Address: link.DeskArticle(id), Version: version, Base: baseOf(f), At: h.clock(), Held: held})
}

// withoutNewNames puts the stored lists in the place of those that an autosave must not keep.
func (h *deskHandlers) withoutNewNames(r *http.Request, f view.ArticleForm, current archive.Draft) (out view.ArticleForm, held bool, err error) {
	known, err := h.choices(r)
	if err != nil {
		return f, false, err
	}
	sources, err := h.store.Sources(r.Context())
	if err != nil {
		return f, false, err
	}
	stored := formOf(current)
	keep := func(ok bool, restore func()) {
		if !ok {
			restore()
			held = true
		}
	}
	d, problems := draftOf(f)
	if err := gather(&problems, h.desk.CheckSources(r.Context(), d)); err != nil {
		return f, false, err
	}
	sound := func(list string) bool {
		return !slices.ContainsFunc(problems, func(p archive.FieldError) bool { return strings.HasPrefix(p.Field, list) })
	}
	keep(sound("bylines") && all(f.Bylines, func(b view.BylineRow) bool { return knows(known.Contributors, b.Name) }),
		func() { f.Bylines = stored.Bylines })
	keep(sound("attributions") && all(f.Attributions, func(a view.AttributionRow) bool {
		return blank(a.Name) || hasSource(sources, archive.SourceKind(a.Kind), strings.TrimSpace(a.Name))
	}), func() { f.Attributions = stored.Attributions })
	keep(knows(known.Sections, f.Section), func() { f.Section = stored.Section })
	keep(all(splitNames(f.Topics), func(s string) bool { return knows(known.Topics, s) }), func() { f.Topics = stored.Topics })
	keep(all(splitNames(f.Places), func(s string) bool { return knows(known.Places, s) }), func() { f.Places = stored.Places })
	keep(sound("dateline_date"), func() { f.DatelineDate = stored.DatelineDate })
	return f, held, nil
}

func all[T any](list []T, ok func(T) bool) bool {
	return !slices.ContainsFunc(list, func(x T) bool { return !ok(x) })
}

func hasSource(sources []archive.Source, kind archive.SourceKind, name string) bool {
	return slices.ContainsFunc(sources, func(s archive.Source) bool { return s.Kind == kind && strings.EqualFold(s.Name, name) })
}

// knows reports whether a list holds a name, in whatever case; no name at all is always known.
func knows(list []string, name string) bool {
	name = strings.Join(strings.Fields(name), " ")
	return name == "" || slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, name) })
}

// baseOf writes the form that later changes are made from, so that two editors' changes can be told apart.
func baseOf(f view.ArticleForm) string {
	f.Base, f.MergeOf, f.Choices = "", "", nil
	b, err := json.Marshal(f)
	if err != nil {
		panic("site: a form cannot be marshalled: " + err.Error()) // plain strings and numbers always can
	}
	return string(b)
}

// copyKey returns the key under which an editor's browser keeps words that did not reach us. It stands in the
// pages of whoever is signed in and nowhere on their disk: a copy on a machine that was seized says nothing.
func (h *deskHandlers) copyKey(r *http.Request) (string, error) {
	key, err := h.store.SiteKey(r.Context(), "browser copies")
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte(editorOf(r).Email)) // never fails
	return base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}
