package importer

import (
	"regexp"
	"strings"
	"unicode"
)

// takeDateline takes the dateline off the first paragraph. The place goes into
// its field; the day and the agency that may stand beside it are listed with
// what was dropped.
func (p *textParser) takeDateline() {
	if len(p.blocks) == 0 {
		return
	}
	first := p.blocks[0]
	if m := koreanDateline.FindStringSubmatch(first); m != nil && m[1] != "사진" {
		if rest := strings.TrimSpace(first[len(m[0]):]); rest != "" {
			p.report.DatelinePlace, p.blocks[0] = strings.TrimSpace(m[1]), rest
			for _, s := range m[2:] {
				p.bylineOrDrop(s)
			}
		}
		return
	}
	m := englishDateline.FindStringSubmatch(first)
	if m == nil {
		return
	}
	place, day, agency := m[1], "", ""
	if i := datelineAgency.FindStringIndex(place); i != nil {
		place, agency = place[:i[0]], place[i[0]:]
	}
	if i := datelineDay.FindStringIndex(place); i != nil {
		place, day = place[:i[0]], strings.Trim(place[i[0]:], ", ")
	}
	place = strings.TrimSpace(place)
	if isPlace(place, day != "" || agency != "") {
		p.report.DatelinePlace, p.blocks[0] = place, first[len(m[0]):]
		p.drop(strings.TrimSpace(day + " " + strings.TrimSpace(agency)))
	}
}

func (p *textParser) bylineOrDrop(s string) {
	names, rest, ok := koreanByline(strings.TrimRight(s, "= "), true)
	if !ok {
		p.drop(strings.Trim(s, " ="))
		return
	}
	for _, b := range names {
		p.addByline(b)
	}
	p.drop(rest)
}

var (
	// [평양=김하나 기자] and (서울=통신사) 김하나 기자 =
	koreanDateline = regexp.MustCompile(`^[\[(（【]\s*([가-힣][가-힣· ]{0,11}?)\s*=\s*([^\])）】]{1,40})[\])）】]\s*((?:` + koreanNames + `)\s*(?:기자|특파원|통신원)\s*=\s*)?`)
	// A dash inside a word is no dateline's: it needs a space, unless it is long.
	englishDateline = regexp.MustCompile(`^([^—―.!?“”":]{2,40}(?:\.[^—―.!?“”":]{0,30}){0,2}?)\s*(?:—|―|\s–|\s--?)\s*(?:\b|“|‘|")`)
	datelineAgency  = regexp.MustCompile(`\s*\([^()]{2,40}\)\s*$`)
	datelineDay     = regexp.MustCompile(`(?i),?\s*\b(?:` + englishDay + `)\s*$`)
)

// isPlace reports whether s is printed as datelines are: in capitals, with at
// most a country after a comma. Beside a day or an agency, capitalised will do.
func isPlace(s string, sure bool) bool {
	city, country, hasCountry := strings.Cut(s, ",")
	letters := 0
	for _, r := range city {
		switch {
		case unicode.IsLetter(r):
			letters++
			if !sure && !unicode.IsUpper(r) {
				return false
			}
		case !strings.ContainsRune(" -.'’", r):
			return false
		}
	}
	for _, w := range strings.Fields(city + " " + country) {
		if first := []rune(w)[0]; !unicode.IsUpper(first) && !particles[w] {
			return false
		}
	}
	// Four capitals alone are more often an acronym: "NATO — the alliance …".
	return letters >= 5 || letters >= 2 && (sure || hasCountry)
}
