package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"dateline/internal/archive"
	"dateline/internal/body"
)

// TextOptions say what the text alone does not.
type TextOptions struct {
	// Date is when the report appeared, or now. A day without a year ("on July 4")
	// is the last such day on or before it. The zero Date leaves such days unknown.
	Date time.Time
	// Language is "en" or "ko"; "" decides by the letters of the text.
	Language string
}

// Report is what [ParseText] made of a pasted text. Every word of the text, save
// the marks that a field replaces (such as "By" before a name), stands in one of
// its fields.
type Report struct {
	Headline, Deck string
	Photo          *PhotoCaption // nil if there is no caption
	DatelinePlace  string        // as printed: "SEOUL"
	Paragraphs     []string      // the body, plain text
	Bylines        []Byline
	Attributions   []Attribution // in the order of the text, each source once
	Dropped        []string      // page furniture and whatever has no field
	Warnings       []Warning     // for the editor
}

// PhotoCaption is the text under a photo. Either part may be empty.
type PhotoCaption struct{ Caption, Credit string }

// Byline is a name that signs the report.
type Byline struct {
	Name string
	Role archive.BylineRole
}

// Attribution is a source that the report seems to rest on.
type Attribution struct {
	Kind     archive.SourceKind
	Name     string       // of a named source; always empty for a confidential one
	Phrase   string       // words of the report, as readers see them
	SpokenOn archive.Date // the day given for the statement, or the zero Date
	Reason   string       // why anonymity was given: never guessed, the editor says it
}

// ParseText takes a pasted report in English or Korean apart. It never fails: a
// text that it does not understand comes back as paragraphs, with warnings.
func ParseText(text string, opts TextOptions) Report {
	text = oddSpaces.Replace(body.Clean(text))
	p := textParser{korean: opts.Language == "ko" || opts.Language == "" && mostlyHangul(text)}
	p.blocks = p.dropFurniture(splitBlocks(text))
	p.takeHeadline()
	p.takeCaptions()
	p.takeBylines()
	p.takeDeck()
	p.takeDateline()
	p.report.Paragraphs = p.blocks
	p.findAttributions(archive.DateOf(opts.Date))
	p.warn()
	return p.report
}

// oddSpaces makes one kind of space of those that pages are set with.
var oddSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u3000", " ", "\t", " ")

// textParser takes blocks away as it learns what they are; those that remain are
// the paragraphs.
type textParser struct {
	blocks []string
	korean bool
	report Report
}

func (p *textParser) drop(s string) {
	if s = strings.TrimSpace(s); s != "" {
		p.report.Dropped = append(p.report.Dropped, s)
	}
}

// Warning is a sentence for the editor, in the form of fmt.Sprintf, so that it can be said in another language.
type Warning struct {
	Format string
	Args   []any
}

// String returns the sentence in English.
func (w Warning) String() string { return fmt.Sprintf(w.Format, w.Args...) }

// maxWarnings is more than anybody reads, and bounds the work on hostile input.
const maxWarnings = 50

func (p *textParser) warnf(format string, args ...any) {
	w := Warning{format, args}
	same := func(x Warning) bool { return x.String() == w.String() }
	if len(p.report.Warnings) < maxWarnings && !slices.ContainsFunc(p.report.Warnings, same) {
		p.report.Warnings = append(p.report.Warnings, w)
	}
}

// maxHeadline is the length in characters from which a first block that ends like
// a sentence is taken for a paragraph.
const maxHeadline = 160

func (p *textParser) takeHeadline() {
	if len(p.blocks) == 0 {
		return
	}
	if first := p.blocks[0]; length(first) < maxHeadline || !isSentence(first) {
		p.report.Headline, p.blocks = first, p.blocks[1:]
	}
}

// takeDeck takes a block between headline and text that is no sentence.
func (p *textParser) takeDeck() {
	if p.report.Headline == "" || len(p.blocks) < 2 {
		return
	}
	if first := p.blocks[0]; length(first) <= 250 && !endsSentence(first) {
		p.report.Deck, p.blocks = strings.TrimSpace(strings.TrimLeft(first, "-–—― ")), p.blocks[1:]
	}
}

func (p *textParser) warn() {
	if p.report.Headline == "" {
		p.warnf("No headline was found.")
	}
	if len(p.report.Paragraphs) == 0 {
		p.warnf("No paragraphs were found.")
	}
	if len(p.report.Bylines) == 0 {
		p.warnf("No byline was found.")
	}
}

func mostlyHangul(s string) bool {
	hangul, letters := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Hangul, r) {
				hangul++
			}
		}
	}
	return hangul*3 > letters
}
