package words

import (
	"fmt"

	"dateline/internal/archive"
)

// DeskLanguages are the languages that the desk speaks, the first for those who ask for none of them. They have
// nothing to do with the editions of the site: who edits the Korean edition may well read English.
var DeskLanguages = []archive.Edition{"en", "ko"}

// deskTexts hold what the desk says, by the English of it.
var deskTexts = map[archive.Edition][]map[string]string{"ko": {deskKorean, deskKoreanPeople, deskKoreanAudit, deskKoreanFactors, deskKoreanSite, deskKoreanNames, deskKoreanPublishing,
	deskKoreanReplies, deskKoreanArticle, deskKoreanEditor, deskKoreanPhotos, deskKoreanProblems, deskKoreanList}}

// Desk says something of the desk in a language: text is the English of it, in the form of fmt.Sprintf where there
// are args. What has no translation is said in English; a test finds what the pages say and has none.
func Desk(language archive.Edition, text string, args ...any) string {
	for _, texts := range deskTexts[language] {
		if t, ok := texts[text]; ok {
			text = t
			break
		}
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}
