package words

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"dateline/internal/archive"
)

var english = Words{
	Language: "English",
	Locale:   "en_GB",

	SkipToContent:    "Skip to the text",
	Sections:         "Sections",
	SiteNavigation:   "Sections and archive",
	FooterNavigation: "About this site",
	Archive:          "Archive",
	Corrections:      "Corrections",
	Feed:             "RSS feed",
	FrontPage:        "Front page",
	Editions:         "Languages",
	Home:             "To the front page",
	Promise:          "Every report keeps its address, and every change to it is on record. This site sets no cookies on its readers.",

	Date:      enDate,
	Month:     func(year int, m time.Month) string { return fmt.Sprintf("%s %d", m, year) },
	MonthName: time.Month.String,
	Year:      strconv.Itoa,
	Time:      func(t time.Time) string { return enDate(archive.DateOf(t)) + ", " + Clock(t) },
	Weekdays:  [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	WeekStart: time.Monday,
	Reports:   func(n int) string { return enCount(n, "report", "reports") },
	ReplyCount: func(n int) string {
		return enCount(n, "reply", "replies")
	},
	DayOfReports: func(d archive.Date, n int) string { return enDate(d) + ": " + enCount(n, "report", "reports") },

	MoreReports: "More reports",
	Older:       "Older reports",
	NoReports:   "Nothing has been published here yet.",
	ListLabel: map[archive.SubjectKind]string{
		archive.KindSection: "Section",
		archive.KindTopic:   "Topic",
		archive.KindPlace:   "Place",
	},
	Byline:            "Byline",
	Source:            "Source",
	ReportsFrom:       func(d archive.Date) string { return "Reports of " + enDate(d) },
	ArchiveByDate:     "Archive by date",
	NoCorrections:     "No report has been corrected so far.",
	CorrectionsAbout:  "When a report was wrong we say so: here, newest first, and at the head of the report itself.",
	CorrectedMark:     "Corrected",
	RelatedPagination: "More of this list",

	Credits: map[archive.BylineRole]Credit{
		archive.BylineReporter:     {Before: "By "},
		archive.BylineWriter:       {Before: "Written by "},
		archive.BylineTranslator:   {Before: "Translated by "},
		archive.BylinePhotographer: {Before: "Photographs by "},
		archive.BylineEditor:       {Before: "Edited by "},
	},
	ListComma: ", ",
	ListAnd:   " and ",
	Dateline: func(place string, d archive.Date) string {
		if d.IsZero() {
			return place + " —"
		}
		if place == "" {
			return fmt.Sprintf("%d %s —", d.Day, d.Month)
		}
		return fmt.Sprintf("%s, %d %s —", place, d.Day, d.Month)
	},
	Published:    "Published",
	Updated:      "Updated",
	Correction:   "Correction",
	PhotoCredit:  func(credit string) string { return credit },
	AlsoIn:       "Also in",
	FiledUnder:   "Filed under",
	SourcesTitle: "Sources in this report",
	ChangesTitle: "What changed",
	CiteTitle:    "Cite this report",
	SourceKind: map[archive.SourceKind]string{
		archive.SourcePerson:       "Person",
		archive.SourceOrganisation: "Organisation",
		archive.SourcePublication:  "Publication",
		archive.SourceDocument:     "Document",
		archive.SourceConfidential: "Name withheld",
	},
	SpokenOn: func(kind archive.SourceKind, date string) string {
		switch kind {
		case archive.SourcePublication:
			return "Published or broadcast on " + date
		case archive.SourceDocument:
			return "Dated " + date
		}
		return "Spoke on " + date
	},
	WhyUnnamed:    "Why the name is withheld:",
	NotesTitle:    "Notes",
	BackToText:    "Back to the text",
	NoteSign:      func(n int) string { return "Note " + strconv.Itoa(n) },
	SourceSign:    func(n int) string { return "Source " + strconv.Itoa(n) },
	StatementSign: func(n int) string { return "To statement " + strconv.Itoa(n) + " in the text" },
	RevisionKind: map[archive.RevisionKind]string{
		archive.RevisionFirst:      "First published",
		archive.RevisionUpdate:     "Updated",
		archive.RevisionMinor:      "Minor edit",
		archive.RevisionCorrection: "Corrected",
	},
	RevisionNumber: func(n int) string { return "Revision " + strconv.Itoa(n) },
	ReadRevision:   "Read this revision",
	SeeChanges:     "See the changes",
	EarlierHidden:  "Earlier revisions are no longer shown.",
	WholeRecord:    "The whole record",
	Citation:       enCitation,
	CitePermanent:  "Permanent link",
	CiteURL:        "Address",
	CiteRevision:   "Revision",

	Replies:        "Replies",
	LeaveReply:     "Leave a Reply",
	ReplyName:      "Name",
	ReplyEmail:     "E-mail",
	ReplyText:      "Your reply",
	ReplyNameHint:  "Shown with your reply. It need not be your own.",
	ReplyEmailHint: "Never shown. Only if the desk may write back to you.",
	ReplyTextHint:  "Read by the desk before it appears. Please name no one whom it could put at risk.",
	ReplySend:      "Send the reply",
	ReplyTrap:      "Leave this field empty",
	ReplyClosed:    "Replies to this report are closed.",
	ReplySentTitle: "Your reply has reached the desk",
	ReplySentText:  "An editor reads every reply before it appears under the report.",
	ReplyProblems:  "The reply was not sent yet",
	TooManyToday:   "The desk takes only so many a day from one part of the network. Nothing of this was kept: your words stand below, and nowhere else. Please send it again tomorrow.",
	ReplyErased:    "[erased]",
	BackToReport:   "Back to the report",
	ReplyTo:        func(name string) string { return "Answer " + name },
	ReplyProblem:   func(e archive.FieldError) string { return e.Message },
	ReplyFormTitle: func(headline string) string { return "Reply to “" + headline + "”" },
	Optional:       "optional",

	ErrorReport:          "Report an error",
	ErrorReportOpen:      "Tell the desk what is wrong",
	ErrorReportText:      "What is wrong?",
	ErrorReportHint:      "Say which passage, and how you know. Only the desk reads this. Please name no one whom it could put at risk.",
	ErrorReportEmailHint: "Only if the desk may ask you more. It is erased once the error is dealt with.",
	ErrorReportSend:      "Send to the desk",
	ErrorReportProblems:  "This was not sent yet",
	ErrorReportTitle:     func(headline string) string { return "An error in “" + headline + "”" },
	ErrorReportProblem:   func(e archive.FieldError) string { return e.Message },
	ErrorReportSentTitle: "Thank you. The desk has it",
	ErrorReportSentText:  "An editor will look into it. If the report was wrong, a correction will stand at its head and in the list of corrections.",

	RevisionsTitle:  "What changed",
	RevisionsAbout:  "Each time this report was published, the text was kept as it stood. Newest first.",
	OldRevision:     "Earlier revision",
	CurrentRevision: "Current revision",
	NotCurrent: func(n int, at string) string {
		return fmt.Sprintf("This is revision %d, as published on %s. It is not the current text of the report.", n, at)
	},
	ReadCurrent: "Read the current revision",
	DiffTitle:   func(from, to int) string { return fmt.Sprintf("From revision %d to revision %d", from, to) },
	DiffAbout:   "Words taken out are struck through; words put in are underlined.",
	DiffSame:    "The words are the same in both revisions; at most formatting or links differ.",
	Removed:     "taken out:",
	Added:       "put in:",
	EndOfChange: "end of change",
	Field: map[Field]string{
		FieldHeadline: "Headline",
		FieldDeck:     "Summary",
		FieldDateline: "Place and date",
		FieldBylines:  "Bylines",
		FieldBody:     "Text",
		FieldPhotos:   "Photos",
		FieldSources:  "Sources",
		FieldSubjects: "Filed under",
	},

	Preview:        "Preview",
	PreviewText:    "Readers do not see this page.",
	PreviewBack:    "Back to the form",
	PreviewReplies: "Here readers can leave a reply once the report is published.",
	NoHeadline:     "Without a headline",

	Error:          enError,
	Incident:       func(id string) string { return "If you write to us about it, give this number: " + id },
	WithdrawnTitle: "This report was withdrawn",
	WithdrawnOn: func(published, withdrawn string) string {
		return fmt.Sprintf("A report published on %s stood here. It was withdrawn on %s.", published, withdrawn)
	},
	WithdrawnWhy: "The reason given by the desk",
	WasWithdrawn: func(from, to string) string {
		return fmt.Sprintf("Withdrawn on %s, published again on %s.", from, to)
	},
	NameTakenOut:    "A name was taken out of this report to protect a person.",
	WhyNameTakenOut: "To be named could put this person at risk.",
}

func enDate(d archive.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

func enCount(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

func enCitation(c Citation) string {
	var b strings.Builder
	if c.Authors != "" {
		b.WriteString(c.Authors + ", ")
	}
	fmt.Fprintf(&b, "“%s”, %s, %s, %s", c.Headline, c.Site, c.Date, c.URL)
	fmt.Fprintf(&b, " (revision %d, %s).", c.Revision, c.Revised)
	return b.String()
}

func enError(status int) (title, text string) {
	switch status {
	case http.StatusNotFound:
		return "No page stands at this address", "Reports keep their addresses for good, so the address may have been copied with a mistake. The archive lists every report by its date."
	case http.StatusForbidden:
		return "This page is not open to you", "Your account does not allow what was asked for."
	case http.StatusMisdirectedRequest:
		return "This is not the address of the site", "The request reached a server that does not answer for that name."
	case http.StatusMethodNotAllowed:
		return "This address cannot be used that way", "Go back to the page you came from and try again."
	case http.StatusRequestEntityTooLarge:
		return "That is too much at once", "What was sent is larger than this address accepts."
	case http.StatusTooManyRequests:
		return "Too many attempts", "Please wait a while, then try again. Nothing was lost on our side."
	case http.StatusServiceUnavailable:
		return "The archive cannot be reached just now", "This should pass within minutes. Please try again."
	}
	if status >= 500 {
		return "Something went wrong on our side", "The fault was noted. Please try again in a while."
	}
	return "The request could not be understood", "Go back to the page you came from and try again."
}
