package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

var roles = []string{"reporter", "writer", "translator", "photographer", "editor"}

// readByline reads "role contributor".
func readByline(r *Report, value string) error {
	role, key, _ := strings.Cut(value, " ")
	if !slices.Contains(roles, role) {
		return fmt.Errorf("%q is not a role", role)
	}
	if !slices.ContainsFunc(Contributors(), func(c Contributor) bool { return c.Key == key }) {
		return fmt.Errorf("%q is not a contributor", key)
	}
	r.Bylines = append(r.Bylines, Byline{Contributor: key, Role: role})
	return nil
}

// readSource reads "key | phrase", "key | phrase | day" for a named source, and
// "confidential | phrase | day | reason" for one that is not.
func readSource(r *Report, value string) error {
	parts, err := fields(value, 2, 4)
	if err != nil {
		return err
	}
	a := Attribution{Kind: Confidential, Phrase: parts[1]}
	if parts[0] == string(Confidential) {
		if len(parts) != 4 {
			return fmt.Errorf("%q lacks the day or the reason for anonymity", value)
		}
		a.Reason = parts[3]
	} else {
		if len(parts) == 4 {
			return fmt.Errorf("%q gives a named source a reason for anonymity", value)
		}
		i := slices.IndexFunc(Sources(), func(s Source) bool { return s.Key == parts[0] })
		if i < 0 {
			return fmt.Errorf("%q is not a source", parts[0])
		}
		a.Kind, a.Source = Sources()[i].Kind, parts[0]
	}
	if len(parts) > 2 {
		if a.SpokenOn, err = time.Parse(dayLayout, parts[2]); err != nil {
			return err
		}
	}
	r.Attributions = append(r.Attributions, a)
	return nil
}

// readPhoto reads "picture", "picture lead" or either with "| caption".
// What is not said is taken from the picture, in the report's edition.
func readPhoto(r *Report, value string) error {
	parts, err := fields(value, 1, 2)
	if err != nil {
		return err
	}
	name, lead := strings.CutSuffix(parts[0], " lead")
	if lead && len(r.Photos) > 0 {
		return fmt.Errorf("%q leads, but is not the first photo", name)
	}
	i := slices.IndexFunc(Pictures(), func(p Picture) bool { return p.Name == name })
	if i < 0 {
		return fmt.Errorf("%q is not a picture", name)
	}
	p := Pictures()[i]
	photo := Photo{Picture: name, Caption: p.Caption[r.Edition], Credit: p.Credit[r.Edition], Alt: p.Alt[r.Edition], Lead: lead}
	if len(parts) == 2 {
		photo.Caption = parts[1]
	}
	r.Photos = append(r.Photos, photo)
	return nil
}
