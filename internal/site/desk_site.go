package site

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/view"
)

// editSite shows what the desk has decided about its site.
func (h *deskHandlers) editSite(w http.ResponseWriter, r *http.Request) error {
	s, err := h.store.SiteSettings(r.Context())
	if err != nil {
		return err
	}
	f := view.SiteForm{Version: strconv.Itoa(s.Version), Names: s.Names, Taglines: s.Taglines, Notes: s.Notes}
	if s.ReplyDays != nil {
		f.ReplyDays = strconv.Itoa(*s.ReplyDays)
	}
	subjects, err := h.store.Subjects(r.Context())
	if err != nil {
		return err
	}
	for _, x := range subjects {
		if x.Kind == archive.KindSection {
			f.Sections = append(f.Sections, view.SectionRow{ID: strconv.FormatInt(x.ID, 10),
				Position: strconv.Itoa(len(f.Sections) + 1), Name: x.Name, Names: x.Names})
		}
	}
	return h.showSite(w, r, http.StatusOK, f, nil)
}

// showSite renders the form, fresh or with problems: the one place that does.
func (h *deskHandlers) showSite(w http.ResponseWriter, r *http.Request, status int, f view.SiteForm, problems archive.FieldErrors) error {
	pages, err := h.sitePages(r)
	if err != nil {
		return err
	}
	return h.render(w, r, status, view.DeskSite(view.DeskSitePage{
		DeskPage: h.page(r, "Site", link.DeskSite), Form: f, Pages: pages, Problems: problems,
		Started: view.StartedWith{Name: h.site.Name, Tagline: h.site.Tagline, ReplyDays: h.site.ReplyDays, BaseURL: h.links.Absolute("")},
	}))
}

// saveSite saves the settings and the sections.
func (h *deskHandlers) saveSite(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	f := h.siteForm(r.PostForm)
	settings, sections, problems := settingsOf(f)
	if len(problems) == 0 {
		err := h.store.SaveSiteSettings(r.Context(), settings, sections, editorOf(r).ID)
		if err == nil {
			h.Invalidate()
			return h.leave(w, r, link.DeskSite, say(r, "Saved. Readers see it now."))
		}
		if !errors.As(err, &problems) {
			return err
		}
		if problems.For("") != "" { // saving again is then a decision, not an accident
			now, err := h.store.SiteSettings(r.Context())
			if err != nil {
				return err
			}
			f.Version = strconv.Itoa(now.Version)
		}
	}
	return h.showSite(w, r, http.StatusUnprocessableEntity, f, problems)
}

// siteForm reads the form as it was typed.
func (h *deskHandlers) siteForm(v url.Values) view.SiteForm {
	get := func(name string) string { return storable(v.Get(name)) }
	f := view.SiteForm{Version: get("version"), Names: map[archive.Edition]string{}, ReplyDays: strings.TrimSpace(get("reply_days")),
		Taglines: map[archive.Edition]string{}, Notes: map[archive.Edition]string{}}
	for _, e := range h.links.Editions() {
		f.Names[e], f.Taglines[e], f.Notes[e] = get("name."+string(e)), get("tagline."+string(e)), get("note."+string(e))
	}
	f.Sections = readRows(v, "sections", command{}, func(at string) (view.SectionRow, bool) {
		row := view.SectionRow{ID: get(at + "id"), Position: get(at + "position"), Name: get(at + "name"), Names: map[archive.Edition]string{}}
		for _, e := range h.links.Editions() {
			row.Names[e] = get(at + "name." + string(e))
		}
		return row, blank(row.ID)
	})
	return f
}

// settingsOf returns what a form says, and what is wrong with it.
func settingsOf(f view.SiteForm) (s archive.SiteSettings, sections []archive.Subject, problems archive.FieldErrors) {
	s = archive.SiteSettings{Names: f.Names, Taglines: f.Taglines, Notes: f.Notes, Version: atoi(f.Version)}
	if f.ReplyDays != "" {
		days, err := strconv.Atoi(f.ReplyDays)
		if err != nil {
			days = -1 // which Validate refuses
		}
		s.ReplyDays = &days
	}
	if err, ok := s.Validate().(archive.FieldErrors); ok {
		problems = err
	}
	type placed struct {
		archive.Subject
		position int
	}
	var rows []placed
	for i, row := range f.Sections {
		x := placed{archive.Subject{ID: int64(atoi(row.ID)), Kind: archive.KindSection, Name: tidy(row.Name), Names: map[archive.Edition]string{}}, 0}
		var err error
		if x.position, err = strconv.Atoi(strings.TrimSpace(row.Position)); err != nil {
			problems.Add(rowField("sections", i, "position"), "Write a number.")
		}
		if x.Name == "" {
			problems.Add(rowField("sections", i, "name"), "Name the section.")
		}
		for e, name := range row.Names {
			if name = tidy(name); name != "" && name != x.Name {
				x.Names[e] = name
			}
		}
		for _, name := range append([]string{x.Name}, namesOf(x.Names)...) {
			if len([]rune(name)) > archive.MaxSiteName {
				problems.Add(rowField("sections", i, "name"), "Shorten the name to %d characters.", archive.MaxSiteName)
				break
			}
		}
		rows = append(rows, x)
	}
	slices.SortStableFunc(rows, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
	for _, x := range rows {
		sections = append(sections, x.Subject)
	}
	return s, sections, problems
}

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

func namesOf(m map[archive.Edition]string) (names []string) {
	for _, name := range m {
		names = append(names, name)
	}
	return names
}

// sitePages returns every page about the site in every edition, written or not.
func (h *deskHandlers) sitePages(r *http.Request) (out []archive.SitePage, err error) {
	written, err := h.store.SitePages(r.Context())
	if err != nil {
		return nil, err
	}
	for _, e := range h.links.Editions() {
		for _, k := range archive.PageKinds {
			p := archive.SitePage{Kind: k, Edition: e}
			if i := slices.IndexFunc(written, func(x archive.SitePage) bool { return x.Kind == k && x.Edition == e }); i >= 0 {
				p = written[i]
			}
			out = append(out, p)
		}
	}
	return out, nil
}

// sitePage returns the page that the route names, written or not; archive.ErrNotFound when there is no such.
func (h *deskHandlers) sitePage(r *http.Request) (archive.SitePage, error) {
	pages, err := h.sitePages(r)
	if err != nil {
		return archive.SitePage{}, err
	}
	for _, p := range pages {
		if string(p.Kind) == chi.URLParam(r, "kind") && string(p.Edition) == chi.URLParam(r, "edition") {
			return p, nil
		}
	}
	return archive.SitePage{}, archive.ErrNotFound
}

func (h *deskHandlers) editSitePage(w http.ResponseWriter, r *http.Request) error {
	p, err := h.sitePage(r)
	if err != nil {
		return err
	}
	p.Body = body.Source(body.HTML(p.Body))
	return h.showSiteText(w, r, http.StatusOK, p, nil)
}

func (h *deskHandlers) showSiteText(w http.ResponseWriter, r *http.Request, status int, p archive.SitePage, problems archive.FieldErrors) error {
	return h.render(w, r, status, view.DeskSiteText(view.DeskSiteTextPage{
		DeskPage: h.page(r, "Site", link.DeskSite), Page: p, Problems: problems}))
}

// saveSitePage saves a page about the site; readers see it at once.
func (h *deskHandlers) saveSitePage(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return badRequest(err)
	}
	current, err := h.sitePage(r)
	if err != nil {
		return err
	}
	p, typed := current, storable(newlines(r.PostForm.Get("body")))
	p.Version, p.Title = atoi(r.PostForm.Get("version")), storable(r.PostForm.Get("title"))
	p.Body = string(body.FromInput(typed))
	err = p.Validate()
	if err == nil {
		err = h.store.SaveSitePage(r.Context(), p, editorOf(r).ID)
	}
	var problems archive.FieldErrors
	if errors.As(err, &problems) {
		p.Body = typed
		p.Version = current.Version // saving again is then a decision, not an accident
		return h.showSiteText(w, r, http.StatusUnprocessableEntity, p, problems)
	}
	if err != nil {
		return err
	}
	h.Invalidate()
	flash := say(r, "Saved. Readers see it now.")
	if p.Body == "" {
		flash = say(r, "Saved. Readers cannot open the page: it has no text.")
	}
	return h.leave(w, r, link.DeskSite, flash)
}
