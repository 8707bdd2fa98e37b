package importer

import (
	"regexp"
	"strings"

	"dateline/internal/archive"
)

var (
	koreanNoun  = regexp.MustCompile(`((?:정보)?(?:소식통|관계자|당국자|주민|간부|내부자|탈북민|탈북자|목격자|정보원|취재원|제보자|외교관|상인|군인|노동자)(?:들)?)(은|는|이|가|도|에 따르면|에 의하면|을 인용|를 인용)(?:[\s,]|$)`)
	koreanSpeak = regexp.MustCompile(`(?:말했|말한|전했|전한|전해왔|밝혔|밝힌|설명했|알려왔|알렸|귀띔|덧붙였|주장했|언급했|증언했|강조했|토로했|확인했|지적했|이야기했|얘기했|이같이|이렇게|설명이|설명하|내다봤|우려했)`)
	koreanWhen  = regexp.MustCompile(`^\s*(?:\S+(?:에|에게|와의|과의|통화에서|인터뷰에서)\s+){0,3}(` + koreanDay + `)(?:에는|에도|에|께|쯤)?(?:[\s,(]|$)`)
	koreanOnDay = regexp.MustCompile(`(?:^|\s)(` + koreanDay + `)\s*(?:\([^)]*\)\s*)?$`)
	// words that end what came before a source's phrase: particles of other parts
	// of the sentence, connectives and demonstratives
	koreanBreak = regexp.MustCompile(`(?:은|는|을|를|고|며|면서|서|지만|는데|다|라고|다고|에게|부터|까지|로|으로|에)$`)
	koreanKeep  = regexp.MustCompile(`^(?:정통한|밝은|사는|있는|아는|거주하는|근무하는|종사하는|다니는|가까운)$`)
	koreanBack  = set("이", "그", "해당", "앞서", "이날", "한편", "또", "또한", "그러나", "그는", "이어", "특히", "실제", "실제로", "다만", "그런데", "현재", "최근")
	koreanQuote = regexp.MustCompile(`“[^”]*”?|"[^"]*"?|‘[^’]*’?`)
)

// koreanSources finds people who speak without being named.
func (p *textParser) koreanSources(s string, ref archive.Date) []found {
	var out []found
	for _, m := range koreanNoun.FindAllStringSubmatchIndex(s, -1) {
		start, known := koreanPhraseStart(s, m[2])
		if known || inQuotation(s, m[2]) {
			continue
		}
		phrase := s[start:m[3]]
		// A bare "소식통은" names nobody new once a source was introduced.
		if !strings.Contains(phrase, " ") && (p.hasConfidential() || len(out) > 0) {
			continue
		}
		particle, rest := s[m[4]:m[5]], s[m[5]:]
		day := koreanWhen.FindStringSubmatch(rest)
		if day == nil {
			day = koreanOnDay.FindStringSubmatch(strings.TrimSpace(tail(s[:start])))
		}
		if length(particle) == 1 && !koreanSpeak.MatchString(sentenceOf(rest)) {
			continue
		}
		a := Attribution{Kind: archive.SourceConfidential, Phrase: phrase}
		if day != nil {
			a.SpokenOn = parseKoreanDay(day[1], ref)
		}
		out = append(out, found{start, a, ""})
	}
	return out
}

// sentenceOf returns s up to the end of its first sentence, quotations left out.
// It looks at some five hundred characters: a verb further off is another's.
func sentenceOf(s string) string {
	const most = 1500
	if len(s) > most {
		s = s[:most]
	}
	first, _, _ := strings.Cut(koreanQuote.ReplaceAllString(s, " "), ". ")
	return first
}

// koreanPhraseStart walks back from a noun over the words that describe it.
// known is true where they point to somebody already introduced.
func koreanPhraseStart(s string, noun int) (start int, known bool) {
	start = noun
	for range 7 {
		before := strings.TrimRight(s[:start], " ")
		if before == "" || len(before) == start {
			return start, false
		}
		i := strings.LastIndexByte(before, ' ') + 1
		word := before[i:]
		next, _, _ := strings.Cut(s[start:], " ")
		switch {
		case word == "이" || word == "그" || word == "해당":
			return start, true
		case koreanBack[word], strings.ContainsAny(word, `.,"”“’‘)]!?…`), onlyDay.MatchString(word):
			return start, false
		case koreanBreak.MatchString(word) && !koreanKeep.MatchString(word) && !koreanKeep.MatchString(next):
			return start, false
		}
		start = i
	}
	return start, false
}

var onlyDay = regexp.MustCompile(`^(?:` + koreanDay + `|\d+월|지난|지난달)$`)

var (
	koreanPublication = regexp.MustCompile(`(조선중앙통신|조선중앙TV|조선중앙텔레비죤|조선중앙텔레비전|조선중앙방송|[노로]동신문|민주조선|조선신보|연합뉴스(?:TV)?|자유아시아방송|미국의\s?소리|데일리NK|로이터(?:통신)?|` +
		`KBS|MBC|SBS|YTN|JTBC|BBC|CNN|NHK|AP(?:통신)?|AFP(?:통신)?|[가-힣A-Za-z]{2,12}(?:통신|TV|텔레비전|방송|신문|일보|뉴스|타임스|데일리))(?:\([^)]{1,20}\))?(은|는|이|가|도|에 따르면|의 보도|을 인용|를 인용|이 보도|에서|에)(?:[\s,]|$)`)
	koreanPublishes = regexp.MustCompile(`보도|전했|방영|방송했|방송하|게재|공개했|공개하|밝혔|보여|내보냈|내보낸|실었|소개했|따르면|인용|발표했|실렸|실린`)
)

// koreanPublications finds broadcasters, agencies and papers that the text rests on.
func koreanPublications(s string, ref archive.Date) []found {
	var out []found
	for _, m := range koreanPublication.FindAllStringSubmatchIndex(s, -1) {
		name, rest := s[m[2]:m[3]], s[m[4]:]
		if inQuotation(s, m[2]) || !koreanPublishes.MatchString(sentenceOf(rest)) || generalWord[name] {
			continue
		}
		a := Attribution{Kind: archive.SourcePublication, Name: name, Phrase: name}
		day := koreanWhen.FindStringSubmatch(s[m[5]:])
		if day == nil {
			day = koreanOnDay.FindStringSubmatch(strings.TrimSpace(tail(s[:m[2]])))
		}
		if day != nil {
			a.SpokenOn = parseKoreanDay(day[1], ref)
		}
		out = append(out, found{m[2], a, ""})
	}
	return out
}

// generalWord are kinds of media, not the name of one.
var generalWord = set("관영통신", "관영방송", "국영방송", "국영TV", "국영통신", "외신뉴스", "지역방송", "지역신문", "현지방송", "현지신문", "무선통신", "이동통신", "확성기방송", "대남방송", "유선방송", "국영신문")
