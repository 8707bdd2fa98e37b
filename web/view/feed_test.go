package view_test

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"dateline/web/view"
)

func TestRSS(t *testing.T) {
	t.Parallel()
	articles := summaries(3)
	articles[1].Headline = `<script> & "quotes"`
	articles[0].Body += `<p>]]><script>x</script><a href="https://other.example/">away</a></p>`
	page := view.FeedPage{Chrome: chrome(t, "en"), Address: "/", Self: "/feed.xml", Articles: articles}
	out, err := view.RSS(page)
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		Version string `xml:"version,attr"`
		Channel struct {
			Title    string `xml:"title"`
			Language string `xml:"language"`
			Built    string `xml:"lastBuildDate"`
			Self     struct {
				Href string `xml:"href,attr"`
				Rel  string `xml:"rel,attr"`
			} `xml:"http://www.w3.org/2005/Atom link"`
			Items []struct {
				Title string `xml:"title"`
				Link  string `xml:"link"`
				GUID  struct {
					PermaLink bool   `xml:"isPermaLink,attr"`
					Value     string `xml:",chardata"`
				} `xml:"guid"`
				Published  string   `xml:"pubDate"`
				Creators   []string `xml:"http://purl.org/dc/elements/1.1/ creator"`
				Categories []string `xml:"category"`
				Content    string   `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	if err := xml.Unmarshal(out, &feed); err != nil {
		t.Fatal(err)
	}
	c := feed.Channel
	if feed.Version != "2.0" || c.Language != "en" || c.Self.Rel != "self" || c.Self.Href != "https://news.example.org/feed.xml" || len(c.Items) != 3 {
		t.Fatalf("got %+v", c)
	}
	item := c.Items[0]
	for _, tt := range []struct{ name, got, want string }{
		{"built", c.Built, "Fri, 04 Jul 2025 14:05:00 +0900"},
		{"published", item.Published, "Fri, 04 Jul 2025 14:05:00 +0900"},
		{"guid", item.GUID.Value, "https://news.example.org/p/00000000"},
		{"hostile title", c.Items[1].Title, `<script> & "quotes"`},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if !item.GUID.PermaLink || !slices.Equal(item.Creators, []string{"Han Eun-su"}) || !slices.Equal(item.Categories, []string{"Society", "Halden"}) {
		t.Errorf("got %+v", item)
	}
	for _, want := range []string{`href="https://news.example.org/topics/weather"`, `href="https://other.example/"`, `src="https://news.example.org/photos/`} {
		if !strings.Contains(item.Content, want) {
			t.Errorf("the text lacks %s", want)
		}
	}
	if strings.Contains(item.Content, "<script") {
		t.Error("the text holds a script")
	}
	again, err := view.RSS(page)
	if err != nil || !bytes.Equal(out, again) {
		t.Errorf("the same list makes another feed (%v)", err)
	}
}
