package site

import (
	"net/http"
	"slices"
	"time"

	"dateline/internal/archive"
	"dateline/web/view"
)

// showYears serves the years in which an edition published anything.
func (h *reader) showYears(r *http.Request) (*Response, error) {
	c, counts, err := h.counts(r, archive.Date{})
	if err != nil {
		return nil, err
	}
	slices.Reverse(counts)
	return h.html(r, view.ArchiveYears(view.ArchiveYearsPage{Chrome: c, Years: counts}), time.Time{})
}

// showYear serves the months of a year.
func (h *reader) showYear(r *http.Request) (*Response, error) {
	date, err := routeDate(r)
	if err != nil {
		return nil, err
	}
	c, counts, err := h.counts(r, date)
	if err != nil || len(counts) == 0 {
		return nil, orNotFound(err)
	}
	editions, err := h.editionsOf(r, c.Edition, date)
	if err != nil {
		return nil, err
	}
	return h.html(r, view.ArchiveYear(view.ArchiveYearPage{Chrome: c, Year: date.Year, Months: counts, Editions: editions}), time.Time{})
}

// showMonth serves the days of a month.
func (h *reader) showMonth(r *http.Request) (*Response, error) {
	date, err := routeDate(r)
	if err != nil {
		return nil, err
	}
	c, counts, err := h.counts(r, date)
	if err != nil || len(counts) == 0 {
		return nil, orNotFound(err)
	}
	editions, err := h.editionsOf(r, c.Edition, date)
	if err != nil {
		return nil, err
	}
	return h.html(r, view.ArchiveMonth(view.ArchiveMonthPage{Chrome: c, Year: date.Year, Month: date.Month, Days: counts, Editions: editions}), time.Time{})
}

// counts returns how much was published within a date, by the next smaller unit.
func (h *reader) counts(r *http.Request, within archive.Date) (view.Chrome, []archive.PeriodCount, error) {
	c, err := h.chrome(r)
	if err != nil {
		return c, nil, err
	}
	counts, err := h.store.ArchiveCounts(r.Context(), c.Edition, within)
	return c, counts, err
}

// editionsOf returns the editions that published anything within a date: own, and others.
func (h *reader) editionsOf(r *http.Request, own archive.Edition, within archive.Date) ([]archive.Edition, error) {
	return h.editionsWhere(own, func(e archive.Edition) (bool, error) {
		counts, err := h.store.ArchiveCounts(r.Context(), e, within)
		return len(counts) > 0, err
	})
}

// orNotFound stands in for an error where a page would be empty.
func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return archive.ErrNotFound
}
