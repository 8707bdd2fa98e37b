package darkroom

import (
	"strings"
	"time"
)

// dateLayouts are the ways that files write a moment, the date's hyphens made colons and its T a space.
var dateLayouts = []string{
	"2006:01:02 15:04:05Z07:00",
	"2006:01:02 15:04:05",
	"2006:01:02 15:04Z07:00",
	"2006:01:02 15:04",
	"2006:01:02",
}

// takenAt returns when the picture was taken, in UTC, or the zero time.
func (t tags) takenAt() time.Time {
	for _, text := range []string{
		t["EXIF:DateTimeOriginal"] + t["EXIF:OffsetTimeOriginal"],
		t["EXIF:DateTimeOriginal"],
		t["iptc:DateCreated"] + " " + t["iptc:TimeCreated"],
		t["iptc:DateCreated"],
		t["photoshop:DateCreated"],
		t["exif:DateTimeOriginal"],
	} {
		if at := parseDate(text); !at.IsZero() {
			return at
		}
	}
	return time.Time{}
}

// parseDate returns the zero time for a text that is no date, or no date of a photograph.
func parseDate(s string) time.Time {
	s = strings.TrimSpace(s)
	const day = len("2006:01:02")
	if len(s) >= day {
		s = strings.ReplaceAll(s[:day], "-", ":") + strings.Replace(s[day:], "T", " ", 1)
	}
	for _, layout := range dateLayouts {
		at, err := time.Parse(layout, s)
		if err == nil && at.Year() >= 1826 && at.Year() <= 2200 { // the first photograph; a clock gone wrong
			return at.UTC()
		}
	}
	return time.Time{}
}
