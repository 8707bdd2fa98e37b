package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/web/view"
)

// part is what two editors can have changed independently of the rest of a report.
type part struct {
	name, label string
	words       func(view.Say, *view.ArticleForm) string // for whoever compares
	take        func(to, from *view.ArticleForm)
}

// parts are all of a form but its text, which is merged by paragraphs.
var parts = []part{
	line("headline", "Headline", func(f *view.ArticleForm) *string { return &f.Headline }),
	line("deck", "Deck", func(f *view.ArticleForm) *string { return &f.Deck }),
	line("dateline_place", "Dateline: place", func(f *view.ArticleForm) *string { return &f.DatelinePlace }),
	line("dateline_date", "Dateline: date", func(f *view.ArticleForm) *string { return &f.DatelineDate }),
	line("slug", "Last part of the address", func(f *view.ArticleForm) *string { return &f.Slug }),
	line("section", "Section", func(f *view.ArticleForm) *string { return &f.Section }),
	line("topics", "Topics", func(f *view.ArticleForm) *string { return &f.Topics }),
	line("places", "Places", func(f *view.ArticleForm) *string { return &f.Places }),
	rows("bylines", "Bylines", func(f *view.ArticleForm) *[]view.BylineRow { return &f.Bylines },
		func(say view.Say, b view.BylineRow) []string {
			return []string{b.Name, view.BylineRole(say, archive.BylineRole(b.Role))}
		}),
	rows("attributions", "Sources", func(f *view.ArticleForm) *[]view.AttributionRow { return &f.Attributions },
		func(say view.Say, a view.AttributionRow) []string {
			return []string{view.SourceKind(say, archive.SourceKind(a.Kind)), a.Name, a.Phrase, a.SpokenOn, a.Reason}
		}),
	rows("photos", "Photos", func(f *view.ArticleForm) *[]view.PhotoRow { return &f.Photos }, photoWords),
}

func line(name, label string, field func(*view.ArticleForm) *string) part {
	return part{name, label, func(_ view.Say, f *view.ArticleForm) string { return strings.Join(strings.Fields(*field(f)), " ") },
		func(to, from *view.ArticleForm) { *field(to) = *field(from) }}
}

func rows[T any](name, label string, field func(*view.ArticleForm) *[]T, words func(view.Say, T) []string) part {
	return part{name, label, func(say view.Say, f *view.ArticleForm) string {
		return listed(*field(f), func(row T) []string { return words(say, row) })
	},
		func(to, from *view.ArticleForm) { *field(to) = *field(from) }}
}

// merger holds the three versions of a report: what two editors began with, one's form and the other's save.
type merger struct {
	say                view.Say
	base, mine, theirs view.ArticleForm
	known              bool // base is what both began with, not a guess
	chunks             []body.Chunk
}

// newMerger compares a form that came second with the draft that came first.
func newMerger(say view.Say, mine view.ArticleForm, current archive.Draft) merger {
	m := merger{say: say, mine: mine, theirs: formOf(current)}
	m.known = json.Unmarshal([]byte(mine.Base), &m.base) == nil
	base, own, other := body.FromInput(m.base.Body), body.FromInput(mine.Body), body.FromInput(m.theirs.Body)
	if !m.known {
		base = body.Shared(own, other)
	}
	m.chunks = body.Merge(base, own, other)
	return m
}

// print identifies what the choices of a page are about: they mean nothing for another text.
func (m *merger) print() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s\x00%v", m.theirs.Version, body.FromInput(m.mine.Body), m.base.Body, m.known))
	return hex.EncodeToString(sum[:8])
}

// Values of a choice.
const (
	takeMine   = "mine"
	takeTheirs = "theirs"
	takeBoth   = "both"
	takeBase   = "base"
)

// settled returns what a part of the form should say unless an editor chooses otherwise.
func (m *merger) settled(p part) string {
	if m.known && p.words(m.say, &m.mine) == p.words(m.say, &m.base) {
		return takeTheirs
	}
	return takeMine
}

// differences lists what has to be chosen, with what is chosen at first.
func (m *merger) differences() (out []view.MergeChoice) {
	choose := func(name, label, base, mine, theirs, chosen string, both bool) {
		if c := m.mine.Choices[name]; c != "" {
			chosen = c
		}
		out = append(out, view.MergeChoice{Name: name, Label: label, Base: base, Chosen: chosen, Both: both, Known: m.known,
			Mine: body.Diff(base, mine), Theirs: body.Diff(base, theirs)})
	}
	for _, p := range parts {
		if mine, theirs := p.words(m.say, &m.mine), p.words(m.say, &m.theirs); mine != theirs {
			base := mine
			if m.known {
				base = p.words(m.say, &m.base)
			}
			choose(p.name, m.say(p.label), base, mine, theirs, m.settled(p), false)
		}
	}
	for i, c := range m.chunks {
		if slices.Equal(c.Mine, c.Theirs) {
			continue
		}
		chosen := takeBoth
		if _, ok := c.Settled(); ok {
			chosen = takeTheirs
			if slices.Equal(c.Theirs, c.Base) {
				chosen = takeMine
			}
		}
		choose(chunkName(i), m.say("Text"), chunkText(c.Base), chunkText(c.Mine), chunkText(c.Theirs), chosen, true)
	}
	return out
}

func chunkName(i int) string { return fmt.Sprintf("text.%d", i) }

// chunkText writes blocks for comparison.
func chunkText(blocks []body.HTML) string { return body.Text(body.Join(blocks)) }

// merged returns the form as the choices put it together, over the version that came first.
func (m *merger) merged() view.ArticleForm {
	f := m.mine
	chosen := map[string]string{}
	for _, c := range m.differences() {
		chosen[c.Name] = c.Chosen
	}
	for _, p := range parts {
		switch chosen[p.name] {
		case takeTheirs:
			p.take(&f, &m.theirs)
		case takeBase:
			p.take(&f, &m.base)
		}
	}
	var blocks []body.HTML
	for i, c := range m.chunks {
		switch chosen[chunkName(i)] {
		case takeTheirs:
			blocks = append(blocks, c.Theirs...)
		case takeBoth:
			blocks = append(append(blocks, c.Theirs...), c.Mine...)
		case takeBase:
			blocks = append(blocks, c.Base...)
		default:
			blocks = append(blocks, c.Mine...)
		}
	}
	f.Body = body.Source(body.Join(blocks))
	f.Version, f.Base, f.MergeOf, f.Choices = m.theirs.Version, baseOf(m.theirs), "", nil
	return f
}
