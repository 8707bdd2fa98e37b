package site

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/view"
)

// auditStore is what the record of changes needs of the store.
type auditStore interface {
	AuditEntries(ctx context.Context, f archive.AuditFilter) ([]archive.AuditEntry, error)
	Audit(ctx context.Context, editorID int64, action string, articleID int64) error
}

// auditBatch is how many entries an export holds in memory.
const auditBatch = 1000

// listAudit shows who did what.
func (h *deskHandlers) listAudit(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := h.auditFilter(q)
	f.Limit = perDeskList + 1
	list, err := h.store.AuditEntries(r.Context(), f)
	if err != nil {
		return err
	}
	people, err := h.store.Editors(r.Context())
	if err != nil {
		return err
	}
	p := view.DeskAuditPage{DeskPage: h.page(r, "Audit", link.DeskAudit), Filter: f, People: people, Entries: list,
		From: q.Get("from"), To: q.Get("to")}
	q.Del("before")
	p.CSV, p.Lines = link.DeskAuditCSV+"?"+q.Encode(), link.DeskAuditLines+"?"+q.Encode()
	if len(list) > perDeskList {
		p.Entries = list[:perDeskList]
		q.Set("before", strconv.FormatInt(p.Entries[perDeskList-1].ID, 10))
		p.Older = link.DeskAudit + "?" + q.Encode()
	}
	return h.show(w, r, view.DeskAudit(p))
}

// auditFilter reads the filter of an address; what it cannot read does not filter. Days are those of the site's zone.
func (h *deskHandlers) auditFilter(q url.Values) archive.AuditFilter {
	f := archive.AuditFilter{
		EditorID: int64(atoi(q.Get("who"))),
		Action:   oneOf(q.Get("action"), archive.AuditActions...),
		Article:  strings.TrimSpace(storable(q.Get("article"))),
		Before:   int64(atoi(q.Get("before"))),
	}
	f.From, _ = time.ParseInLocation(time.DateOnly, q.Get("from"), h.site.Zone)
	if day, err := time.ParseInLocation(time.DateOnly, q.Get("to"), h.site.Zone); err == nil {
		f.To = day.AddDate(0, 0, 1)
	}
	return f
}

// auditFormat writes entries as they come.
type auditFormat struct {
	name, contentType string
	begin             func(io.Writer) (write func(archive.AuditEntry) error, flush func() error)
}

var (
	auditCSV   = auditFormat{"audit.csv", "text/csv; charset=utf-8", beginAuditCSV}
	auditLines = auditFormat{"audit.jsonl", "application/jsonl; charset=utf-8", beginAuditLines}
)

// exportAudit sends all that the filter selects, newest first, and records that it was taken.
func (h *deskHandlers) exportAudit(format auditFormat) actionFunc {
	return func(w http.ResponseWriter, r *http.Request) error {
		f := h.auditFilter(r.URL.Query())
		f.Limit = auditBatch
		if r.Method == http.MethodGet {
			if err := h.store.Audit(r.Context(), editorOf(r).ID, "audit.export", 0); err != nil {
				return err
			}
		}
		list, err := h.store.AuditEntries(r.Context(), f)
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", format.contentType)
		w.Header().Set("Content-Disposition", `attachment; filename="`+format.name+`"`)
		if r.Method == http.MethodHead {
			return nil
		}
		write, flush := format.begin(w)
		for ; err == nil && len(list) > 0; list, err = h.store.AuditEntries(r.Context(), f) {
			for _, e := range list {
				if err := write(e); err != nil {
					return err
				}
			}
			f.Before = list[len(list)-1].ID
		}
		if err != nil {
			return err
		}
		return flush()
	}
}

// beginAuditCSV writes for spreadsheets: the mark at the start makes them read UTF-8.
func beginAuditCSV(w io.Writer) (write func(archive.AuditEntry) error, flush func() error) {
	_, _ = io.WriteString(w, "\ufeff") // an error comes back with the first line
	c := csv.NewWriter(w)
	_ = c.Write([]string{"id", "at", "editor_id", "editor", "action", "article_id", "article", "about", "detail"})
	return func(e archive.AuditEntry) error {
			detail, err := json.Marshal(e.Detail)
			if err != nil {
				return fmt.Errorf("write the detail of entry %d: %w", e.ID, err)
			}
			return c.Write([]string{strconv.FormatInt(e.ID, 10), e.At.Format(time.RFC3339), number(e.EditorID), plainCell(e.Editor),
				plainCell(e.Action), number(e.ArticleID), plainCell(e.ShortID), plainCell(e.Target), plainCell(string(detail))})
		}, func() error {
			c.Flush()
			return c.Error()
		}
}

// plainCell keeps a spreadsheet from taking a text for a formula.
func plainCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}

// number writes an id, "" for none.
func number(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// beginAuditLines writes an object of JSON on each line.
func beginAuditLines(w io.Writer) (write func(archive.AuditEntry) error, flush func() error) {
	j := json.NewEncoder(w)
	return func(e archive.AuditEntry) error {
		return j.Encode(struct {
			ID        int64          `json:"id"`
			At        time.Time      `json:"at"`
			EditorID  int64          `json:"editor_id,omitempty"`
			Editor    string         `json:"editor,omitempty"`
			Action    string         `json:"action"`
			ArticleID int64          `json:"article_id,omitempty"`
			ShortID   string         `json:"article,omitempty"`
			Target    string         `json:"about,omitempty"`
			Detail    map[string]any `json:"detail"`
		}(e))
	}, func() error { return nil }
}
