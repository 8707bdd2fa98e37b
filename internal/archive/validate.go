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
	line := func(field, tooLong string, s *string, limit int) {
		*s = strings.Join(strings.Fields(*s), " ")
		if n := utf8.RuneCountInString(*s); n > limit {
			errs.Add(field, tooLong, limit, n)
		}
	}
	line("headline", "Shorten the headline to %d characters; it has %d.", &c.Headline, MaxHeadline)
	line("deck", "Shorten the deck to %d characters; it has %d.", &c.Deck, MaxDeck)
	line("dateline_place", "Shorten the place to %d characters; it has %d.", &c.DatelinePlace, maxName)
	if len(c.Body) > MaxBody {
		errs.Add("body", "Shorten the body: it is over %d bytes. Split the report in two.", MaxBody)
	}
	for i := range c.Bylines {
		b, f := &c.Bylines[i], fmt.Sprintf("bylines.%d.", i)
		line(f+"name", "Shorten the name to %d characters; it has %d.", &b.Name, maxName)
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
		line(f+"caption", "Shorten the caption to %d characters; it has %d.", &p.Caption, maxText)
		line(f+"credit", "Shorten the credit to %d characters; it has %d.", &p.Credit, maxName)
		line(f+"alt", "Shorten the alternative text to %d characters; it has %d.", &p.Alt, maxText)
	}
	sections := 0
	for i := range c.Subjects {
		s := &c.Subjects[i]
		line(string(s.Kind), "Shorten the name to %d characters; it has %d.", &s.Name, maxName)
		if s.Kind == KindSection {
			if sections++; sections > 1 {
				errs.Add("section", "File the report under one section.")
			}
		}
	}
	for field, n := range map[string]int{"bylines": len(c.Bylines), "attributions": len(c.Attributions), "photos": len(c.Photos), "topics": len(c.Subjects)} {
		if n > maxRows {
			errs.Add(field, "At most %d rows.", maxRows)
		}
	}
	return errs.Err()
}

func (a *Attribution) validate(f string, errs *FieldErrors, line func(field, tooLong string, s *string, limit int)) {
	line(f+"name", "Shorten the source to %d characters; it has %d.", &a.Name, maxName)
	line(f+"phrase", "Shorten the phrase to %d characters; it has %d.", &a.Phrase, maxText)
	line(f+"reason", "Shorten the reason to %d characters; it has %d.", &a.Reason, maxText)
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
