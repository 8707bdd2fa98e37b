package site

import (
	"context"
	"encoding/json"
	"fmt"
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
	if len(list) > perDeskList {
		p.Entries = list[:perDeskList]
		q.Set("before", strconv.FormatInt(p.Entries[perDeskList-1].ID, 10))
		p.Older = link.DeskList(link.DeskAudit, q)
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

// auditExport is the record as a file.
var auditExport = export[archive.AuditEntry]{
	name:   "audit",
	header: []string{"id", "at", "editor_id", "editor", "action", "article_id", "article", "about", "detail"},
	cells: func(e archive.AuditEntry) ([]string, error) {
		detail, err := json.Marshal(e.Detail)
		if err != nil {
			return nil, fmt.Errorf("write the detail of entry %d: %w", e.ID, err)
		}
		return []string{number(e.ID), e.At.Format(time.RFC3339), number(e.EditorID), e.Editor, e.Action,
			number(e.ArticleID), e.ShortID, e.Target, string(detail)}, nil
	},
	object: func(e archive.AuditEntry) any {
		return struct {
			ID        int64          `json:"id"`
			At        time.Time      `json:"at"`
			EditorID  int64          `json:"editor_id,omitempty"`
			Editor    string         `json:"editor,omitempty"`
			Action    string         `json:"action"`
			ArticleID int64          `json:"article_id,omitempty"`
			ShortID   string         `json:"article,omitempty"`
			Target    string         `json:"about,omitempty"`
			Detail    map[string]any `json:"detail"`
		}(e)
	},
}

// exportAudit sends all that the filter selects, newest first, and records that it was taken.
func (h *deskHandlers) exportAudit(format exportFormat) actionFunc {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := r.ParseForm(); err != nil {
			return badRequest(err)
		}
		f := h.auditFilter(r.PostForm)
		f.Limit = exportBatch
		if err := h.store.Audit(r.Context(), editorOf(r).ID, "audit.export", 0); err != nil {
			return err
		}
		return auditExport.send(w, r, format, func() ([]archive.AuditEntry, error) {
			list, err := h.store.AuditEntries(r.Context(), f)
			if len(list) > 0 {
				f.Before = list[len(list)-1].ID
			}
			return list, err
		})
	}
}
