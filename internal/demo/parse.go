package demo

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

const dayLayout = time.DateOnly

// A file is named for the day of publication, its work and its edition.
var fileName = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})-([a-z]+(?:-[a-z]+)*)\.(en|ko)\.md$`)

// parse reads one report. A file holds, in this order:
//
//   - a header of "key: value" lines, whose keys are the fields of headerKeys;
//   - an empty line and the body, in the markup that [render] reads;
//   - any number of entries, each opened by a line that begins with "=== ".
//
// Errors name the file and the line or field at fault.
func parse(name, text string) (Report, error) {
	m := fileName.FindStringSubmatch(name)
	if m == nil {
		return Report{}, fmt.Errorf("%s: a report is named yyyy-mm-dd-work.edition.md", name)
	}
	r := Report{WorkKey: m[2], Edition: m[3], State: Live}
	if err := parseReport(&r, text, m[1]); err != nil {
		return Report{}, fmt.Errorf("%s: %w", name, err)
	}
	return r, nil
}

func parseReport(r *Report, text, day string) error {
	header, rest, ok := strings.Cut(text, "\n\n")
	if !ok {
		return errors.New("no empty line ends the header")
	}
	if err := parseHeader(r, header); err != nil {
		return err
	}
	body, entries, _ := strings.Cut(rest, "\n=== ")
	var err error
	if r.Body, err = render(body); err != nil {
		return err
	}
	if err := checkDay(r, day); err != nil {
		return err
	}
	if entries == "" {
		return nil
	}
	return parseEntries(r, body, strings.Split(entries, "\n=== "))
}

// checkDay holds a report to the rules that join its state and its dates.
func checkDay(r *Report, day string) error {
	if _, err := time.Parse(dayLayout, day); err != nil {
		return fmt.Errorf("file name: %w", err)
	}
	if r.State != Live {
		if !r.PublishedAt.IsZero() || r.Withdrawn != nil || r.RenamedTo != "" {
			return fmt.Errorf("a report in state %s was never published", r.State)
		}
		return nil
	}
	if got := r.PublishedAt.Format(dayLayout); got != day {
		return fmt.Errorf("published on %s, but the file is named for %s", got, day)
	}
	if r.Withdrawn != nil && !r.Withdrawn.At.After(r.PublishedAt) {
		return errors.New("withdrawn before it was published")
	}
	return nil
}

// fields cuts a value at its bars and trims the parts.
// It returns an error unless there are between least and most of them.
func fields(value string, least, most int) ([]string, error) {
	parts := strings.Split(value, "|")
	if len(parts) < least || len(parts) > most {
		return nil, fmt.Errorf("%q has %d parts, want %d to %d", value, len(parts), least, most)
	}
	for i, p := range parts {
		if parts[i] = strings.TrimSpace(p); parts[i] == "" {
			return nil, fmt.Errorf("%q has an empty part", value)
		}
	}
	return parts, nil
}
