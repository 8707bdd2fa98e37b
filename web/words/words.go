// Package words holds the texts that readers see around the reports, in each language of the site.
//
// A language is one file with one [Words] value; what differs by number, date or order of words is a
// function in it. To add a language, write its file and name it in [For]'s table.
package words

import (
	"strconv"
	"strings"
	"time"

	"dateline/internal/archive"
)

// Words are the texts of one language. Every field is set in every language.
type Words struct {
	Language string // the language's own name
	Locale   string // as Open Graph writes it: "en_GB"

	// Around every page.
	SkipToContent, Sections, SiteNavigation, FooterNavigation string
	Archive, Corrections, Feed, FrontPage, Editions, Home     string
	Promise                                                   string // what the footer says of addresses and cookies

	// Dates, numbers and counts.
	Date         func(archive.Date) string           // "4 July 2025"; "" for the zero Date
	Month        func(year int, m time.Month) string // "July 2025"
	MonthName    func(time.Month) string
	Year         func(int) string
	Time         func(time.Time) string // in its own location, which is named: "4 July 2025, 14:05 KST"
	Weekdays     [7]string              // Sunday first
	WeekStart    time.Weekday
	Reports      func(int) string // "1 report"
	ReplyCount   func(int) string
	DayOfReports func(archive.Date, int) string // what a day of the calendar says when read aloud

	// Lists and the front page.
	MoreReports, Older, NoReports                      string
	ListLabel                                          map[archive.SubjectKind]string
	Byline, Source                                     string
	ReportsFrom                                        func(archive.Date) string
	ArchiveByDate, NoCorrections                       string
	CorrectionsAbout, CorrectedMark, RelatedPagination string

	// The article.
	Credits                    map[archive.BylineRole]Credit
	ListComma, ListAnd         string // between names: "A, B and C"
	Dateline                   func(place string, d archive.Date) string
	Published, Updated         string
	Correction                 string
	PhotoCredit                func(string) string
	AlsoIn, FiledUnder         string
	SourcesTitle, ChangesTitle string
	CiteTitle                  string
	SourceKind                 map[archive.SourceKind]string
	SpokenOn                   func(archive.SourceKind, string) string // "Spoke on 3 July 2025"
	WhyUnnamed                 string
	NotesTitle, BackToText     string
	NoteSign, SourceSign       func(int) string // what the small numbers in the text are
	StatementSign              func(int) string // names the way back to the n-th statement of a source
	RevisionKind               map[archive.RevisionKind]string
	RevisionNumber             func(int) string
	ReadRevision, SeeChanges   string
	EarlierHidden, WholeRecord string
	Citation                   func(Citation) string
	CitePermanent, CiteURL     string
	CiteRevision               string

	// Replies.
	Replies, LeaveReply, ReplyName, ReplyEmail, ReplyText   string
	ReplyNameHint, ReplyEmailHint, ReplyTextHint, ReplySend string
	ReplyTrap, ReplyClosed, ReplySentTitle, ReplySentText   string
	ReplyProblems, BackToReport, TooManyToday, ReplyErased  string
	ReplyTo                                                 func(name string) string
	ReplyProblem                                            func(archive.FieldError) string
	ReplyFormTitle                                          func(headline string) string

	// Errors that readers report.
	ErrorReport, ErrorReportOpen, ErrorReportText, ErrorReportHint, ErrorReportEmailHint string
	ErrorReportSend, ErrorReportProblems, ErrorReportSentTitle, ErrorReportSentText      string
	ErrorReportTitle                                                                     func(headline string) string
	ErrorReportProblem                                                                   func(archive.FieldError) string
	Optional                                                                             string
	RevisionsTitle, RevisionsAbout, OldRevision, CurrentRevision                         string
	NotCurrent                                                                           func(n int, at string) string
	ReadCurrent                                                                          string
	DiffTitle                                                                            func(from, to int) string
	DiffAbout, DiffSame, Removed, Added, EndOfChange                                     string
	Field                                                                                map[Field]string

	// Previews.
	Preview, PreviewText, PreviewBack, PreviewReplies, NoHeadline string

	// Errors.
	Error          func(status int) (title, text string)
	Incident       func(id string) string
	WithdrawnTitle string
	WithdrawnOn    func(published, withdrawn string) string
	WithdrawnWhy   string
	WasWithdrawn   func(from, to string) string // of a report that came back

	NameTakenOut    string // note of a correction that takes a name out
	WhyNameTakenOut string // reason why a source that was named is not any more
}

// Credit is what stands before and after the names of those who did the same for a report.
type Credit struct{ Before, After string }

// Field is a part of a report that a comparison names.
type Field string

// The parts that a comparison names.
const (
	FieldHeadline Field = "headline"
	FieldDeck     Field = "deck"
	FieldDateline Field = "dateline"
	FieldBylines  Field = "bylines"
	FieldBody     Field = "body"
	FieldPhotos   Field = "photos"
	FieldSources  Field = "sources"
	FieldSubjects Field = "subjects"
)

// Fields lists every Field in the order of a page.
var Fields = []Field{FieldHeadline, FieldDeck, FieldBylines, FieldDateline, FieldBody, FieldPhotos, FieldSources, FieldSubjects}

// Citation is what a reference to a report is made of.
type Citation struct {
	Authors  string // as Words.Names joins them
	Headline string
	Site     string
	Date     string // of first publication, as Date writes it
	URL      string // the permanent link
	Revision int
	Revised  string // when that revision was published, as Date writes it
}

var languages = map[archive.Edition]*Words{"en": &english, "ko": &korean}

// For returns the words of an edition, the English ones for a language that has none.
func For(e archive.Edition) *Words {
	if w, ok := languages[e]; ok {
		return w
	}
	return &english
}

// Language returns the name of an edition's language in that language, or the edition itself when it is
// not known.
func Language(e archive.Edition) string {
	if w, ok := languages[e]; ok {
		return w.Language
	}
	return string(e)
}

// Names joins names as the language does: "A, B and C".
func (w *Words) Names(names []string) string {
	var b strings.Builder
	for i, n := range names {
		b.WriteString(w.Separator(i, len(names)))
		b.WriteString(n)
	}
	return b.String()
}

// Separator is what stands before the i-th of n names, for pages that link each one.
func (w *Words) Separator(i, n int) string {
	switch i {
	case 0:
		return ""
	case n - 1:
		return w.ListAnd
	}
	return w.ListComma
}

// number writes n with commas between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Clock writes the time of day of t with the zone that t is in: "14:05 KST", "14:05 UTC+05:30".
func Clock(t time.Time) string {
	zone := t.Format("MST")
	if zone[0] == '+' || zone[0] == '-' {
		zone = "UTC" + t.Format("-07:00")
	}
	return t.Format("15:04 ") + zone
}
