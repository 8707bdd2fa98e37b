package archive

import "time"

// AuditEntry is one line of the record of who did what, and when. It never holds the text of a draft, a secret, or a
// source's name.
type AuditEntry struct {
	ID        int64
	At        time.Time
	EditorID  int64 // 0: the command line, the program itself, or a stranger who tried to sign in
	Editor    string
	Action    string // one of AuditActions
	ArticleID int64  // 0 when it is about none
	ShortID   string // of the article, "" when it is no more
	Target    string // name of the account that it is about, if it is about one
	Detail    map[string]any
}

// AuditFilter selects entries, newest first. Zero fields do not filter.
type AuditFilter struct {
	EditorID int64 // who did it
	Action   string
	Article  string    // its number or short id
	From     time.Time // from this instant on
	To       time.Time // before this instant
	Before   int64     // id of the last entry seen
	Limit    int
}

// AuditActions are all that the record tells of.
var AuditActions = []string{
	"article.create", "article.save", "article.publish", "article.rename", "article.withdraw", "article.discard",
	"article.workflow.writing", "article.workflow.review", "article.workflow.approved", "article.undo",
	"article.replies.open", "article.replies.close",
	"article.schedule", "article.schedule.lapse", "article.unschedule", "article.restore", "article.bring_back", "article.redact",
	"article.search_engines.admit", "article.search_engines.refuse",
	"article.preview_link.make", "article.preview_link.open", "article.preview_link.revoke",
	"photo.add", "photo.edit", "photo.pull", "photo.put_back", "photo.replace",
	"replies.approved", "replies.rejected", "replies.spam", "replies.held", "replies.undo", "replies.erase", "replies.export",
	"contributor.save", "contributor.merge", "source.save", "source.merge", "source.look", "subject.save",
	"editor.sign_in", "editor.sign_in_failed", "editor.sign_out", "editor.sign_out_everywhere", "editor.confirm",
	"editor.add", "editor.link", "editor.password", "editor.role", "editor.deactivate", "editor.reactivate", "editor.language",
	"editor.filter.save", "editor.filter.remove",
	"editor.totp.add", "editor.passkey.add", "editor.factor.remove", "editor.recovery_codes",
	"site.settings", "site.page", "error_report.settle",
	"audit.export",
}
