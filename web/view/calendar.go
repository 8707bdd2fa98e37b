package view

import (
	"time"

	"dateline/internal/archive"
)

// ArchiveYearsPage lists the years in which anything was published.
type ArchiveYearsPage struct {
	Chrome
	Years []archive.PeriodCount // newest first
}

// ArchiveYearPage shows the months of a year.
type ArchiveYearPage struct {
	Chrome
	Year     int
	Months   []archive.PeriodCount // those with reports
	Editions []archive.Edition     // those that published anything in the year
}

// ArchiveMonthPage shows the days of a month.
type ArchiveMonthPage struct {
	Chrome
	Year     int
	Month    time.Month
	Days     []archive.PeriodCount // those with reports
	Editions []archive.Edition     // those that published anything in the month
}

func (p ArchiveYearsPage) head() head {
	return p.periodHead(p.words().ArchiveByDate, noDate, p.Links.Editions())
}

func (p ArchiveYearPage) head() head {
	return p.periodHead(p.words().Year(p.Year), archive.Date{Year: p.Year}, p.Editions)
}

func (p ArchiveMonthPage) head() head {
	return p.periodHead(p.words().Month(p.Year, p.Month), archive.Date{Year: p.Year, Month: p.Month}, p.Editions)
}

// periodHead is that of a page of the archive, which some editions have.
func (c Chrome) periodHead(title string, period archive.Date, editions []archive.Edition) head {
	address := func(e archive.Edition) string { return c.Links.Archive(e, period) }
	return head{title: title, path: address(c.Edition), alternates: alternates(editions, address)}
}

// periods are the lists that hold a day's: the archive, and its year and month where they hold anything.
func (p ArticleListPage) periods() []archive.Date {
	if len(p.Articles) == 0 {
		return []archive.Date{noDate}
	}
	return []archive.Date{noDate, {Year: p.day.Year}, {Year: p.day.Year, Month: p.day.Month}}
}

// periodName is what a list of periods is called beneath the one before it.
func (c Chrome) periodName(period archive.Date) string {
	switch {
	case period.Year == 0:
		return c.words().Archive
	case period.Month == 0:
		return c.words().Year(period.Year)
	}
	return c.words().MonthName(period.Month)
}

// months are all twelve, with the number of reports of each.
func (p ArchiveYearPage) months() []archive.PeriodCount {
	out := make([]archive.PeriodCount, 12)
	for i := range out {
		out[i].Period = archive.Date{Year: p.Year, Month: time.Month(i + 1)}
	}
	for _, m := range p.Months {
		if i := int(m.Period.Month) - 1; i >= 0 && i < len(out) {
			out[i].Count = m.Count
		}
	}
	return out
}

// weekdays are the heads of the calendar's columns, from the day on which the edition's weeks start.
func (c Chrome) weekdays() []string {
	w := c.words()
	out := make([]string, 7)
	for i := range out {
		out[i] = w.Weekdays[(int(w.WeekStart)+i)%7]
	}
	return out
}

// weeks lays the month out as a calendar. The zero Date fills what belongs to other months.
func (p ArchiveMonthPage) weeks() [][7]archive.PeriodCount {
	counts := map[int]int{}
	for _, d := range p.Days {
		counts[d.Period.Day] = d.Count
	}
	first := time.Date(p.Year, p.Month, 1, 0, 0, 0, 0, time.UTC)
	column := (int(first.Weekday()) - int(p.words().WeekStart) + 7) % 7
	var out [][7]archive.PeriodCount
	for d := first; d.Month() == p.Month; d = d.AddDate(0, 0, 1) {
		if len(out) == 0 || column == 7 {
			out = append(out, [7]archive.PeriodCount{})
			column %= 7
		}
		out[len(out)-1][column] = archive.PeriodCount{Period: archive.DateOf(d), Count: counts[d.Day()]}
		column++
	}
	return out
}

// initial is the short form of a weekday: its first letters.
func initial(weekday string) string {
	runes := []rune(weekday)
	if runes[0] < 0x80 {
		return string(runes[:min(3, len(runes))])
	}
	return string(runes[:1])
}
