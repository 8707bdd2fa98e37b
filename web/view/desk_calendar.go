package view

import (
	"fmt"
	"time"

	"dateline/internal/archive"
)

// DeskCalendarPage is a month of what is scheduled.
type DeskCalendarPage struct {
	DeskPage
	Month     archive.Date               // its first day
	Today     archive.Date               // in the site's zone
	Scheduled []archive.ScheduledArticle // in the order of time
}

// deskDay is a day of the grid and what goes out on it.
type deskDay struct {
	date  archive.Date
	out   bool // of another month
	items []archive.ScheduledArticle
}

// weekdays begin the grid's columns.
var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// weekday names the day: "Mon".
func (d deskDay) weekday() string { return weekdays[(int(d.date.In(time.UTC).Weekday())+6)%7][:3] }

// weeks lays out the month in whole weeks from Monday on.
func (p DeskCalendarPage) weeks() (weeks [][]deskDay) {
	day := p.Month.In(time.UTC)
	day = day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	for {
		week := make([]deskDay, 7)
		for i := range week {
			d := archive.DateOf(day)
			week[i] = deskDay{date: d, out: d.Month != p.Month.Month}
			for _, x := range p.Scheduled {
				if !week[i].out && archive.DateOf(x.At.In(p.Zone)) == d {
					week[i].items = append(week[i].items, x)
				}
			}
			day = day.AddDate(0, 0, 1)
		}
		weeks = append(weeks, week)
		if day.Month() != p.Month.Month {
			return weeks
		}
	}
}

// name writes the month: "November 2026".
func (p DeskCalendarPage) name() string {
	if p.Language == "ko" {
		return fmt.Sprintf("%d년 %d월", p.Month.Year, p.Month.Month)
	}
	return fmt.Sprintf("%s %d", p.Month.Month, p.Month.Year)
}

// month returns the month that lies n months on, as addresses have it.
func (p DeskCalendarPage) month(n int) string {
	return p.Month.In(time.UTC).AddDate(0, n, 0).Format("2006-01")
}

// clock writes the time of day of an instant, in the site's zone.
func (p DeskCalendarPage) clock(t time.Time) string { return t.In(p.Zone).Format("15:04") }

// may reports whether the editor may move what is scheduled.
func (p DeskCalendarPage) may() bool { return p.Editor.Role.May(archive.ActPublish) }
