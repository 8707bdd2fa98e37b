package demo

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const sample = `slug: rain-at-last
headline: Rain at last
deck: It rained.
dateline: Penvary | 2025-05-01
published: 2025-05-02T06:30:00+02:00
section: land
topics: food, floods
places: penvary
byline: reporter dav-maruk
source: velpress | a notice | 2025-05-01
source: circular-114 | a circular
source: confidential | a farmer | 2025-05-01 | Farmers may not speak.
photo: rain lead
photo: flood | Illustration: Later.

It *rained*.

## Then

> It stopped.

- wet
- dry

=== update 2025-05-02T09:00:00+02:00
headline: Rain
replace: It stopped. => It went on.
correction: It had not stopped.

=== reply held 2025-05-02T10:00:00+02:00 A. Reader
Here too.

Still.

=== answer approved 2025-05-02T11:00:00+02:00 B.
And here.

=== update 2025-05-03T09:00:00+02:00
append: The end.
`

const sampleName = "2025-05-02-rain.en.md"

func TestParse(t *testing.T) {
	t.Parallel()
	got, err := parse(sampleName, sample)
	if err != nil {
		t.Fatal(err)
	}
	zone := time.FixedZone("", 2*60*60)
	at := func(day, hour, minute int) time.Time { return time.Date(2025, 5, day, hour, minute, 0, 0, zone) }
	first := time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC)
	body := "<p>It <em>rained</em>.</p>\n<h2>Then</h2>\n<blockquote><p>It stopped.</p></blockquote>\n<ul><li>wet</li><li>dry</li></ul>\n"
	second := strings.Replace(body, "It stopped.", "It went on.", 1)
	credit := "Drawing/The Halden Record"
	want := Report{
		Edition: English, WorkKey: "rain", State: Live, Slug: "rain-at-last", PublishedAt: at(2, 6, 30),
		Headline: "Rain at last", Deck: "It rained.", DatelinePlace: "Penvary", DatelineDate: first, Body: body,
		Section: "land", Topics: []string{"food", "floods"}, Places: []string{"penvary"},
		Bylines: []Byline{{"dav-maruk", "reporter"}},
		Attributions: []Attribution{
			{Kind: Publication, Source: "velpress", Phrase: "a notice", SpokenOn: first},
			{Kind: Document, Source: "circular-114", Phrase: "a circular"},
			{Kind: Confidential, Phrase: "a farmer", SpokenOn: first, Reason: "Farmers may not speak."},
		},
		Photos: []Photo{
			{Picture: "rain", Caption: "Illustration: An evening of rain in the city.", Credit: credit, Alt: pictureNamed(t, "rain").Alt[English], Lead: true},
			{Picture: "flood", Caption: "Illustration: Later.", Credit: credit, Alt: pictureNamed(t, "flood").Alt[English]},
		},
		Revisions: []Revision{
			{At: at(2, 9, 0), Headline: "Rain", Deck: "It rained.", Body: second, Correction: "It had not stopped."},
			{At: at(3, 9, 0), Headline: "Rain", Deck: "It rained.", Body: second + "<p>The end.</p>\n"},
		},
		Replies: []Reply{
			{Name: "A. Reader", Text: "Here too.\n\nStill.", State: Held, At: at(2, 10, 0), ParentIndex: -1},
			{Name: "B.", Text: "And here.", State: Approved, At: at(2, 11, 0), ParentIndex: 0},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parse (-want +got):\n%s", diff)
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, old, now, want string }{
		{"a missing field", "section: land\n", "", "no section"},
		{"no day of publication", "published: 2025-05-02T06:30:00+02:00\n", "", "no published"},
		{"an unknown field", "deck:", "desk:", `"desk" is not known`},
		{"a field twice", "deck: It rained.", "deck: It rained.\ndeck: It did.", "stands twice"},
		{"an empty field", "deck: It rained.", "deck: ", "key: value"},
		{"another day than the file's", "published: 2025-05-02", "published: 2025-05-03", "file is named for"},
		{"a time without a zone", "06:30:00+02:00", "06:30:00", "published"},
		{"a contributor nobody knows", "dav-maruk", "dav", "not a contributor"},
		{"a role nobody has", "byline: reporter", "byline: owner", "not a role"},
		{"a source nobody knows", "velpress", "pravda", "not a source"},
		{"anonymity without a reason", " | Farmers may not speak.", "", "reason for anonymity"},
		{"anonymity for a named source", "a notice | 2025-05-01", "a notice | 2025-05-01 | fear", "reason for anonymity"},
		{"a picture nobody drew", "photo: rain lead", "photo: parade lead", "not a picture"},
		{"a lead that is not first", "photo: flood |", "photo: flood lead |", "not the first"},
		{"an empty item", "food, floods", "food,, floods", "empty item"},
		{"a draft with a day of publication", "section: land", "section: land\nstate: draft", "never published"},
		{"a state nobody knows", "section: land", "section: land\nstate: live", "neither draft nor review"},
		{"withdrawal before publication", "section: land", "section: land\nwithdrawn: 2025-05-01T06:30:00+02:00 | why", "before it was published"},
		{"an asterisk alone", "It *rained*.", "It *rained.", "no partner"},
		{"two empty lines", "It *rained*.\n", "It *rained*.\n\n", "empty lines"},
		{"a list with a gap", "- dry", "dry", "not an item"},
		{"an update out of order", "update 2025-05-03", "update 2025-05-01", "not later"},
		{"an update of nothing", "append: The end.", "correction: Nothing.", "nothing changed"},
		{"words that are not there", "It stopped. =>", "It snowed. =>", "stands 0 times"},
		{"words that stand twice", "It stopped. =>", "It =>", "stands 2 times"},
		{"a change nobody knows", "append:", "delete:", "not a change"},
		{"a reply before the report", "held 2025-05-02T10", "held 2025-05-01T10", "before the report"},
		{"a reply in no state", "reply held", "reply liked", "not the state"},
		{"a reply without a name", "+02:00 B.", "+02:00", "name and a text"},
		{"an entry of no kind", "=== answer", "=== shout", "an entry is"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(sample, tt.old, tt.now, 1)
			if text == sample {
				t.Fatalf("%q is not in the sample", tt.old)
			}
			_, err := parse(sampleName, text)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), sampleName) {
				t.Errorf("error = %v, want %s: …%s…", err, sampleName, tt.want)
			}
		})
	}
}

func TestParseRefusesFileNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "rain.en.md", "2025-05-02-rain.md", "2025-05-02-rain.fr.md", "2025-05-02-Rain.en.md", "2025-13-40-rain.en.md"} {
		if _, err := parse(name, sample); err == nil {
			t.Errorf("parse took the file name %q", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add(strings.Replace(sample, "It *rained*", `<script>alert("&")</script> *<b>*`, 1))
	f.Add("slug: x\n\n=== update")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := parse(sampleName, text)
		if err != nil {
			return
		}
		for _, v := range append(r.Revisions, Revision{Body: r.Body}) {
			if bad := disallowed(v.Body); bad != "" {
				t.Errorf("a body holds %q", bad)
			}
		}
		for _, a := range r.Attributions {
			if a.Kind == Confidential && (a.Source != "" || a.Reason == "") {
				t.Errorf("confidential source %+v", a)
			}
		}
	})
}

func pictureNamed(t *testing.T, name string) Picture {
	t.Helper()
	for _, p := range Pictures() {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("no picture %q", name)
	return Picture{}
}
