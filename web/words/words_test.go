package words

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
)

// kst stands for a zone with a name of its own, without the host's zone files.
var kst = time.FixedZone("KST", 9*60*60)

func TestNoTextIsMissing(t *testing.T) {
	t.Parallel()
	for edition, w := range languages {
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			checkSet(t, string(edition)+": "+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

// checkSet fails for an empty text, a nil function, a map without entries and for any of these within.
func checkSet(t *testing.T, name string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Func:
		if v.IsNil() {
			t.Errorf("%s is nil", name)
		}
	case reflect.String:
		if strings.TrimSpace(v.String()) == "" {
			t.Errorf("%s is empty", name)
		}
	case reflect.Map:
		if v.Len() == 0 {
			t.Errorf("%s is empty", name)
		}
		for _, k := range v.MapKeys() {
			checkSet(t, name+"["+k.String()+"]", v.MapIndex(k))
		}
	case reflect.Array:
		for i := range v.Len() {
			checkSet(t, name, v.Index(i))
		}
	case reflect.Struct:
		if v.IsZero() {
			t.Errorf("%s is empty", name)
		}
	}
}

func TestEveryValueOfTheDomainHasAName(t *testing.T) {
	t.Parallel()
	for edition, w := range languages {
		for _, k := range archive.SourceKinds {
			if w.SourceKind[k] == "" {
				t.Errorf("%s: source kind %s", edition, k)
			}
		}
		for _, r := range archive.BylineRoles {
			if w.Credits[r] == (Credit{}) {
				t.Errorf("%s: byline role %s", edition, r)
			}
		}
		for _, k := range []archive.SubjectKind{archive.KindSection, archive.KindTopic, archive.KindPlace} {
			if w.ListLabel[k] == "" {
				t.Errorf("%s: subject kind %s", edition, k)
			}
		}
		for _, k := range []archive.RevisionKind{archive.RevisionFirst, archive.RevisionUpdate, archive.RevisionCorrection} {
			if w.RevisionKind[k] == "" {
				t.Errorf("%s: revision kind %s", edition, k)
			}
		}
		for _, f := range Fields {
			if w.Field[f] == "" {
				t.Errorf("%s: field %s", edition, f)
			}
		}
		seen := map[string]int{}
		for _, status := range []int{400, 403, 404, 405, 413, 421, 429, 500, 503} {
			title, text := w.Error(status)
			if title == "" || text == "" || seen[title] != 0 {
				t.Errorf("%s: error %d says %q, as %d does", edition, status, title, seen[title])
			}
			seen[title] = status
		}
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	day := archive.Date{Year: 2025, Month: time.July, Day: 4}
	at := time.Date(2025, 7, 4, 5, 5, 0, 0, time.UTC)
	en, ko := For("en"), For("ko")
	cite := Citation{Authors: en.Names([]string{"Han Eun-su", "Mara Lind"}), Headline: "Rain", Site: "The Halden Record",
		Date: "4 July 2025", URL: "https://news.example.org/p/0a1b2c3d", Revision: 2, Revised: "6 July 2025"}
	for _, tt := range []struct{ name, got, want string }{
		{"date", en.Date(day), "4 July 2025"},
		{"no date", en.Date(archive.Date{}), ""},
		{"Korean date", ko.Date(day), "2025년 7월 4일"},
		{"no Korean date", ko.Date(archive.Date{}), ""},
		{"time", en.Time(at.In(kst)), "4 July 2025, 14:05 KST"},
		{"Korean time", ko.Time(at.In(kst)), "2025년 7월 4일 14:05 KST"},
		{"time in UTC", en.Time(at), "4 July 2025, 05:05 UTC"},
		{"zone without a name", en.Time(at.In(time.FixedZone("", 6*3600+1800))), "4 July 2025, 11:35 UTC+06:30"},
		{"zone named by its offset", en.Time(at.In(time.FixedZone("-03", -3*3600))), "4 July 2025, 02:05 UTC-03:00"},
		{"month", en.Month(2025, time.July), "July 2025"},
		{"Korean month", ko.Month(2025, time.July), "2025년 7월"},
		{"no report", en.Reports(0), "0 reports"},
		{"one report", en.Reports(1), "1 report"},
		{"many reports", en.Reports(1234567), "1,234,567 reports"},
		{"Korean count", ko.Reports(1204), "기사 1,204건"},
		{"one reply", en.ReplyCount(1), "1 reply"},
		{"two replies", en.ReplyCount(2), "2 replies"},
		{"dateline", en.Dateline("Halden", day), "Halden, 4 July —"},
		{"dateline without a date", en.Dateline("Halden", archive.Date{}), "Halden —"},
		{"dateline without a place", en.Dateline("", day), "4 July —"},
		{"Korean dateline", ko.Dateline("할든", day), "[할든 7월 4일]"},
		{"Korean dateline without a place", ko.Dateline("", day), "[7월 4일]"},
		{"one name", en.Names([]string{"A"}), "A"},
		{"three names", en.Names([]string{"A", "B", "C"}), "A, B and C"},
		{"Korean names", ko.Names([]string{"가", "나", "다"}), "가·나·다"},
		{"a source's date", en.SpokenOn(archive.SourceConfidential, "3 July 2025"), "Spoke on 3 July 2025"},
		{"a broadcast", en.SpokenOn(archive.SourcePublication, "3 July 2025"), "Published or broadcast on 3 July 2025"},
		{"a Korean document", ko.SpokenOn(archive.SourceDocument, "2025년 7월 3일"), "2025년 7월 3일 작성"},
		{"citation", en.Citation(cite), "Han Eun-su and Mara Lind, “Rain”, The Halden Record, 4 July 2025, https://news.example.org/p/0a1b2c3d (revision 2, 6 July 2025)."},
		{"Korean problem", ko.ReplyProblem(archive.FieldError{Field: "text"}), "댓글을 5,000자 이내로 적어 주십시오."},
		{"unknown edition", For("eo").Language, "English"},
		{"language", Language("ko"), "한국어"},
		{"unknown language", Language("eo"), "eo"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -999: "-999", -1000: "-1,000", 12345678: "12,345,678"} {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %s, want %s", n, got, want)
		}
	}
}
