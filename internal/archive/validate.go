package archive

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of an article, in characters unless they say otherwise.
const (
	MaxHeadline = 300
	MaxDeck     = 1000
	MaxBody     = 2_000_000 // bytes
	maxName     = 200
	maxText     = 2000
	maxRows     = 100
)

// ValidateSave trims the content and returns what keeps it from being saved as a draft, in FieldErrors.
// A draft may be unfinished; it may not be malformed.
func (c *Content) ValidateSave() error {
	var errs FieldErrors
	line := func(field, name string, s *string, limit int) {
		*s = strings.Join(strings.Fields(*s), " ")
		if n := utf8.RuneCountInString(*s); n > limit {
			errs.Add(field, fmt.Sprintf("Shorten the %s to %d characters; it has %d.", name, limit, n))
		}
	}
	line("headline", "headline", &c.Headline, MaxHeadline)
	line("deck", "deck", &c.Deck, MaxDeck)
	line("dateline_place", "place", &c.DatelinePlace, maxName)
	if len(c.Body) > MaxBody {
		errs.Add("body", fmt.Sprintf("Shorten the body: it is over %d bytes. Split the report in two.", MaxBody))
	}
	for i := range c.Bylines {
		b, f := &c.Bylines[i], fmt.Sprintf("bylines.%d.", i)
		line(f+"name", "name", &b.Name, maxName)
		if b.Name == "" {
			errs.Add(f+"name", "Name the contributor, or empty the row.")
		}
		if !slices.Contains(BylineRoles, b.Role) {
			errs.Add(f+"role", "Choose what the contributor did.")
		}
	}
	for i := range c.Attributions {
		c.Attributions[i].validate(fmt.Sprintf("attributions.%d.", i), &errs, line)
	}
	for i := range c.Photos {
		p, f := &c.Photos[i], fmt.Sprintf("photos.%d.", i)
		line(f+"caption", "caption", &p.Caption, maxText)
		line(f+"credit", "credit", &p.Credit, maxName)
		line(f+"alt", "alternative text", &p.Alt, maxText)
	}
	sections := 0
	for i := range c.Subjects {
		s := &c.Subjects[i]
		line(string(s.Kind), string(s.Kind), &s.Name, maxName)
		if s.Kind == KindSection {
			if sections++; sections > 1 {
				errs.Add("section", "File the report under one section.")
			}
		}
	}
	for field, n := range map[string]int{"bylines": len(c.Bylines), "attributions": len(c.Attributions), "photos": len(c.Photos), "topics": len(c.Subjects)} {
		if n > maxRows {
			errs.Add(field, fmt.Sprintf("At most %d rows.", maxRows))
		}
	}
	return errs.Err()
}

func (a *Attribution) validate(f string, errs *FieldErrors, line func(field, name string, s *string, limit int)) {
	line(f+"name", "source", &a.Name, maxName)
	line(f+"phrase", "phrase", &a.Phrase, maxText)
	line(f+"reason", "reason", &a.Reason, maxText)
	if !slices.Contains(SourceKinds, a.Kind) {
		errs.Add(f+"kind", "Choose what kind of source it is.")
	}
	if a.Kind != SourceConfidential && a.Name == "" && a.SourceID == 0 {
		errs.Add(f+"name", "Name the source, or make it confidential.")
	}
}

// ValidatePublish returns what keeps the content from being published, in FieldErrors.
func (c *Content) ValidatePublish() error {
	var errs FieldErrors
	if c.Headline == "" {
		errs.Add("headline", "Give the report a headline.")
	}
	if c.Body == "" {
		errs.Add("body", "Write the report.")
	}
	if len(c.Bylines) == 0 {
		errs.Add("bylines", "Credit at least one contributor; a pen name will do.")
	}
	for i, a := range c.Attributions {
		f := fmt.Sprintf("attributions.%d.", i)
		if a.Phrase == "" {
			errs.Add(f+"phrase", "Write what readers are told of the source, such as “a military source in the north”.")
		}
		if a.Kind == SourceConfidential && a.Reason == "" {
			errs.Add(f+"reason", "Tell readers why the source is not named.")
		}
		if a.Kind == SourceConfidential && a.Name != "" && mentions(a.Phrase+" "+a.Reason, a.Name) {
			errs.Add(f+"phrase", "The phrase or the reason holds the desk's own name for this confidential source. Take it out.")
		}
	}
	for i, p := range c.Photos {
		if p.Alt == "" && !p.Decorative {
			errs.Add(fmt.Sprintf("photos.%d.alt", i), "Describe the photo for those who cannot see it, or mark it as decorative.")
		}
	}
	return errs.Err()
}

// mentions reports whether text holds name, whatever the case.
func mentions(text, name string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(name))
}
