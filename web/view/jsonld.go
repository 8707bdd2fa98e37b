package view

import (
	"dateline/internal/archive"
	"dateline/internal/body"
)

// The JSON-LD of schema.org, as far as pages use it. Sources are left out altogether: what a program can
// collect about them across reports is more than any one report tells.

type siteLD struct {
	Context    string   `json:"@context"`
	Type       string   `json:"@type"`
	Name       string   `json:"name"`
	URL        string   `json:"url"`
	InLanguage string   `json:"inLanguage"`
	Publisher  *thingLD `json:"publisher"`
}

type newsLD struct {
	Context             string         `json:"@context"`
	Type                string         `json:"@type"`
	ID                  string         `json:"@id"`
	URL                 string         `json:"url"`
	MainEntityOfPage    string         `json:"mainEntityOfPage"`
	Headline            string         `json:"headline"`
	Description         string         `json:"description,omitempty"`
	Dateline            string         `json:"dateline,omitempty"`
	DatePublished       string         `json:"datePublished"`
	DateModified        string         `json:"dateModified"`
	InLanguage          string         `json:"inLanguage"`
	IsAccessibleForFree bool           `json:"isAccessibleForFree"`
	ArticleSection      string         `json:"articleSection,omitempty"`
	Keywords            []string       `json:"keywords,omitempty"`
	WordCount           int            `json:"wordCount,omitempty"`
	Author              []thingLD      `json:"author,omitempty"`
	Translator          []thingLD      `json:"translator,omitempty"`
	Editor              []thingLD      `json:"editor,omitempty"`
	Contributor         []thingLD      `json:"contributor,omitempty"`
	Image               []imageLD      `json:"image,omitempty"`
	Correction          []correctionLD `json:"correction,omitempty"`
	WorkTranslation     []thingLD      `json:"workTranslation,omitempty"`
	Publisher           *thingLD       `json:"publisher"`
	Version             int            `json:"version"`
}

// thingLD is anything with a name and a page: a person, the publisher, another article.
type thingLD struct {
	Type       string   `json:"@type"`
	Name       string   `json:"name"`
	URL        string   `json:"url,omitempty"`
	InLanguage string   `json:"inLanguage,omitempty"`
	Logo       *imageLD `json:"logo,omitempty"`

	// Of the publisher, where the site has written these pages.
	PublishingPrinciples string `json:"publishingPrinciples,omitempty"`
	CorrectionsPolicy    string `json:"correctionsPolicy,omitempty"`
	UnnamedSourcesPolicy string `json:"unnamedSourcesPolicy,omitempty"`
	Ownership            string `json:"ownershipFundingInfo,omitempty"`
}

type imageLD struct {
	Type       string `json:"@type"`
	URL        string `json:"url"`
	Width      int    `json:"width"`
	Height     int    `json:"height"`
	Caption    string `json:"caption,omitempty"`
	CreditText string `json:"creditText,omitempty"`
}

type correctionLD struct {
	Type          string `json:"@type"`
	Text          string `json:"text"`
	DatePublished string `json:"datePublished"`
}

const schema = "https://schema.org"

func (c Chrome) publisher() *thingLD {
	logo := &imageLD{Type: "ImageObject", URL: c.Links.Absolute(c.Assets.URL("icon-512.png")), Width: 512, Height: 512}
	return &thingLD{Type: "NewsMediaOrganization", Name: c.SiteName, URL: c.Links.Absolute(c.Links.Front("")), Logo: logo,
		PublishingPrinciples: c.policyURL(archive.PageAbout), CorrectionsPolicy: c.policyURL(archive.PageCorrectionsPolicy),
		UnnamedSourcesPolicy: c.policyURL(archive.PageAnonymousSources), Ownership: c.policyURL(archive.PageOwnership)}
}

func (c Chrome) siteData() siteLD {
	return siteLD{
		Context: schema, Type: "WebSite", Name: c.SiteName, URL: c.Links.Absolute(c.Links.Front(c.Edition)),
		InLanguage: string(c.Edition), Publisher: c.publisher(),
	}
}

// newsData describes an article as a NewsArticle.
func (c Chrome) newsData(a *archive.PublishedArticle) newsLD {
	content := &a.Current.Content
	address := c.Links.Absolute(c.Links.Article(a.Path))
	out := newsLD{
		Context: schema, Type: "NewsArticle", ID: c.Links.Absolute(c.Links.Permalink(a.ShortID)), URL: address, MainEntityOfPage: address,
		Headline: content.Headline, Description: description(content), Dateline: c.dateline(content),
		DatePublished: c.machine(a.PublishedAt), DateModified: c.machine(a.UpdatedAt), InLanguage: string(a.Edition),
		IsAccessibleForFree: true, ArticleSection: content.Section().NameIn(c.Edition), WordCount: body.Words(body.HTML(content.Body)),
		Author: c.people(authors(content.Bylines)), Publisher: c.publisher(), Version: a.Revision,
	}
	out.Translator = c.people(inRole(content.Bylines, archive.BylineTranslator))
	out.Editor = c.people(inRole(content.Bylines, archive.BylineEditor))
	out.Contributor = c.people(inRole(content.Bylines, archive.BylinePhotographer))
	for _, s := range content.Subjects {
		if s.Kind != archive.KindSection {
			out.Keywords = append(out.Keywords, s.NameIn(c.Edition))
		}
	}
	for i := range content.Photos {
		if r := content.Photos[i].Widest(); r.Width > 0 {
			p := content.Photos[i]
			url := c.Links.Absolute(c.Links.Rendition(p.PhotoID, r.Width, "jpg"))
			out.Image = append(out.Image, imageLD{"ImageObject", url, r.Width, r.Height, p.Caption, p.Credit})
		}
	}
	for _, n := range a.Corrections {
		out.Correction = append(out.Correction, correctionLD{"CorrectionComment", n.Text, c.machine(n.PublishedAt)})
	}
	for _, t := range c.translations(a) {
		out.WorkTranslation = append(out.WorkTranslation,
			thingLD{Type: "NewsArticle", Name: t.Headline, URL: c.Links.Absolute(c.Links.Article(t.Path)), InLanguage: string(t.Edition)})
	}
	return out
}

func (c Chrome) people(bylines []archive.Byline) []thingLD {
	var out []thingLD
	for _, b := range bylines {
		out = append(out, thingLD{Type: "Person", Name: b.Name, URL: c.Links.Absolute(c.Links.Byline(c.Edition, b.Slug))})
	}
	return out
}

func inRole(bylines []archive.Byline, role archive.BylineRole) []archive.Byline {
	var out []archive.Byline
	for _, b := range bylines {
		if b.Role == role {
			out = append(out, b)
		}
	}
	return out
}
