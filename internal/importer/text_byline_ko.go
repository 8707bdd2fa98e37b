package importer

import (
	"regexp"
	"strings"
)

const (
	koreanNames  = `[가-힣]{2,4}(?:\s*[,·ㆍ]\s*[가-힣]{2,4})*`
	koreanTitles = `(?:[가-힣]{2})?기자|특파원|통신원|편집위원|논설위원|편집인|리포터|에디터|작가|번역가`
)

var (
	koreanName   = regexp.MustCompile(`^[가-힣]{2,4}$`)
	koreanTitled = regexp.MustCompile(`^(?:[/=|]\s*)?(` + koreanNames + `)\s*(` + koreanTitles + `)(?:[\s|/=(]+(.*))?$`)
	koreanLabel  = regexp.MustCompile(`^(글|취재|기사|번역|옮김|편집|글\s*[·,]\s*사진)\s*[=:：/]?\s+?(` + koreanNames + `)(?:\s*(?:` + koreanTitles + `))?$`)
	koreanSplit  = regexp.MustCompile(`\s*[,·ㆍ]\s*`)
)

// surnames are those of nearly all Koreans: a bare last line of two to four
// syllables that begins with one of them is a name.
const surnames = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노로하곽성차주우구민나라진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국량렴림"

// koreanByline reads "김하나 기자", "번역=이두리" and, unless explicit is set, a
// bare name.
func koreanByline(line string, explicit bool) (names []Byline, rest string, ok bool) {
	line = strings.TrimSpace(line)
	list, role := "", ""
	if m := koreanTitled.FindStringSubmatch(line); m != nil && length(m[3]) <= 60 && !endsSentence(m[3]) {
		list, role, rest = m[1], m[2], strings.TrimRight(m[3], ")")
	} else if m := koreanLabel.FindStringSubmatch(strings.Replace(line, "=", "= ", 1)); m != nil {
		list, role = m[2], m[1]
	} else if !explicit && koreanName.MatchString(line) && strings.Contains(surnames, string([]rune(line)[0])) {
		list = line
	} else {
		return nil, "", false
	}
	for _, name := range koreanSplit.Split(list, -1) {
		names = append(names, Byline{name, roleOf(role)})
	}
	return names, rest, true
}
