package site

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/web/view"
)

func TestDecodeRows(t *testing.T) {
	t.Parallel()
	names := func(rows []view.BylineRow) string {
		var out []string
		for _, r := range rows {
			out = append(out, r.Name)
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct{ query, action, want string }{
		{"bylines.0.name=A&bylines.1.name=B", "save", "A B"},
		{"bylines.10.name=B&bylines.9.name=A", "save", "A B"},
		{"bylines.0.name=A&bylines.1.name=&bylines.2.name=C", "save", "A C"},
		{"bylines.0.name=A&bylines.1.name=&bylines.2.name=C", "bylines.2.up", "C A"},
		{"bylines.0.name=A&bylines.1.name=B", "bylines.0.up", "A B"},
		{"bylines.0.name=A&bylines.1.name=B", "bylines.0.down", "B A"},
		{"bylines.0.name=A&bylines.1.name=B", "bylines.1.down", "A B"},
		{"bylines.0.name=A&bylines.1.name=B", "bylines.1.remove", "A"},
		{"bylines.0.name=A&bylines.1.name=B", "photos.1.remove", "A B"},
		{"bylines.0.name=A", "bylines.7.remove", "A"},
		{"bylines.-1.name=A&bylines.x.name=B&bylines.00.name=C&bylines.1000.name=D&bylines=E", "save", ""},
	} {
		v, err := url.ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := names(decodeArticleForm(v, parseCommand(tt.action)).Bylines); got != tt.want {
			t.Errorf("%s after %s: %q, want %q", tt.query, tt.action, got, tt.want)
		}
	}
}

func TestDecodePhotos(t *testing.T) {
	t.Parallel()
	v, err := url.ParseQuery("photos.0.caption=waits&photos.1.id=a&photos.2.id=b&lead=2&photos.3.id=&photos.3.alt=")
	if err != nil {
		t.Fatal(err)
	}
	want := []view.PhotoRow{{ID: "a"}, {ID: "b", Lead: true}, {Caption: "waits"}}
	if got := decodeArticleForm(v, parseCommand("save")).Photos; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for _, names := range [][]string{nil, {"a"}, {"a", "b"}, {"Seoul, Korea"}, {"Seoul, Korea", "b"}} {
		var subjects []archive.Subject
		for _, n := range names {
			subjects = append(subjects, archive.Subject{Name: n})
		}
		if got := splitNames(joinNames(subjects)); !reflect.DeepEqual(got, names) {
			t.Errorf("%q came back as %q", names, got)
		}
	}
}

// FuzzArticleForm holds that a form that can be saved comes back from its draft as it went in, however odd,
// and that no input breaks the reading of it.
func FuzzArticleForm(f *testing.F) {
	f.Add("headline=a&body=b%0D%0A%0D%0Ac&bylines.0.name=x&bylines.0.role=writer&topics=a,b;c&lead=0", "save")
	f.Add("attributions.3.kind=confidential&attributions.3.phrase=a&photos.1.caption=c&photos.0.id=p", "photos.1.up")
	f.Fuzz(func(t *testing.T, query, action string) {
		v, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		for _, list := range v {
			for i := range list {
				list[i] = storable(list[i])
			}
		}
		form := decodeArticleForm(v, parseCommand(action))
		d, problems := draftOf(form)
		if len(problems) > 0 {
			return
		}
		again, problems := draftOf(formOf(d))
		if len(problems) > 0 {
			t.Fatalf("saved and refused: %v", problems)
		}
		if body.HTML(again.Body) != body.HTML(d.Body) || again.Headline != d.Headline || len(again.Bylines) != len(d.Bylines) ||
			!reflect.DeepEqual(again.Attributions, d.Attributions) {
			t.Fatalf("%+v came back as %+v", d, again)
		}
	})
}
