package demo

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The demo teaches by example, so it keeps the rules for confidential sources
// that it wants newsrooms to keep.

func TestConfidentialSourcesHavePhraseDayAndReason(t *testing.T) {
	t.Parallel()
	for _, r := range Reports() {
		for _, a := range r.Attributions {
			if a.Kind != Confidential {
				if a.Source == "" || a.Reason != "" {
					t.Errorf("%s: %q is a %s without a key, or with a reason for anonymity", r.Slug, a.Phrase, a.Kind)
				}
				continue
			}
			if a.Source != "" || a.Phrase == "" || a.Reason == "" || a.SpokenOn.IsZero() {
				t.Errorf("%s: confidential source %+v", r.Slug, a)
			}
		}
	}
}

func TestConfidentialPhrasesNameNobody(t *testing.T) {
	t.Parallel()
	var places []string
	for _, s := range Subjects() {
		if s.Kind == Place {
			places = append(places, strings.Fields(s.Name[English])...)
		}
	}
	var names []string
	for _, s := range Sources() {
		names = append(names, s.Name[Korean])
	}
	for _, c := range Contributors() {
		names = append(names, c.Name[Korean])
	}
	for _, a := range confidential(Reports()) {
		// In English a name shows by its capital; only a place may have one.
		for _, word := range strings.Fields(a.Phrase) {
			if unicode.IsUpper([]rune(word)[0]) && !slices.Contains(places, word) {
				t.Errorf("%q holds the name %q", a.Phrase, word)
			}
		}
		for _, name := range names {
			if strings.Contains(a.Phrase, name) {
				t.Errorf("%q holds the name %q", a.Phrase, name)
			}
		}
	}
}

// A phrase used in two works would tell a reader that both rest on one person.
func TestConfidentialPhrasesDoNotLinkReports(t *testing.T) {
	t.Parallel()
	work := map[string]string{}
	for _, r := range Reports() {
		for _, a := range confidential([]Report{r}) {
			if w, ok := work[a.Phrase]; ok && w != r.WorkKey {
				t.Errorf("%q stands in both %s and %s", a.Phrase, w, r.WorkKey)
			}
			work[a.Phrase] = r.WorkKey
		}
	}
}

func confidential(reports []Report) (list []Attribution) {
	for _, r := range reports {
		for _, a := range r.Attributions {
			if a.Kind == Confidential {
				list = append(list, a)
			}
		}
	}
	return list
}

var tag = regexp.MustCompile(`<[^>]*>`)

// disallowed returns the first thing in a body that is neither text nor one of
// the tags that a body may hold.
func disallowed(body string) string {
	allowed := regexp.MustCompile(`^</?(p|h2|blockquote|ul|li|em|span|mark|span role="note"|mark data-source="[1-9]")>$`)
	for _, m := range tag.FindAllString(body, -1) {
		if !allowed.MatchString(m) {
			return m
		}
	}
	if rest := tag.ReplaceAllString(body, ""); strings.ContainsAny(rest, "<>") {
		return rest
	}
	return ""
}

func TestBodiesHoldOnlyAllowedTags(t *testing.T) {
	t.Parallel()
	for _, r := range Reports() {
		bodies := []string{r.Body}
		for _, v := range r.Revisions {
			bodies = append(bodies, v.Body)
		}
		for _, body := range bodies {
			if bad := disallowed(body); bad != "" {
				t.Errorf("%s %s: body holds %q", r.Edition, r.WorkKey, bad)
			}
			if n := strings.Count(body, "<p>"); r.State == Live && (n < 5 || n > 16) {
				t.Errorf("%s %s: %d paragraphs", r.Edition, r.WorkKey, n)
			}
		}
		if got := hangul.MatchString(r.Body); got != (r.Edition == Korean) {
			t.Errorf("%s %s: Korean letters in the body = %t", r.Edition, r.WorkKey, got)
		}
	}
}
