package demo

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// headerKeys gives each key of a report's header the function that reads it.
var headerKeys = map[string]func(r *Report, value string) error{
	"state":      readState,
	"slug":       readString(func(r *Report) *string { return &r.Slug }),
	"renamed-to": readString(func(r *Report) *string { return &r.RenamedTo }),
	"headline":   readString(func(r *Report) *string { return &r.Headline }),
	"deck":       readString(func(r *Report) *string { return &r.Deck }),
	"section":    readString(func(r *Report) *string { return &r.Section }),
	"topics":     readList(func(r *Report) *[]string { return &r.Topics }),
	"places":     readList(func(r *Report) *[]string { return &r.Places }),
	"dateline":   readDateline,
	"published":  readPublished,
	"withdrawn":  readWithdrawn,
	"byline":     readByline,
	"source":     readSource,
	"photo":      readPhoto,
}

// repeatable are the keys that a header may hold more than once.
var repeatable = []string{"byline", "source", "photo"}

// required are the keys that no report may lack.
var required = []string{"slug", "headline", "deck", "dateline", "section", "topics", "places", "byline", "source"}

func parseHeader(r *Report, header string) error {
	seen := map[string]bool{}
	for line := range strings.Lines(header) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		read := headerKeys[key]
		switch value = strings.TrimSpace(value); {
		case !ok || value == "":
			return fmt.Errorf("header line %q is not of the form key: value", line)
		case read == nil:
			return fmt.Errorf("header key %q is not known", key)
		case seen[key] && !slices.Contains(repeatable, key):
			return fmt.Errorf("header key %q stands twice", key)
		}
		seen[key] = true
		if err := read(r, value); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	for _, key := range required {
		if !seen[key] {
			return fmt.Errorf("the header has no %s", key)
		}
	}
	if r.State == Live && !seen["published"] {
		return errors.New("the header has no published")
	}
	return nil
}

func readString(field func(*Report) *string) func(*Report, string) error {
	return func(r *Report, value string) error {
		*field(r) = value
		return nil
	}
}

func readList(field func(*Report) *[]string) func(*Report, string) error {
	return func(r *Report, value string) error {
		for item := range strings.SplitSeq(value, ",") {
			if item = strings.TrimSpace(item); item == "" {
				return fmt.Errorf("%q has an empty item", value)
			}
			*field(r) = append(*field(r), item)
		}
		return nil
	}
}

func readState(r *Report, value string) error {
	if s := State(value); s == Draft || s == Review {
		r.State = s
		return nil
	}
	return fmt.Errorf("%q is neither draft nor review", value)
}

func readDateline(r *Report, value string) error {
	parts, err := fields(value, 2, 2)
	if err != nil {
		return err
	}
	r.DatelinePlace = parts[0]
	r.DatelineDate, err = time.Parse(dayLayout, parts[1])
	return err
}

func readPublished(r *Report, value string) (err error) {
	r.PublishedAt, err = time.Parse(time.RFC3339, value)
	return err
}

func readWithdrawn(r *Report, value string) error {
	parts, err := fields(value, 2, 2)
	if err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, parts[0])
	if err != nil {
		return err
	}
	r.Withdrawn = &Withdrawal{At: at, Reason: parts[1]}
	return nil
}
