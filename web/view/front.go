package view

import "dateline/internal/archive"

// FrontPage is the front page of an edition.
type FrontPage struct {
	Chrome
	Articles []archive.ArticleSummary // the lead first
	Older    string                   // where the list goes on, "" when it does not
}

// tiers are the ranks of the front page.
type tiers struct {
	lead          *archive.ArticleSummary
	second, third []archive.ArticleSummary
	rest          []archive.ArticleSummary
}

// How many articles stand in a rank.
const (
	secondRank = 3
	thirdRank  = 4
)

// rank gives each article its place: one leads, three follow it, four stand beneath, the rest are listed.
func rank(articles []archive.ArticleSummary) tiers {
	var t tiers
	if len(articles) == 0 {
		return t
	}
	t.lead, articles = &articles[0], articles[1:]
	t.second, articles = split(articles, secondRank)
	t.third, t.rest = split(articles, thirdRank)
	return t
}

func split(articles []archive.ArticleSummary, n int) (first, rest []archive.ArticleSummary) {
	n = min(n, len(articles))
	return articles[:n], articles[n:]
}

func (p FrontPage) head() head {
	return head{front: true, description: p.Tagline, path: p.Links.Front(p.Edition), alternates: p.fronts(), data: p.siteData()}
}
