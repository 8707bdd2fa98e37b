package demo

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// parseEntries reads what came after the first publication: updates in the
// order they were made, and readers' replies. The body is given as markup.
func parseEntries(r *Report, body string, entries []string) error {
	if r.State != Live {
		return fmt.Errorf("a report in state %s has updates or replies", r.State)
	}
	now := Revision{At: r.PublishedAt, Headline: r.Headline, Deck: r.Deck}
	for _, entry := range entries {
		title, text, _ := strings.Cut(entry, "\n")
		kind, rest, _ := strings.Cut(title, " ")
		var err error
		switch kind {
		case "update":
			if body, err = parseUpdate(&now, body, rest, text); err == nil {
				r.Revisions = append(r.Revisions, now)
			}
		case "reply":
			err = parseReply(r, rest, text, -1)
		case "answer":
			err = parseReply(r, rest, text, lastQuestion(r.Replies))
		default:
			err = errors.New("an entry is an update, a reply or an answer")
		}
		if err != nil {
			return fmt.Errorf("entry %q: %w", title, err)
		}
	}
	return nil
}

// parseUpdate makes now the next revision and returns the body's new markup.
// Each line of text is one change:
//
//	headline: the new headline
//	deck: the new deck
//	replace: words in the body => words that stand there now
//	append: a new last paragraph
//	correction: the public note on what was wrong
func parseUpdate(now *Revision, body, at, text string) (string, error) {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return "", err
	}
	if !t.After(now.At) {
		return "", errors.New("not later than the publication before it")
	}
	now.At, now.Correction = t, ""
	changes := 0
	for line := range strings.Lines(strings.TrimSpace(text)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || value == "" {
			return "", fmt.Errorf("line %q is not of the form key: value", line)
		}
		switch key {
		case "headline":
			now.Headline = value
		case "deck":
			now.Deck = value
		case "replace":
			if body, err = replaceOnce(body, value); err != nil {
				return "", err
			}
		case "append":
			body = strings.TrimSpace(body) + "\n\n" + value
		case "correction":
			now.Correction = value
			continue // a note alone changes nothing
		default:
			return "", fmt.Errorf("%q is not a change", key)
		}
		changes++
	}
	if changes == 0 {
		return "", errors.New("nothing changed")
	}
	now.Body, err = render(body)
	return body, err
}

// replaceOnce applies "old => new". A report that says old twice or not at all
// would be changed by guess, and so is refused.
func replaceOnce(body, change string) (string, error) {
	old, now, ok := strings.Cut(change, " => ")
	if !ok || old == "" {
		return "", fmt.Errorf("%q is not of the form old => new", change)
	}
	if n := strings.Count(body, old); n != 1 {
		return "", fmt.Errorf("%q stands %d times in the body, want once", old, n)
	}
	return strings.Replace(body, old, now, 1), nil
}

// parseReply reads "state time name" and the text beneath it.
func parseReply(r *Report, title, text string, parent int) error {
	state, rest, _ := strings.Cut(title, " ")
	at, name, _ := strings.Cut(rest, " ")
	switch ReplyState(state) {
	case Held, Approved, Rejected, Spam:
	default:
		return fmt.Errorf("%q is not the state of a reply", state)
	}
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return err
	}
	if !t.After(r.PublishedAt) {
		return errors.New("a reply came before the report")
	}
	name, text = strings.TrimSpace(name), strings.TrimSpace(text)
	if name == "" || text == "" {
		return errors.New("a reply needs a name and a text")
	}
	r.Replies = append(r.Replies, Reply{Name: name, Text: text, State: ReplyState(state), At: t, ParentIndex: parent})
	return nil
}

// lastQuestion is the index of the last reply that answers no other; an answer
// to an answer hangs there too, since threads are one level deep.
func lastQuestion(replies []Reply) int {
	for i := len(replies) - 1; i >= 0; i-- {
		if replies[i].ParentIndex < 0 {
			return i
		}
	}
	return -1
}
