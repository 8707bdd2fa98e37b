package link

import (
	"net/url"

	"dateline/internal/archive"
)

// Addresses around the desk's list of articles.
const (
	DeskGo           = "/desk/go"                     // anywhere, by words
	DeskBulk         = DeskArticles + "/bulk"         // changes several articles
	DeskUndo         = DeskArticles + "/undo"         // takes that back
	DeskFilters      = DeskArticles + "/filters"      // keeps a filter
	DeskFilterRemove = DeskArticles + "/filters/drop" // forgets it
)

// DeskArticleList returns the list of articles that a query filters: "state=live&q=ferry", "" for all.
func DeskArticleList(query string) string {
	if query == "" {
		return DeskArticles
	}
	return DeskArticles + "?" + query
}

// DeskWhich returns the articles of a selection.
func DeskWhich(w archive.Which) string {
	return DeskArticleList(url.Values{"show": {string(w)}}.Encode())
}
