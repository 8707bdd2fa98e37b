package view

import (
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// DeskHomePage shows an editor what waits.
type DeskHomePage struct {
	DeskPage
	Waiting archive.Waiting
}

// pile is a list of the start page.
type pile struct {
	id, name string
	count    int
	all      string // where the whole list stands
	alarm    bool   // readers see something that they should not
	items    []pileItem
}

// pileItem is a line of it.
type pileItem struct {
	text, address string
	lang          archive.Edition // of the text
	note          string
	at            time.Time
}

// piles are those that the editor's role has to do with: what waits for others first, then what is one's own.
func (p DeskHomePage) piles() []pile {
	w, role := p.Waiting, p.Editor.Role
	var out []pile
	add := func(may archive.Action, x pile) {
		if role.May(may) {
			out = append(out, x)
		}
	}
	add(archive.ActPublish, p.articles("review", archive.WhichReview, w.Review))
	add(archive.ActWrite, p.articles("returned", archive.WhichReturned, w.Returned))
	add(archive.ActPublish, p.articles("approved", archive.WhichApproved, w.Approved))
	add(archive.ActPublish, p.schedules("scheduled", p.say("Scheduled next"), w.Scheduled))
	lapsed := p.schedules("lapsed", p.say("Schedules that lapsed"), w.Lapsed)
	lapsed.alarm = true
	add(archive.ActPublish, lapsed)
	add(archive.ActModerate, p.replies())
	add(archive.ActModerate, p.errors())
	noAlt := p.articles("alt", archive.WhichNoAlt, w.NoAlt)
	noAlt.name, noAlt.alarm = p.say("Readers see photos without alternative text"), true
	add(archive.ActWrite, noAlt)
	add(archive.ActWrite, p.expired())
	mine := p.articles("mine", archive.WhichMine, w.Mine)
	mine.name = p.say("Your drafts")
	add(archive.ActWrite, mine)
	return out
}

// empty names the piles that hold nothing.
func (p DeskHomePage) empty() string {
	var names []string
	for _, x := range p.piles() {
		if x.count == 0 {
			names = append(names, x.name)
		}
	}
	return strings.Join(names, " · ")
}

func (p DeskHomePage) articles(id string, which archive.Which, list archive.Pile[archive.DraftSummary]) pile {
	x := pile{id: id, name: p.whichName(which), count: list.Count, all: link.DeskWhich(which)}
	for _, a := range list.Items {
		x.items = append(x.items, pileItem{p.headline(a.Headline), link.DeskArticle(a.ID), a.Edition, p.stands(a), a.UpdatedAt})
	}
	return x
}

// stands says where an article stands, and who wrote it last.
func (p DeskPage) stands(a archive.DraftSummary) string {
	parts := []string{p.stateName(a.State)}
	if a.UnpublishedEdits {
		parts = append(parts, p.say("Unpublished edits"))
	} else if a.State == archive.StateDraft {
		parts[0] = p.say(workflowName(a.Workflow))
	}
	if a.UpdatedBy != "" {
		parts = append(parts, a.UpdatedBy)
	}
	return strings.Join(parts, ", ")
}

func (p DeskHomePage) schedules(id, name string, list archive.Pile[archive.ScheduledArticle]) pile {
	x := pile{id: id, name: name, count: list.Count, all: link.DeskCalendar}
	for _, s := range list.Items {
		x.items = append(x.items, pileItem{p.headline(s.Headline), link.DeskArticle(s.ArticleID), s.Article.Edition, "", s.At})
	}
	if len(list.Items) > 0 {
		x.all = link.DeskCalendarMonth(list.Items[0].At.In(p.Zone).Format("2006-01"))
	}
	return x
}

func (p DeskHomePage) replies() pile {
	x := pile{id: "replies", name: p.say("Replies to read"), count: p.Waiting.Replies.Count, all: link.DeskReplies}
	for _, r := range p.Waiting.Replies.Items {
		x.items = append(x.items, pileItem{text: beginning(r.Text), address: link.DeskReplies, note: r.Name + ", " + r.Headline, at: r.CreatedAt})
	}
	return x
}

func (p DeskHomePage) errors() pile {
	x := pile{id: "errors", name: p.say("Errors that readers report"), count: p.Waiting.Errors.Count, all: link.DeskErrors}
	for _, r := range p.Waiting.Errors.Items {
		x.items = append(x.items, pileItem{text: beginning(r.Text), address: link.DeskErrors, note: r.Headline, at: r.CreatedAt})
	}
	return x
}

func (p DeskHomePage) expired() pile {
	x := pile{id: "expired", name: p.say("Readers see photos whose licence has ended"), count: p.Waiting.Expired.Count,
		all: link.DeskPhotosWith(archive.PhotoExpired), alarm: true}
	for _, photo := range p.Waiting.Expired.Items {
		text := beginning(photo.Caption)
		if text == "" {
			text = p.say("A photo without a caption")
		}
		x.items = append(x.items, pileItem{text: text, address: link.DeskPhoto(photo.ID)})
	}
	return x
}

// beginning returns the first words of a text, on one line.
func beginning(s string) string {
	const most = 90
	text := []rune(strings.Join(strings.Fields(s), " "))
	if len(text) <= most {
		return string(text)
	}
	return strings.TrimSpace(string(text[:most])) + "…"
}
