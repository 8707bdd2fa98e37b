package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline/internal/archive"
)

const (
	monthNames = `January|February|March|April|May|June|July|August|September|October|November|December|` +
		`Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec`
	englishDay = `(?:` + monthNames + `)\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+\d{4}\b)?|\d{1,2}(?:st|nd|rd|th)?\s+(?:` + monthNames + `)\b\.?(?:,?\s+\d{4}\b)?`
	koreanDay  = `(?:(?:\d{4}|지난해|작년)\s*년?\s*)?(?:\d{1,2}월\s*|지난달\s*|이달\s*|지난\s*)?\d{1,2}일`
)

var (
	dayNumbers = regexp.MustCompile(`\d+`)
	monthName  = regexp.MustCompile(`(?i)` + monthNames)
	koreanYear = regexp.MustCompile(`(\d{4})\s*년`)
	koreanMon  = regexp.MustCompile(`(\d{1,2})월`)
	koreanDom  = regexp.MustCompile(`(\d{1,2})일`)
)

// parseEnglishDay reads what englishDay matched. Without a year it is the last
// such day on or before ref; the zero Date if that cannot be said.
func parseEnglishDay(s string, ref archive.Date) archive.Date {
	var d archive.Date
	month := strings.ToLower(monthName.FindString(s))
	for m := time.January; m <= time.December; m++ {
		if len(month) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), month[:3]) {
			d.Month = m
		}
	}
	for _, n := range dayNumbers.FindAllString(s, 2) {
		if v, err := strconv.Atoi(n); err == nil && len(n) == 4 {
			d.Year = v
		} else if err == nil {
			d.Day = v
		}
	}
	return lastSuch(d, ref)
}

// parseKoreanDay reads what koreanDay matched. A day alone is of this month or
// the last, seen from ref.
func parseKoreanDay(s string, ref archive.Date) archive.Date {
	part := func(re *regexp.Regexp) int {
		if m := re.FindStringSubmatch(s); m != nil {
			n, _ := strconv.Atoi(m[1]) // digits, by the pattern
			return n
		}
		return 0
	}
	d := archive.Date{Year: part(koreanYear), Month: time.Month(part(koreanMon)), Day: part(koreanDom)}
	if strings.Contains(s, "지난해") || strings.Contains(s, "작년") {
		if ref.IsZero() || d.Month == 0 {
			return archive.Date{}
		}
		d.Year = ref.Year - 1
	}
	if d.Month != 0 {
		return lastSuch(d, ref)
	}
	if ref.IsZero() || d.Year != 0 {
		return archive.Date{}
	}
	d.Year, d.Month = ref.Year, ref.Month
	if strings.Contains(s, "지난달") || d.Day > ref.Day && !strings.Contains(s, "이달") {
		if d.Month--; d.Month == 0 {
			d.Year, d.Month = d.Year-1, time.December
		}
	}
	return real(d)
}

// lastSuch gives d a year if it has none.
func lastSuch(d, ref archive.Date) archive.Date {
	if d.Year != 0 {
		return real(d)
	}
	if ref.IsZero() {
		return archive.Date{}
	}
	d.Year = ref.Year
	if d.Month > ref.Month || d.Month == ref.Month && d.Day > ref.Day {
		d.Year--
	}
	return real(d)
}

// real returns d, or the zero Date for one that no calendar has.
func real(d archive.Date) archive.Date {
	if archive.DateOf(d.In(time.UTC)) != d {
		return archive.Date{}
	}
	return d
}
