package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dateline/internal/archive"
)

// maxBylines bounds the lines of names above and below the text.
const maxBylines = 12

// takeBylines takes the names that sign the report: below its text, or between
// headline and text where the line says that it is a byline.
func (p *textParser) takeBylines() {
	var top, bottom []Byline
	for i := 0; i < min(len(p.blocks), maxBylines) && !isSentence(p.blocks[i]); i++ {
		if names, rest, ok := parseByline(p.blocks[i], true); ok {
			top = append(top, names...)
			p.drop(rest)
			p.blocks = slices.Delete(p.blocks, i, i+1)
			i--
			if len(top) > maxBylines {
				break
			}
		}
	}
	for n := 0; len(p.blocks) > 0 && n < maxBylines; n++ {
		last := len(p.blocks) - 1
		names, rest, ok := parseByline(p.blocks[last], false)
		if !ok {
			break
		}
		bottom = append(names, bottom...)
		p.drop(rest)
		p.blocks = p.blocks[:last]
	}
	for _, b := range append(top, bottom...) {
		p.addByline(b)
	}
}

func (p *textParser) addByline(b Byline) {
	if !slices.Contains(p.report.Bylines, b) {
		p.report.Bylines = append(p.report.Bylines, b)
	}
}

func isByline(block string) bool {
	_, _, ok := parseByline(block, false)
	return ok
}

// parseByline reads a line of names. Where explicit is set, the line must say so
// ("By …", "… 기자"), for a deck can look like a name. rest is what the line says
// besides.
func parseByline(line string, explicit bool) (names []Byline, rest string, ok bool) {
	if length(line) > 200 {
		return nil, "", false
	}
	if names, rest, ok = koreanByline(line, explicit); ok {
		return names, rest, true
	}
	line = strings.TrimLeft(line, "-–—― ")
	var extra []string
	found := false
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ';' || r == '|' }) {
		part = strings.TrimRight(strings.TrimSpace(part), ".")
		if m := englishRole.FindStringSubmatch(part); m != nil {
			list, more, ok := nameList(m[2], true)
			if !ok {
				return nil, "", false
			}
			for _, name := range list {
				names = append(names, Byline{name, roleOf(m[1])})
			}
			found, extra = true, append(extra, more)
			continue
		}
		list, more, ok := nameList(part, false)
		switch {
		case ok && !found && !explicit:
			for _, name := range list {
				names = append(names, Byline{name, roleOf(more)})
			}
			found, extra = true, append(extra, more)
		case found && length(part) <= 60:
			extra = append(extra, part)
		default:
			return nil, "", false
		}
	}
	return names, strings.TrimSpace(strings.Join(extra, " ")), found
}

var englishRole = regexp.MustCompile(`^(?i)((?:(?:additional|main|original|edited|written|reporting|reported|writing|editing|translated|translation|` +
	`photos?|photography|photographs|words|story|text|compiled)\s+(?:and\s+)?){0,4}by)\s+(.+)$`)

// roleOf maps the words around a name to a role; a name alone is a reporter's.
func roleOf(words string) archive.BylineRole {
	words = strings.ToLower(words)
	for _, r := range []struct {
		role  archive.BylineRole
		signs []string
	}{
		{archive.BylineReporter, []string{"reporting", "reported", "취재"}},
		{archive.BylineTranslator, []string{"translat", "번역", "옮김"}},
		{archive.BylinePhotographer, []string{"photo", "사진"}},
		{archive.BylineEditor, []string{"edit", "편집", "에디터"}},
		{archive.BylineWriter, []string{"writ", "words", "text", "story", "compiled", "글", "작가", "논설"}},
	} {
		for _, sign := range r.signs {
			if strings.Contains(words, sign) {
				return r.role
			}
		}
	}
	return archive.BylineReporter
}

// nameList reads "A, B and C", perhaps with a title or a place after it, which
// is returned as rest. Where the line said "by", one word is a name too.
func nameList(s string, said bool) (names []string, rest string, ok bool) {
	if i := inPlace.FindStringIndex(s); i != nil {
		s, rest = s[:i[0]], strings.TrimSpace(s[i[0]:])
	}
	parts := nameSeparator.Split(s, -1)
	for i, part := range parts {
		part = strings.TrimSpace(part)
		switch {
		case isName(part, said):
			names = append(names, part)
		case i > 0 && i == len(parts)-1 && length(part) <= 40 && titleWord.MatchString(part):
			rest = strings.TrimSpace(part + " " + rest)
		default:
			return nil, "", false
		}
	}
	return names, rest, len(names) > 0
}

var (
	inPlace       = regexp.MustCompile(`\s+in\s+\p{Lu}[\p{L} ,.-]*$`)
	nameSeparator = regexp.MustCompile(`\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*[·ㆍ]\s*`)
	titleWord     = regexp.MustCompile(`(?i)\b(?:reporter|writer|correspondent|editor|staff|translator|photographer|journalist|contributor|desk|news|times|daily)\b`)
)

var particles = set("de", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "di", "da", "du", "le", "ter", "dos", "del")

// notNames are words in title case that names are not made of.
var notNames = set("the", "a", "an", "by", "and", "read", "more", "news", "times", "daily", "post", "herald", "sign", "up", "our",
	"your", "this", "us", "editor", "editors", "note", "staff", "report", "reports", "photo", "photos", "video", "world", "north",
	"south", "east", "west", "new", "latest", "breaking", "opinion", "politics", "business", "sports", "about", "contact", "all",
	"related", "share", "comment", "comments", "subscribe", "newsletter", "policy", "privacy", "terms", "sources", "source",
	"background", "analysis", "conclusion", "introduction", "agency", "press", "television", "radio", "army", "party", "ministry")

// isName reports whether s looks like the name of one person: two to four
// capitalised words. Where the line said "by", one word or capitals will do.
func isName(s string, said bool) bool {
	words := strings.Fields(s)
	if len(words) > 4 || len(words) < 2 && !said || len(words) == 0 {
		return false
	}
	if said && koreanName.MatchString(s) {
		return true
	}
	capitalised := 0
	for i, w := range words {
		first := []rune(w)[0]
		switch {
		case notNames[strings.ToLower(w)]:
			return false
		case i > 0 && particles[w]:
		case !unicode.IsUpper(first) || !nameWord.MatchString(w):
			return false
		case !said && length(w) > 1 && strings.ToUpper(w) == w && !strings.Contains(w, "."):
			return false // an acronym
		default:
			capitalised++
		}
	}
	return capitalised > 0
}

var nameWord = regexp.MustCompile(`^[\p{Latin}\p{Cyrillic}\p{M}'’.-]+$`)
