package view

import (
	"dateline/internal/archive"
	"dateline/web/words"
)

// noDate is the address of the whole archive.
var noDate archive.Date

// credit is a line of bylines: those who did the same for a report.
type credit struct {
	words.Credit
	role    archive.BylineRole
	bylines []archive.Byline
}

// names are the names of the credit's bylines.
func (c credit) names() []string {
	out := make([]string, len(c.bylines))
	for i, b := range c.bylines {
		out[i] = b.Name
	}
	return out
}

// credits groups bylines by role. Roles stand in the order in which the desk first names them.
func (c Chrome) credits(bylines []archive.Byline) []credit {
	var out []credit
next:
	for _, b := range bylines {
		for i := range out {
			if out[i].role == b.Role {
				out[i].bylines = append(out[i].bylines, b)
				continue next
			}
		}
		out = append(out, credit{c.words().Credits[b.Role], b.Role, []archive.Byline{b}})
	}
	return out
}

// line writes a credit as plain text: "By Han Eun-su and Mara Lind".
func (c Chrome) line(cr credit) string {
	return cr.Before + c.words().Names(cr.names()) + cr.After
}

// shortCredit is the one line of bylines that a list has room for: the first one named.
func (c Chrome) shortCredit(bylines []archive.Byline) string {
	if credits := c.credits(bylines); len(credits) > 0 {
		return c.line(credits[0])
	}
	return ""
}

// authors are those who wrote the report; everyone credited when no writer is.
func authors(bylines []archive.Byline) []archive.Byline {
	var out []archive.Byline
	for _, b := range bylines {
		if b.Role == archive.BylineReporter || b.Role == archive.BylineWriter {
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return bylines
	}
	return out
}

// dayGroup is the part of a list that was published on one day.
type dayGroup struct {
	day      archive.Date
	articles []archive.ArticleSummary
}

// byDay cuts a list that runs by time into days of the site's zone.
func (c Chrome) byDay(articles []archive.ArticleSummary) []dayGroup {
	var out []dayGroup
	for _, a := range articles {
		day := c.day(a.PublishedAt)
		if len(out) == 0 || out[len(out)-1].day != day {
			out = append(out, dayGroup{day: day})
		}
		last := &out[len(out)-1]
		last.articles = append(last.articles, a)
	}
	return out
}
