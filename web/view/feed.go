package view

import (
	"encoding/xml"
	"fmt"
	"html"
	"strings"
	"time"

	xhtml "golang.org/x/net/html"

	"dateline/internal/archive"
)

// FeedPage is a list of articles for feed readers.
type FeedPage struct {
	Chrome
	Name     string // of the list; "" for a whole edition
	Address  string // of the list as a page
	Self     string // of the feed
	Articles []archive.ArticleSummary
}

type rssFeed struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Content string     `xml:"xmlns:content,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Built       string    `xml:"lastBuildDate,omitempty"`
	Self        rssSelf   `xml:"atom:link"`
	Items       []rssItem `xml:"item"`
}

type rssSelf struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        rssGUID  `xml:"guid"`
	Published   string   `xml:"pubDate"`
	Creators    []string `xml:"dc:creator"`
	Categories  []string `xml:"category"`
	Description string   `xml:"description"`
	Content     string   `xml:"content:encoded"`
}

type rssGUID struct {
	PermaLink bool   `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

// RSS writes an RSS 2.0 feed with the whole text of each article. Its times are those of its newest
// articles, so that the feed of an unchanged list is the same to the byte.
func RSS(p FeedPage) ([]byte, error) {
	title := p.SiteName
	if p.Name != "" {
		title = p.Name + " — " + p.SiteName
	}
	about := p.Tagline
	if about == "" {
		about = title
	}
	channel := rssChannel{
		Title: title, Link: p.Links.Absolute(p.Address), Description: about, Language: string(p.Edition),
		Self: rssSelf{p.Links.Absolute(p.Self), "self", "application/rss+xml"},
	}
	var newest time.Time
	for i := range p.Articles {
		a := &p.Articles[i]
		if a.UpdatedAt.After(newest) {
			newest = a.UpdatedAt
		}
		channel.Items = append(channel.Items, p.item(a))
	}
	if !newest.IsZero() {
		channel.Built = p.mail(newest)
	}
	out, err := xml.MarshalIndent(rssFeed{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/",
		Content: "http://purl.org/rss/1.0/modules/content/", Channel: channel,
	}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write feed: %w", err)
	}
	return append([]byte(xml.Header), append(out, '\n')...), nil
}

func (p FeedPage) item(a *archive.ArticleSummary) rssItem {
	item := rssItem{
		Title: a.Headline, Link: p.Links.Absolute(p.Links.Article(a.Path)),
		GUID:      rssGUID{true, p.Links.Absolute(p.Links.Permalink(a.ShortID))},
		Published: p.mail(a.PublishedAt), Description: description(&a.Content), Content: p.notes(a.Corrections) + p.fullText(&a.Content),
	}
	for _, b := range a.Bylines {
		item.Creators = append(item.Creators, b.Name)
	}
	for _, s := range a.Subjects {
		item.Categories = append(item.Categories, s.NameIn(p.Edition))
	}
	return item
}

// notes are the corrections of a report, which stand above its text.
func (c Chrome) notes(corrections []archive.Correction) string {
	var b strings.Builder
	for _, n := range corrections {
		fmt.Fprintf(&b, "<p><strong>%s, %s</strong>: %s</p>\n", html.EscapeString(c.words().Correction), html.EscapeString(c.date(n.PublishedAt)),
			html.EscapeString(n.Text))
	}
	return b.String()
}

// mail writes an instant as RSS wants it, in the site's zone.
func (c Chrome) mail(t time.Time) string { return t.In(c.Zone).Format(time.RFC1123Z) }

// fullText is the report as HTML that stands by itself, away from the site.
func (c Chrome) fullText(content *archive.Content) string {
	var b strings.Builder
	if p := c.leadPhoto(content); p != nil {
		r := fallback(p)
		fmt.Fprintf(&b, `<figure><img src="%s" width="%d" height="%d" alt="%s"><figcaption>%s %s</figcaption></figure>`+"\n",
			c.Links.Absolute(c.Links.Rendition(p.PhotoID, r.Width, "jpg")), r.Width, r.Height,
			html.EscapeString(altText(p)), html.EscapeString(p.Caption), html.EscapeString(p.Credit))
	}
	if line := c.dateline(content); line != "" {
		b.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
	}
	text, _ := c.readable(content)
	b.WriteString(c.absolute(text))
	return b.String()
}

// absolute completes the addresses in a body that are relative to the site's root.
func (c Chrome) absolute(text string) string {
	var b strings.Builder
	for z := xhtml.NewTokenizer(strings.NewReader(text)); z.Next() != xhtml.ErrorToken; {
		raw := string(z.Raw()) // before Token, which takes the buffer over
		token := z.Token()
		changed := false
		for i, attr := range token.Attr {
			if (attr.Key == "href" || attr.Key == "src") && strings.HasPrefix(attr.Val, "/") {
				token.Attr[i].Val, changed = c.Links.Absolute(attr.Val), true
			}
		}
		if changed {
			raw = token.String()
		}
		b.WriteString(raw)
	}
	return b.String()
}
