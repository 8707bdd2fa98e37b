package config_test

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/archive"
	"dateline/internal/config"
)

// valid returns settings that nothing is wrong with, changed by each of the changes.
func valid(changes ...func(*config.Input)) config.Input {
	in := config.Input{
		Name: " The Record ", BaseURL: "https://News.example.org/", Editions: []string{"en", "ko"}, Zone: "Asia/Seoul",
		Hosts: []string{"Mirror.example.net:8443"}, TrustedProxies: []string{"10.1.2.3/8", "192.0.2.1", "2001:db8::/32"},
		ReplyDays: 60, RepliesPerDay: 20,
	}
	for _, change := range changes {
		change(&in)
	}
	return in
}

func TestParse(t *testing.T) {
	t.Parallel()
	s, err := config.Parse(valid())
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "The Record" || s.BaseURL.String() != "https://news.example.org" || s.Zone.String() != "Asia/Seoul" {
		t.Errorf("got %q at %s in %s", s.Name, s.BaseURL, s.Zone)
	}
	if diff := cmp.Diff([]archive.Edition{"en", "ko"}, s.Editions); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"mirror.example.net:8443"}, s.Hosts); diff != "" {
		t.Error(diff)
	}
	want := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("192.0.2.1/32"), netip.MustParsePrefix("2001:db8::/32")}
	if diff := cmp.Diff(want, s.TrustedProxies, cmp.Comparer(func(a, b netip.Prefix) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
}

func TestParseNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		want   string // that the error begins with
		change func(*config.Input)
	}{
		{"site name:", func(in *config.Input) { in.Name = " " }},
		{"base URL \"\":", func(in *config.Input) { in.BaseURL = "" }},
		{"base URL \"news.example.org\":", func(in *config.Input) { in.BaseURL = "news.example.org" }},
		{"base URL \"ftp://a\":", func(in *config.Input) { in.BaseURL = "ftp://a" }},
		{"base URL \"https://:80\":", func(in *config.Input) { in.BaseURL = "https://:80" }},
		{"base URL \"https://u@a\":", func(in *config.Input) { in.BaseURL = "https://u@a" }},
		{"base URL \"https://a/news\":", func(in *config.Input) { in.BaseURL = "https://a/news" }},
		{"base URL \"https://a?b\":", func(in *config.Input) { in.BaseURL = "https://a?b" }},
		{"timezone \"Seoul\":", func(in *config.Input) { in.Zone = "Seoul" }},
		{"timezone \"Local\":", func(in *config.Input) { in.Zone = "Local" }},
		{"editions:", func(in *config.Input) { in.Editions = nil }},
		{"edition \"desk\":", func(in *config.Input) { in.Editions = []string{"desk"} }},
		{"edition \"EN\":", func(in *config.Input) { in.Editions = []string{"EN"} }},
		{"edition \"en\":", func(in *config.Input) { in.Editions = []string{"en", "en"} }},
		{"host \"https://a\":", func(in *config.Input) { in.Hosts = []string{"https://a"} }},
		{"host \"\":", func(in *config.Input) { in.Hosts = []string{""} }},
		{"host \"a/b\":", func(in *config.Input) { in.Hosts = []string{"a/b"} }},
		{"trusted proxy \"all\":", func(in *config.Input) { in.TrustedProxies = []string{"all"} }},
		{"reply days -1:", func(in *config.Input) { in.ReplyDays = -1 }},
		{"replies per day 0:", func(in *config.Input) { in.RepliesPerDay = 0 }},
	} {
		t.Run(tt.want, func(t *testing.T) {
			t.Parallel()
			s, err := config.Parse(valid(tt.change))
			if err == nil || s != nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, %v; want an error that begins %q", s, err, tt.want)
			}
		})
	}
}

func TestParseReportsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	_, err := config.Parse(config.Input{Zone: "Nowhere"})
	if err == nil {
		t.Fatal("accepted")
	}
	for _, want := range []string{"site name", "base URL", "timezone", "editions", "replies per day"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("says nothing of the %s: %v", want, err)
		}
	}
}
