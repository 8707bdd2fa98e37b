package importer_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/importer"
)

// markWords are those that a field says in another way: "By", "Photo:", "기자".
var markWords = strings.Fields(`by photo photos photograph photographs photography image images picture pictures screen shot
	screenshot screengrab file credit credits courtesy of via and reporting reported additional main original edited editing written
	writing translated translation words story text compiled 사진 이미지 그래픽 화면 제공 출처 캡처 기자 특파원 통신원 편집위원
	논설위원 편집인 리포터 에디터 작가 번역가 글 취재 기사 번역 옮김 편집`)

func words(s string) []string {
	return strings.FieldsFunc(body.Clean(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// keepsWords checks that every word of a text stands in some field of its report
// as often as in the text, and that no confidential source has a name or a phrase
// that the text does not hold.
func keepsWords(t *testing.T, text string) {
	t.Helper()
	for _, language := range []string{"en", "ko"} {
		r := importer.ParseText(text, importer.TextOptions{Date: time.Date(2025, 7, 7, 0, 0, 0, 0, time.UTC), Language: language})
		fields := append([]string{r.Headline, r.Deck, r.DatelinePlace}, slices.Concat(r.Paragraphs, r.Dropped)...)
		if r.Photo != nil {
			fields = append(fields, r.Photo.Caption, r.Photo.Credit)
		}
		for _, b := range r.Bylines {
			fields = append(fields, b.Name)
		}
		all := strings.Join(fields, "\n")
		kept, signs := map[string]int{}, map[string]bool{}
		for _, w := range words(all) {
			kept[w]++
		}
		for _, b := range r.Bylines {
			for _, w := range words(b.Name) {
				signs[w] = true // a name that signs twice stands once
			}
		}
		for _, w := range words(text) {
			if kept[w]--; kept[w] < 0 && !signs[w] && !slices.Contains(markWords, strings.ToLower(w)) && !joinedTitle(w, signs) {
				t.Fatalf("word %q of %q is lost in %+v", w, text, r)
			}
		}
		for _, a := range r.Attributions {
			if a.Kind == archive.SourceConfidential && a.Name != "" {
				t.Errorf("confidential source with a name: %+v", a)
			}
			if !strings.Contains(strings.ToLower(strings.Join(r.Paragraphs, "\n")), strings.ToLower(a.Phrase)) || a.Phrase == "" {
				t.Errorf("phrase %q is not in %q", a.Phrase, r.Paragraphs)
			}
		}
	}
}

// joinedTitle reports whether w is a name and a title written as one word.
func joinedTitle(w string, names map[string]bool) bool {
	for _, mark := range markWords {
		for name, ok := strings.CutSuffix(w, mark); ok; name, ok = strings.CutSuffix(name, mark) {
			if names[name] {
				return true
			}
		}
	}
	return false
}

func FuzzParseText(f *testing.F) {
	for _, seed := range []string{
		"", "A\n\nBy B C", "Head\n[Photo/X]\nText, a source in X said on July 4.\nJo Marsh, Staff Writer\nClose",
		"SEOUL, July 4 (Agency) — Text “quoted” - and more.", "[평양=김하나 기자] 소식통은 4일 말했다.\n글 = 김하나", "A source\nsaid", "사진=김하나기자",
		"By A; B; Photo by C", "X\n\n(서울=연합뉴스) 김하나 기자 = \n\n– Y", "Comments\nComments\n" + strings.Repeat("This is a long sentence, it is a comment. ", 3),
		"Related\nJo Marsh\n\"", "H\n\ntwo senior officials in the north who asked not to be named said 지난달 31일", "\xff\xfe\x00A", "1\n, source said", "people familiar said",
	} {
		f.Add(seed)
	}
	f.Fuzz(keepsWords)
}
