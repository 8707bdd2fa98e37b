package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/archive"
	"dateline/web/ui"
)

// DeskAuditPage is the record of who did what.
type DeskAuditPage struct {
	DeskPage
	Filter   archive.AuditFilter
	From, To string // days, as they were typed
	People   []archive.Editor
	Entries  []archive.AuditEntry
	Older    string // where the list goes on, "" when it does not
}

// auditText says what an action is.
func (p DeskPage) auditText(action string) string {
	switch action {
	case "article.create":
		return p.say("made an article")
	case "article.save":
		return p.say("saved a draft")
	case "article.publish":
		return p.say("published")
	case "article.rename":
		return p.say("changed an address")
	case "article.withdraw":
		return p.say("withdrew an article")
	case "article.discard":
		return p.say("discarded a draft")
	case "article.workflow.writing":
		return p.say("workflow: being written")
	case "article.workflow.review":
		return p.say("workflow: in review")
	case "article.workflow.approved":
		return p.say("workflow: approved")
	case "article.undo":
		return p.say("undid a change to several articles")
	case "article.replies.open":
		return p.say("opened replies")
	case "article.replies.close":
		return p.say("closed replies")
	case "photo.add":
		return p.say("added a photo")
	case "photo.edit":
		return p.say("edited a photo")
	case "replies.approved":
		return p.say("approved replies")
	case "replies.rejected":
		return p.say("rejected replies")
	case "replies.spam":
		return p.say("marked replies as spam")
	case "replies.held":
		return p.say("put replies back to waiting")
	case "replies.undo":
		return p.say("took back a decision on replies")
	case "replies.erase":
		return p.say("erased a reader’s replies")
	case "replies.export":
		return p.say("exported replies")
	case "contributor.save":
		return p.say("changed a contributor")
	case "contributor.merge":
		return p.say("merged contributors")
	case "source.save":
		return p.say("changed a source")
	case "source.merge":
		return p.say("merged sources")
	case "source.look":
		return p.say("looked where a confidential source was used")
	case "subject.save":
		return p.say("changed a subject")
	case "site.settings":
		return p.say("changed the settings of the site")
	case "site.page":
		return p.say("changed a page about the site")
	case "error_report.settle":
		return p.say("settled an error that a reader reported")
	case "audit.export":
		return p.say("exported the audit trail")
	}
	return p.auditPublishingText(action)
}

func (p DeskPage) auditPublishingText(action string) string {
	switch action {
	case "photo.pull":
		return p.say("pulled a photo")
	case "photo.put_back":
		return p.say("put a photo back")
	case "photo.replace":
		return p.say("replaced a photo")
	case "article.schedule":
		return p.say("scheduled a publication")
	case "article.schedule.lapse":
		return p.say("took an edited article off the schedule")
	case "article.unschedule":
		return p.say("called a scheduled publication back")
	case "article.restore":
		return p.say("brought an earlier revision back as the draft")
	case "article.bring_back":
		return p.say("brought a withdrawn article back")
	case "article.redact":
		return p.say("took a name out")
	case "article.search_engines.admit":
		return p.say("let search engines in")
	case "article.search_engines.refuse":
		return p.say("kept an article from search engines")
	case "article.preview_link.make":
		return p.say("made a preview link")
	case "article.preview_link.open":
		return p.say("opened a preview link")
	case "article.preview_link.revoke":
		return p.say("revoked a preview link")
	}
	return p.auditEditorText(action)
}

func (p DeskPage) auditEditorText(action string) string {
	switch action {
	case "editor.sign_in":
		return p.say("signed in")
	case "editor.sign_in_failed":
		return p.say("failed to sign in")
	case "editor.sign_out":
		return p.say("signed out")
	case "editor.sign_out_everywhere":
		return p.say("signed out everywhere")
	case "editor.confirm":
		return p.say("confirmed that it was they")
	case "editor.add":
		return p.say("added an account")
	case "editor.link":
		return p.say("made a one-time link")
	case "editor.password":
		return p.say("set a password")
	case "editor.role":
		return p.say("changed a role")
	case "editor.deactivate":
		return p.say("deactivated an account")
	case "editor.reactivate":
		return p.say("reactivated an account")
	case "editor.language":
		return p.say("changed the language of the desk")
	case "editor.filter.save":
		return p.say("kept a filter of the list")
	case "editor.filter.remove":
		return p.say("removed a filter of the list")
	case "editor.totp.add":
		return p.say("set up an authenticator app")
	case "editor.passkey.add":
		return p.say("added a passkey")
	case "editor.factor.remove":
		return p.say("removed a second factor")
	case "editor.recovery_codes":
		return p.say("made recovery codes")
	}
	return action
}

func (p DeskAuditPage) actions() []ui.Option {
	var out []ui.Option
	for _, a := range archive.AuditActions {
		out = append(out, ui.Option{Value: a, Label: p.auditText(a)})
	}
	return anyOf(p.say("Any"), out)
}

func (p DeskAuditPage) people() []ui.Option {
	var out []ui.Option
	for _, e := range p.People {
		out = append(out, ui.Option{Value: strconv.FormatInt(e.ID, 10), Label: e.Name})
	}
	return anyOf(p.say("Any"), out)
}

// who names whoever did it.
func (p DeskAuditPage) who(e archive.AuditEntry) string {
	switch {
	case e.EditorID != 0:
		return e.Editor
	case e.Action == "editor.sign_in_failed":
		return p.say("a stranger")
	}
	return p.say("the command line")
}

// detail writes what else an entry holds: "revision 2".
func (p DeskAuditPage) detail(e archive.AuditEntry) string {
	var parts []string
	if e.Target != "" && e.Detail["editor"] != nil {
		parts = append(parts, e.Target)
	}
	for name, value := range e.Detail {
		if name != "editor" && value != false {
			parts = append(parts, strings.TrimSuffix(fmt.Sprintf("%s: %v", p.say(strings.ReplaceAll(name, "_", " ")), value), ": true"))
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}
