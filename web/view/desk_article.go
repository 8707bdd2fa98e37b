package view

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/web/ui"
)

// ArticleForm is what stands in the form of an article, as it was typed.
type ArticleForm struct {
	ArticleID     int64  // 0 before the first save
	Version       int    // of the draft that the form was made from
	Submission    string // key of a new article's form
	Translates    int64  // the article that a new one translates, 0 for none
	Edition       string
	Headline      string
	Deck          string
	DatelinePlace string
	DatelineDate  string
	Slug          string
	Body          string
	Bylines       []BylineRow
	Attributions  []AttributionRow
	Photos        []PhotoRow
	Section       string
	Topics        string            // apart by commas
	Places        string            // apart by commas
	Base          string            `json:"-"` // the form that this one was made from, as JSON
	MergeOf       string            `json:"-"` // what the choices are about
	Choices       map[string]string `json:"-"` // how two versions are merged, by the name of what differs
}

// BylineRow credits a contributor.
type BylineRow struct{ Name, Role string }

// AttributionRow names a source.
type AttributionRow struct {
	Kind, Name, Phrase, SpokenOn, Reason string
	Key                                  int // by which statements in the text name it, 0 before it has one
}

// PhotoRow is a photo of the report. One without ID is a caption that waits for its photo.
type PhotoRow struct {
	ID         string
	Caption    string
	Credit     string
	Alt        string
	Decorative bool
	Lead       bool
}

// Picture is a photo of the library to show small.
type Picture struct {
	ID      string
	Address string   // of a rendition
	Label   string   // what it shows, for those who choose among several
	Marks   []string // what an editor has to know of it: that its licence ended, that it was pulled
}

// DeskArticlePage is the form of an article, fresh or with problems.
type DeskArticlePage struct {
	DeskPage
	Form     ArticleForm
	Draft    archive.Draft // as stored; the zero Draft for a new one
	Problems archive.FieldErrors
	Unsaved  bool     // the form holds what was not saved
	Notices  []string // what to look at before saving
	Dropped  []string // what a pasted text held and the form does not
	Conflict *Conflict
	Others   []string  // editors who have the article open too
	CopyKey  string    // under which the browser keeps what did not reach the server
	Pictures []Picture // of the rows, those that have a photo
	Choices  Choices
	Standing Standing
}

// Standing is where an article stands in the newsroom.
type Standing struct {
	Schedule    archive.Schedule // the zero Schedule when nothing is scheduled
	Open        []archive.Step   // that the editor may take now
	TwoPeople   bool
	MustBeOther bool // somebody else has to approve it
}

// may reports whether the editor may take a step now.
func (s Standing) may(step archive.Step) bool { return slices.Contains(s.Open, step) }

// Conflict shows what someone else saved meanwhile.
type Conflict struct {
	By          string // a colleague's name, "" when it is not known
	At          string
	Differences []MergeChoice
	Print       string // of what is compared
	Moved       bool   // the choices that were sent were about other texts
	Body        string // theirs, to copy from
}

// MergeChoice is a part of the report that differs, and what becomes of it.
type MergeChoice struct {
	Name, Label  string
	Base         string // before either changed it
	Known        bool   // that is known
	Mine, Theirs []body.Segment
	Chosen       string // mine, theirs, both or base
	Both         bool   // both can be kept, one after the other
}

// Choices are what the fields of the form propose.
type Choices struct {
	Contributors []string
	Sources      []string // named ones
	CodeWords    []string // of confidential sources
	Sections     []string
	Topics       []string
	Places       []string
	Library      []Picture // latest first
}

// Change is what differs in one field between two versions.
type Change struct {
	Label      string
	Paragraphs [][]body.Segment
}

// at returns the field of a row of a list: label, what it holds and what is wrong with it.
func (p DeskArticlePage) at(list string, i int, name, label, value string) ui.Field {
	field := fmt.Sprintf("%s.%d.%s", list, i, name)
	return ui.Field{Name: field, Label: label, Value: value, Error: p.problem(p.Problems, field)}
}

// field returns a field of the form that stands once.
func (p DeskArticlePage) field(name, label, value string) ui.Field {
	return ui.Field{Name: name, Label: label, Value: value, Error: p.problem(p.Problems, name)}
}

// picture returns the address of a row's photo.
func (p DeskArticlePage) picture(id string) string {
	for _, x := range p.Pictures {
		if x.ID == id {
			return x.Address
		}
	}
	return ""
}

// marks returns what an editor has to know of a row's photo.
func (p DeskArticlePage) marks(id string) []string {
	for _, x := range p.Pictures {
		if x.ID == id {
			return x.Marks
		}
	}
	return nil
}

// live reports whether readers see a version of the article.
func (p DeskArticlePage) live() bool { return p.Draft.Article.State == archive.StateLive }

// bodyRows is how high the text's field stands: as high as the text, within reason.
func (p DeskArticlePage) bodyRows() int {
	n := 0
	for line := range strings.Lines(p.Form.Body) {
		n += 1 + len(line)/110
	}
	return min(max(n+2, 14), 40)
}

// codeWordList and sourceList are what the name of a source is proposed from.
const (
	sourceList   = "sources-known"
	codeWordList = "sources-confidential"
)

// namesFor returns the list from which a source of a kind is chosen. Code words of confidential sources are
// proposed to confidential rows alone.
func namesFor(kind string) string {
	if kind == string(archive.SourceConfidential) {
		return codeWordList
	}
	return sourceList
}
