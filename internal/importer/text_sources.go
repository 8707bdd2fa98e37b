package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/archive"
)

// found is an attribution with the place in its paragraph where it stands, and
// the short name that the text gives to the source, if any.
type found struct {
	at int
	Attribution
	short string
}

// maxSearched is the length of a paragraph in bytes up to which it is searched:
// the search is quadratic in it, and no paragraph of a report is as long.
const maxSearched = 20_000

// findAttributions proposes the sources of the report. Only what is introduced
// counts: "a military source said" makes one, "the source said" does not.
// Captions and credits are not searched, nor are quotations, where others speak.
func (p *textParser) findAttributions(ref archive.Date) {
	seen := map[string]bool{}
	for _, paragraph := range p.report.Paragraphs {
		if len(paragraph) > maxSearched {
			p.warnf("A very long paragraph was not searched for sources.")
			continue
		}
		var all []found
		if p.korean {
			all = append(p.koreanSources(paragraph, ref), koreanPublications(paragraph, ref)...)
		} else {
			all = append(p.englishSources(paragraph, ref), englishPublications(paragraph, ref)...)
			all = append(all, englishOthers(paragraph, ref)...)
		}
		slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.at, b.at) })
		for _, f := range all {
			if k := sameSource(f.Attribution); !seen[k] {
				seen[k] = true
				p.report.Attributions = append(p.report.Attributions, f.Attribution)
			}
			if f.short != "" {
				seen[sameSource(Attribution{Kind: f.Kind, Name: f.short})] = true
			}
		}
		p.warnOfNames(paragraph)
	}
	if !p.hasConfidential() && slices.ContainsFunc(p.report.Paragraphs, laterSource.MatchString) {
		p.warnf("The text speaks of a source that it never introduces.")
	}
}

var laterSource = regexp.MustCompile(`(?i)\bthe source\b|(?:이|그|해당) 소식통`)

func (p *textParser) hasConfidential() bool {
	return slices.ContainsFunc(p.report.Attributions, func(a Attribution) bool { return a.Kind == archive.SourceConfidential })
}

// sameSource returns a key under which one source falls however it is printed.
func sameSource(a Attribution) string {
	key := strings.ToLower(cmp.Or(a.Name, a.Phrase))
	key = strings.TrimPrefix(key, "the ")
	key = strings.Join(strings.Fields(key), "")
	return string(a.Kind) + ":" + cmp.Or(aliases[key], key)
}

// warnOfNames tells the editor where the words themselves may give a person away.
func (p *textParser) warnOfNames(paragraph string) {
	if m := namedSource.FindString(paragraph); m != "" {
		p.warnf("A name, or part of one, stands beside a source: “%s”. Check that it may be printed.", strings.TrimSpace(m))
	}
}

var namedSource = regexp.MustCompile(`(?:sources?|residents?|officials?|insiders?|defectors?|informants?|soldiers?|workers?|traders?)[^.“”"]{0,40}?\s(?:surnamed|named|called|identified (?:only )?(?:as|by)|who gave (?:his|her|their) (?:name|surname)|whose (?:family |last |first |sur)?name)\b[^.,“”"]{0,40}` +
	`|(?:sources?|informants?|insiders?|residents?|defectors?|soldiers?|workers?|traders?),\s+\p{Lu}\p{L}+(?:[ -]\p{L}+){0,2},` +
	`|[가-힣]모\s*(?:\([^)]{0,20}\)\s*)?씨`)

// inQuotation reports whether the byte at i of s stands inside quotation marks.
func inQuotation(s string, i int) bool {
	curly, straight := 0, 0
	for _, r := range s[:i] {
		switch r {
		case '“':
			curly = 1
		case '”':
			curly = 0
		case '"':
			straight++
		}
	}
	return curly > 0 || straight%2 == 1
}

const (
	speech = `(?:also |later |further |has |have |had |then )*(?:said|told|says?|tells?|reported|reports|added|adds|explained|explains|stated|states|noted|notes|` +
		`confirmed|confirms|claimed|claims?|revealed|reveals|disclosed|recalled|recalls|testified|relayed|described|warned|warns)\b`
	// person words that stand for somebody who is not named
	unnamed = `sources?|officials?|officers?|residents?|insiders?|defectors?|escapees?|informants?|informers?|diplomats?|witness(?:es)?|` +
		`whistleblowers?|traders?|workers?|villagers?|employees?|aides?|smugglers?|brokers?|soldiers?|doctors?|teachers?|students?|farmers?|(?:people|persons?) (?:familiar|close|briefed|with)\b`
)

var (
	sourceNoun = regexp.MustCompile(`\b(?:` + unnamed + `)\b`)
	// after a noun: perhaps where, perhaps an aside, then a verb of speech
	sourceSays = regexp.MustCompile(`^((?:\s(?:in|from|at|inside|near|of|within|with|on|to|close to|familiar with|briefed on|based in|based|working)\s[\p{L}\p{N}'’-]+(?:\s[\p{L}\p{N}'’-]+){0,8}?)?)` +
		`((?:,? who\s[^.“”"]{1,160}?|,\s[^.“”"]{1,160}?,)?)\s(` + speech + `)`)
	sourceWhere  = regexp.MustCompile(`^\s(?:in|from|at|inside|near|of|within|with|on|to|close to|familiar with|briefed on|based in|working)\s[^,.;:“”"()]{1,80}`)
	accordingTo  = regexp.MustCompile(`(?i)(?:according to|citing|cited|quoting|quoted)\s*$`)
	phraseStops  = regexp.MustCompile(`\s(?:who|that|which|whose|named|surnamed|called|known|identified|said|told|as well|on (?:` + englishDay + `))(?:\s.*)?$`)
	spokenAfter  = regexp.MustCompile(`^(?:\s(?:\p{Lu}[\p{L}.]*|the|by|phone|telephone|in|an?|interview|message|call|text|over|via|late|early|again)){0,7},?\s+on\s+(` + englishDay + `)`)
	spokenBefore = regexp.MustCompile(`(?i)\bon\s+(` + englishDay + `),?\s+(?:the\s+|state\s+|state-run\s+|broadcaster\s+|media\s+|local\s+|news\s+|agency\s+)*$`)
	aPersonsName = regexp.MustCompile(`^,\s+\p{Lu}[\p{L}’'-]+\s+\p{Lu}`)
)

// englishSources finds people who speak without being named.
func (p *textParser) englishSources(s string, ref archive.Date) []found {
	var out []found
	for _, at := range sourceNoun.FindAllStringIndex(s, -1) {
		start, ok := phraseStart(s, at[0])
		if !ok || inQuotation(s, start) {
			continue
		}
		end, spoken := at[1], archive.Date{}
		if strings.HasPrefix(s[at[0]:], "people ") || strings.HasPrefix(s[at[0]:], "person") {
			end = at[0] + strings.IndexByte(s[at[0]:at[1]], ' ') // the next word belongs to what follows
		}
		after := s[end:]
		if m := sourceSays.FindStringSubmatchIndex(after); m != nil {
			if aPersonsName.MatchString(after[m[4]:m[5]]) && !strings.HasPrefix(s[at[0]:], "source") {
				continue // "an official, Jane Doe, said" names its source
			}
			spoken = dayAround(s[:start], after[m[1]:], ref)
			end += m[3]
		} else if accordingTo.MatchString(tail(s[:start])) {
			if m := sourceWhere.FindStringIndex(after); m != nil {
				end += m[1]
			}
		} else {
			continue
		}
		phrase := strings.TrimSpace(phraseStops.ReplaceAllString(s[start:end], ""))
		out = append(out, found{start, Attribution{Kind: archive.SourceConfidential, Phrase: lowerArticle(phrase), SpokenOn: spoken}, ""})
	}
	return out
}

// dayAround returns the day on which something was said, if it stands right
// before the source or right after the verb. A day further off may be that of
// the event.
func dayAround(before, after string, ref archive.Date) archive.Date {
	if m := spokenAfter.FindStringSubmatch(after); m != nil {
		return parseEnglishDay(m[1], ref)
	}
	if m := spokenBefore.FindStringSubmatch(tail(before)); m != nil {
		return parseEnglishDay(m[1], ref)
	}
	return archive.Date{}
}

var (
	indefinite = set("a", "an", "one", "another", "two", "three", "four", "five", "several", "multiple", "many", "some", "various", "unnamed", "anonymous")
	// definite words point back to a source; the others cannot stand in a phrase.
	definite = set("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "same", "said", "told", "who", "which", "whose", "where",
		"when", "and", "or", "but", "as", "by", "to", "of", "in", "on", "from", "for", "with", "is", "are", "was", "were", "no", "any", "all", "other")
	plainAdjectives = set("military", "government", "intelligence", "local", "senior", "diplomatic", "party", "border", "security", "police", "state",
		"foreign", "defense", "defence", "multiple", "high-ranking", "provincial", "rural", "inside", "informed", "trusted", "reliable")
)

// phraseStart walks back from a noun to where its phrase begins: at an indefinite
// article or number, or, for a plural, at its adjectives. ok is false for a
// mention of somebody already introduced.
func phraseStart(s string, noun int) (start int, ok bool) {
	start = noun
	plural := strings.HasPrefix(s[noun:], "people") || pluralNoun.MatchString(s[noun:])
	for range 9 {
		before := strings.TrimRight(s[:start], " ")
		if before == "" || len(before) == start {
			break
		}
		i := strings.LastIndexByte(before, ' ') + 1
		word := strings.TrimLeft(before[i:], "“\"‘(")
		i = len(before) - len(word)
		lower := strings.ToLower(word)
		switch {
		case indefinite[lower]:
			return i, true
		case definite[lower]:
			return start, plural && !pointsBack[lower]
		case word == "" || strings.ContainsAny(word[len(word)-1:], ",.;:!?)\"") || strings.HasSuffix(word, "”") || strings.HasSuffix(word, "…"):
			return start, plural
		}
		if plural && !plainAdjectives[lower] && strings.ToLower(word) == word && !ahead.MatchString(tail(before[:i])) {
			return start, true
		}
		start = i
	}
	return start, plural
}

var (
	pluralNoun = regexp.MustCompile(`^\w+?s\b`)
	pointsBack = set("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "same", "no", "any", "all", "other", "of")
	// a number or the like, to which the adjectives after it belong
	ahead = regexp.MustCompile(`(?i)(?:^|\s)(?:two|three|four|five|several|multiple|many|some|various|unnamed|anonymous)\s+(?:[\p{L}-]+\s+){0,3}$`)
)

// tail returns the last words of s, as much as any of the patterns needs that
// look back from a source.
func tail(s string) string {
	const most = 200
	if len(s) <= most {
		return s
	}
	return s[strings.IndexByte(s[len(s)-most:], ' ')+1+len(s)-most:]
}

// lowerArticle undoes the capital that a phrase got from opening a sentence.
func lowerArticle(phrase string) string {
	if word, rest, ok := strings.Cut(phrase, " "); ok && indefinite[strings.ToLower(word)] {
		return strings.ToLower(word) + " " + rest
	}
	return phrase
}
