package importer

import (
	"regexp"
	"strings"

	"dateline/internal/archive"
)

const (
	knownPublications = `Korean Central News Agency|Korean Central Television|Korean Central Broadcasting|KCNA|KCTV|Rodong Sinmun|Minju Joson|Choson Sinbo|` +
		`Reuters|Associated Press|AP|Agence France-Presse|AFP|Yonhap News Agency|Yonhap|Kyodo News|Kyodo|Xinhua News Agency|Xinhua|TASS|RIA Novosti|Interfax|` +
		`Voice of America|VOA|Radio Free Asia|RFA|NK News|Daily NK|BBC|CNN|NHK|KBS|MBC|SBS|YTN|JTBC|Al Jazeera|Deutsche Welle|Bloomberg|Global Times|` +
		`Chosun Ilbo|JoongAng Ilbo|Dong-A Ilbo|Hankyoreh|The Guardian|Le Monde|Der Spiegel|38 North`
	publicationWord = `(?:News Agency|Television|TV|Radio|Broadcasting(?: Corporation| Service| System| Company)?|Times|Daily|Post|Herald|Tribune|Journal|` +
		`Gazette|Weekly|Press|Chronicle|Observer|Standard|Bulletin|News|Sinmun|Ilbo)`
	publishes = `(?:also |later |has |have |had |earlier |then )*(?:broadcast|aired|reported|reports|said|says|published|carried|ran|showed|released|announced|quoted|` +
		`cited|wrote|claimed|revealed|screened|posted|disclosed|covered)\b`
)

var (
	publication = regexp.MustCompile(`\b(?:` + knownPublications + `|(?:\p{Lu}[\p{L}\p{N}&’'.-]*\s){1,5}?` + publicationWord + `(?:\s` + publicationWord + `)*)\b`)
	// what makes a mention a use as source
	publicationSays   = regexp.MustCompile(`^(?:\s*\((\p{Lu}{2,6})\))?(?:,[^,.“”"]{1,60},)?(?:\s(?:on (?:` + englishDay + `)\s)?\s?` + publishes + `|(?:’s|'s|’|')?\s(?:reports?|footage|broadcasts?|articles?|coverage|dispatch|stor(?:y|ies)|bulletins?|video)\b)`)
	publicationBefore = regexp.MustCompile(`(?i)(?:according to|citing|quoting|cited by|(?:reported|broadcast|published|aired|carried|released|run|shown) (?:by|on|in)|reports? (?:by|from|in)|footage (?:by|from|on))\s+(?:the\s+|state-run\s+|state\s+|official\s+|news\s+|media\s+|broadcaster\s+|agency\s+|newspaper\s+|television\s+)*$`)
	abbreviation      = regexp.MustCompile(`^\s*\((\p{Lu}{2,6})\)`)
	onDay             = regexp.MustCompile(`^\s+on\s+(` + englishDay + `)`)
)

// notFirst are capitalised words that open a sentence, not a name.
var notFirst = set("the", "on", "in", "at", "a", "an", "and", "but", "when", "while", "as", "earlier", "later", "meanwhile", "state", "according", "citing",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "also", "both", "however", "by", "from", "after", "before",
	"then", "last", "this", "that", "broadcaster", "newspaper")

// aliases bring the short names of agencies to one key.
var aliases = map[string]string{
	"kcna": "koreancentralnewsagency", "kctv": "koreancentraltelevision", "ap": "associatedpress", "afp": "agencefrance-presse",
	"yonhap": "yonhapnewsagency", "kyodo": "kyodonews", "xinhua": "xinhuanewsagency", "voa": "voiceofamerica", "rfa": "radiofreeasia",
	"조선중앙tv": "조선중앙텔레비죤", "조선중앙텔레비전": "조선중앙텔레비죤", "로동신문": "노동신문",
}

// englishPublications finds broadcasters, agencies and papers that the text
// rests on.
func englishPublications(s string, ref archive.Date) []found {
	var out []found
	for _, at := range publication.FindAllStringIndex(s, -1) {
		start, end := skipOpeners(s, at[0], at[1]), at[1]
		name := s[start:end]
		if name == "" || inQuotation(s, start) || !strings.Contains(name, " ") && !isKnown(name) {
			continue
		}
		says := publicationSays.FindStringIndex(s[end:])
		if says == nil && !publicationBefore.MatchString(tail(s[:start])) {
			continue
		}
		a := Attribution{Kind: archive.SourcePublication, Name: name, Phrase: name}
		if says != nil {
			a.SpokenOn = dayAround(s[:start], s[end+says[1]:], ref)
		} else if m := onDay.FindStringSubmatch(s[end:]); m != nil {
			a.SpokenOn = parseEnglishDay(m[1], ref)
		}
		short := ""
		if m := abbreviation.FindStringSubmatch(s[end:]); m != nil {
			short = m[1]
		}
		out = append(out, found{start, a, short})
	}
	return out
}

// skipOpeners moves start past words such as "The" and "Earlier".
func skipOpeners(s string, start, end int) int {
	for {
		word, _, more := strings.Cut(s[start:end], " ")
		if !more || isKnown(s[start:end]) || !notFirst[strings.ToLower(word)] {
			return start
		}
		start += len(word) + 1
	}
}

func isKnown(name string) bool { return known.MatchString(name) }

var known = regexp.MustCompile(`^(?:` + knownPublications + `)$`)

const organisationWord = `(?:Ministry|Committee|Commission|Council|Bureau|Department|Government|Embassy|Institute|University|Foundation|Association|Organi[sz]ation|` +
	`Nations|Union|Service|Office|Authority|Court|Parliament|Police|Center|Centre|International|Watch)`

var (
	organisation = regexp.MustCompile(`\b((?:\p{Lu}[\p{L}’'-]*\s){1,5}?` + organisationWord + `(?:\s(?:of|for|on)(?:\s\p{Lu}[\p{L}’'-]*){1,4})?)(?:\s\(\p{Lu}{2,6}\))?\s(?:` + speech + `|announced\b)`)
	document     = regexp.MustCompile(`(?i:according to|citing)\s+((?:an?|one)\s(?:[\p{L}\p{N}’'-]+\s){0,6}?(?:document|report|memo|memorandum|directive|order|notice|decree|letter|transcript|indictment|lecture|manual))\b((?:\s(?:obtained|seen|reviewed|acquired)\sby(?:\s(?:the|\p{Lu}[\p{L}]*)){1,4})?)`)
)

// englishOthers finds organisations that speak and documents that are quoted.
func englishOthers(s string, ref archive.Date) []found {
	var out []found
	for _, m := range organisation.FindAllStringSubmatchIndex(s, -1) {
		start := skipOpeners(s, m[2], m[3])
		if name := s[start:m[3]]; strings.Contains(name, " ") && !inQuotation(s, start) {
			out = append(out, found{start, Attribution{Kind: archive.SourceOrganisation, Name: name, Phrase: name, SpokenOn: dayAround(s[:start], s[m[1]:], ref)}, ""})
		}
	}
	for _, m := range document.FindAllStringSubmatchIndex(s, -1) {
		if phrase := s[m[2]:m[5]]; !inQuotation(s, m[2]) {
			out = append(out, found{m[2], Attribution{Kind: archive.SourceDocument, Name: phrase, Phrase: phrase}, ""})
		}
	}
	return out
}
