package demo

import (
	"regexp"
	"slices"
	"testing"
	"time"
)

func TestKeysResolve(t *testing.T) {
	t.Parallel()
	subjects := map[SubjectKind][]string{}
	for _, s := range Subjects() {
		subjects[s.Kind] = append(subjects[s.Kind], s.Key)
	}
	used := map[string]bool{}
	for _, r := range Reports() {
		if !slices.Contains(subjects[Section], r.Section) {
			t.Errorf("%s: no section %q", r.Slug, r.Section)
		}
		used["section "+r.Section] = true
		for kind, keys := range map[SubjectKind][]string{Topic: r.Topics, Place: r.Places} {
			for _, key := range keys {
				used[string(kind)+" "+key] = true
				if !slices.Contains(subjects[kind], key) {
					t.Errorf("%s: no %s %q", r.Slug, kind, key)
				}
			}
		}
		for _, b := range r.Bylines {
			used["contributor "+b.Contributor] = true
		}
		for _, a := range r.Attributions {
			used["source "+a.Source] = true
		}
		for _, p := range r.Photos {
			used["picture "+p.Picture] = true
		}
	}
	// What no report uses would give the demo empty pages.
	for _, key := range allKeys() {
		if !used[key] {
			t.Errorf("no report uses %q", key)
		}
	}
}

func TestNamesInBothEditions(t *testing.T) {
	t.Parallel()
	var texts []Text
	for _, c := range Contributors() {
		texts = append(texts, c.Name, c.Note)
	}
	for _, s := range Sources() {
		texts = append(texts, s.Name)
	}
	for _, s := range Subjects() {
		texts = append(texts, s.Name)
	}
	for _, p := range Pictures() {
		texts = append(texts, p.Caption, p.Alt, p.Credit)
	}
	for _, text := range texts {
		if len(text) != 2 || text[English] == "" || !hangul.MatchString(text[Korean]) {
			t.Errorf("%q is not named in both editions", text)
		}
	}
}

var hangul = regexp.MustCompile(`\p{Hangul}`)

func TestKeysAreUnique(t *testing.T) {
	t.Parallel()
	keys := allKeys()
	slices.Sort(keys)
	for i := 1; i < len(keys); i++ {
		if keys[i] == keys[i-1] {
			t.Errorf("key %q stands twice", keys[i])
		}
	}
}

// allKeys returns every key with its kind, since a topic and a picture may share one.
func allKeys() (keys []string) {
	for _, c := range Contributors() {
		keys = append(keys, "contributor "+c.Key)
	}
	for _, s := range Sources() {
		keys = append(keys, "source "+s.Key)
	}
	for _, s := range Subjects() {
		keys = append(keys, string(s.Kind)+" "+s.Key)
	}
	for _, p := range Pictures() {
		keys = append(keys, "picture "+p.Name)
	}
	return keys
}

func TestSlugs(t *testing.T) {
	t.Parallel()
	plain := regexp.MustCompile(`^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$`)
	seen := map[string]bool{}
	for _, r := range Reports() {
		for _, slug := range []string{r.Slug, r.RenamedTo} {
			if slug == "" {
				continue
			}
			if !plain.MatchString(slug) {
				t.Errorf("%q is not a plain slug", slug)
			}
			path := r.Edition + r.PublishedAt.Format("/2006/01/02/") + slug
			if seen[path] {
				t.Errorf("%s stands twice", path)
			}
			seen[path] = true
		}
	}
}

func TestDatesAreInOrder(t *testing.T) {
	t.Parallel()
	var last time.Time
	for _, r := range Reports() {
		if r.State != Live {
			continue
		}
		if r.PublishedAt.Before(last) {
			t.Errorf("%s is older than the report before it", r.Slug)
		}
		last = r.PublishedAt
		if r.DatelineDate.After(r.PublishedAt) {
			t.Errorf("%s is datelined after it was published", r.Slug)
		}
		for _, a := range r.Attributions {
			if a.SpokenOn.After(r.PublishedAt) {
				t.Errorf("%s: %q spoke after it was published", r.Slug, a.Phrase)
			}
		}
		for i, p := range r.Replies {
			if p.ParentIndex >= 0 && !p.At.After(r.Replies[p.ParentIndex].At) {
				t.Errorf("%s: reply %d is older than the one it answers", r.Slug, i)
			}
			if p.ParentIndex >= 0 && r.Replies[p.ParentIndex].ParentIndex >= 0 {
				t.Errorf("%s: reply %d hangs two levels deep", r.Slug, i)
			}
		}
	}
}

func TestEveryPartOfTheRecordIsShown(t *testing.T) {
	t.Parallel()
	got := map[string]int{}
	editions := map[string]map[string]bool{}
	for _, r := range Reports() {
		got["edition "+r.Edition]++
		got["state "+string(r.State)]++
		if editions[r.WorkKey] == nil {
			editions[r.WorkKey] = map[string]bool{}
		}
		editions[r.WorkKey][r.Edition] = true
		for _, v := range r.Revisions {
			if v.Correction != "" {
				got["correction"]++
			} else {
				got["plain update"]++
			}
		}
		for _, a := range r.Attributions {
			got["source "+string(a.Kind)]++
		}
		for _, b := range r.Bylines {
			got["role "+b.Role]++
		}
		for _, p := range r.Replies {
			got["reply "+string(p.State)]++
			if p.ParentIndex >= 0 {
				got["answer"]++
			}
		}
		if r.Withdrawn != nil {
			got["withdrawal"]++
		}
		if r.RenamedTo != "" {
			got["rename"]++
		}
	}
	for _, e := range editions {
		if len(e) == 2 {
			got["translated work"]++
		}
	}
	for part, want := range map[string]int{
		"edition en": 18, "edition ko": 12, "translated work": 11,
		"state live": 28, "state draft": 1, "state review": 1,
		"correction": 3, "plain update": 2, "withdrawal": 1, "rename": 1,
		"source person": 5, "source organisation": 5, "source publication": 5, "source document": 5, "source confidential": 20,
		"role reporter": 10, "role writer": 5, "role translator": 10, "role photographer": 10, "role editor": 10,
		"reply held": 3, "reply approved": 10, "reply rejected": 3, "reply spam": 3, "answer": 5,
	} {
		if got[part] < want {
			t.Errorf("%d × %s, want at least %d", got[part], part, want)
		}
	}
}
