package site

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/view"
	"dateline/web/words"
)

// scheduleOf returns what is scheduled for an article, or lapsed; the zero Schedule when nothing is.
func (h *deskHandlers) scheduleOf(ctx context.Context, articleID int64) (archive.Schedule, error) {
	s, err := h.store.ScheduleOf(ctx, articleID)
	if errors.Is(err, archive.ErrNotFound) {
		return archive.Schedule{}, nil
	}
	return s, err
}

// maxNote bounds the note on something scheduled, in bytes.
const maxNote = 2000

// scheduleArticle puts what the page showed on the schedule, if nobody changed it since.
func (h *deskHandlers) scheduleArticle(w http.ResponseWriter, r *http.Request) error {
	p, err := h.readPublication(r)
	if err != nil {
		return err
	}
	at, problem := h.localTime(p.At)
	if problem != "" {
		p.Problems.Add("at", problem)
	}
	if len(p.Note) > maxNote {
		p.Problems.Add("note", "Shorten the note.")
	}
	if len(p.Problems) > 0 {
		return h.showPublish(w, r, http.StatusUnprocessableEntity, p)
	}
	id := p.Draft.Article.ID
	at, err = h.desk.Schedule(r.Context(), archive.Scheduling{ArticleID: id, Version: atoi(r.PostForm.Get("version")), EditorID: editorOf(r).ID,
		At: at, Note: p.Note, Change: change(p)})
	if err != nil {
		return h.publishRefused(w, r, p, err)
	}
	return h.leave(w, r, link.DeskArticle(id), say(r, "It goes out on %s.", h.written(r, at)))
}

// written writes an instant in a message.
func (h *deskHandlers) written(r *http.Request, t time.Time) string {
	return words.For(deskLanguage(r)).Time(t.In(h.site.Zone))
}

// localTime reads a time as forms send it, in the site's zone: "2026-03-29T08:00". It refuses one that the
// clocks of the zone leave out; of one that they show twice it takes the second, as an embargo may mean either.
func (h *deskHandlers) localTime(s string) (t time.Time, problem string) {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04"} {
		t, err := time.ParseInLocation(layout, s, h.site.Zone)
		switch {
		case err != nil:
			continue
		case t.Format(layout) != s:
			return t, "The clocks leave this time out on that day. Choose another."
		case t.Year() < 1970 || t.Year() > 9999:
			return t, "Choose a time that is still to come."
		}
		for _, back := range []time.Duration{30 * time.Minute, time.Hour} { // by how much clocks are put back
			if later := t.Add(back); later.Format(layout) == s {
				return later, ""
			}
		}
		return t, ""
	}
	return time.Time{}, "Write the time as 2026-03-29T08:00."
}

// moveSchedule gives what is on the schedule another time.
func (h *deskHandlers) moveSchedule(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	text := func(name string) string { return strings.TrimSpace(body.Clean(storable(r.PostFormValue(name)))) }
	back := text("back")
	if _, ok := monthOf(back); ok {
		back = link.DeskCalendarMonth(back)
	} else {
		back = link.DeskArticle(id)
	}
	at, problem := h.localTime(text("at"))
	problem = say(r, problem)
	if problem == "" && len(text("note")) <= maxNote {
		at, err = h.desk.MoveSchedule(r.Context(), id, at, text("note"), editorOf(r).ID)
	} else if problem == "" {
		problem = say(r, "Shorten the note.")
	}
	var fields archive.FieldErrors
	switch {
	case errors.As(err, &fields) && len(fields) > 0:
		problem = words.Problem(deskLanguage(r), fields[0])
	case h.refusal(err) != "":
		problem = say(r, h.refusal(err))
	case errors.Is(err, archive.ErrNotFound):
		problem = say(r, "Nothing stands on the schedule: it went out, was called back, or was edited meanwhile.")
	case err != nil:
		return err
	}
	if problem != "" {
		return h.leave(w, r, back, say(r, "It was not moved. %s", problem))
	}
	return h.leave(w, r, back, say(r, "It goes out on %s.", h.written(r, at)))
}

// unscheduleArticle takes an article off the schedule.
func (h *deskHandlers) unscheduleArticle(w http.ResponseWriter, r *http.Request) error {
	id, err := articleID(r)
	if err != nil {
		return err
	}
	err = h.desk.Unschedule(r.Context(), id, editorOf(r).ID)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		if _, err := h.store.Draft(r.Context(), id); err != nil {
			return err
		}
		return h.leave(w, r, link.DeskArticle(id), "Nothing stood on the schedule any more. See here whether it went out.")
	case h.refusal(err) != "":
		return h.leave(w, r, link.DeskArticle(id), h.refusal(err))
	case err != nil:
		return err
	}
	return h.leave(w, r, link.DeskArticle(id), "It is off the schedule and will not go out.")
}

// refusal says in words why a step was refused, "" for any other error.
func (h *deskHandlers) refusal(err error) string {
	var (
		step     *archive.StepError
		conflict *archive.ConflictError
	)
	switch {
	case errors.As(err, &conflict):
		return "The draft was changed meanwhile: read it again first."
	case !errors.As(err, &step):
		return ""
	case step.Why == archive.RefusedToAuthor:
		return "A second person has to approve it: you wrote it last, or sent it to review."
	case step.Why == archive.RefusedByWorkflow && h.site.TwoPeople:
		return "It has to be approved by a second person first."
	}
	return "That is no longer possible: the report has moved on meanwhile."
}

// showCalendar shows a month of what is scheduled.
func (h *deskHandlers) showCalendar(w http.ResponseWriter, r *http.Request) error {
	now := h.now().In(h.site.Zone)
	month, ok := monthOf(r.URL.Query().Get("month"))
	if !ok {
		month = archive.Date{Year: now.Year(), Month: now.Month(), Day: 1}
	}
	next := archive.DateOf(month.In(time.UTC).AddDate(0, 1, 0))
	list, err := h.store.Schedules(r.Context(), month.In(h.site.Zone), next.In(h.site.Zone))
	if err != nil {
		return err
	}
	return h.show(w, r, view.DeskCalendar(view.DeskCalendarPage{
		DeskPage: h.page(r, "Calendar", link.DeskCalendar), Month: month, Today: archive.DateOf(now), Scheduled: list,
	}))
}

// monthOf reads "2026-11" and returns its first day.
func monthOf(s string) (archive.Date, bool) {
	t, err := time.Parse("2006-01", s)
	if err != nil || t.Year() < 1970 || t.Year() > 9998 {
		return archive.Date{}, false
	}
	return archive.DateOf(t), true
}
