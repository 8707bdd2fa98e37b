package site

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/link"
)

// postbox keeps the letters that were sent.
type postbox struct{ letters []string }

func (p *postbox) Send(_ context.Context, to, subject, text string) error {
	p.letters = append(p.letters, to+"\n"+subject+"\n"+text)
	return nil
}

// TestTheNameSetAtTheDesk finds the name that the desk gave its site in a letter and in what a device is asked.
func TestTheNameSetAtTheDesk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	box := &postbox{}
	w.desk.UseMail(box)
	b := w.editor(t, archive.RoleAdmin)
	const name = "The Tideline"
	b.want(b.get(link.DeskSite), 200)
	b.want(b.submit(settingsForm, url.Values{"name.en": {name}}, ""), 200)
	b.want(b.get(link.DeskInvite), 200)
	b.want(b.submit("main form", url.Values{"name": {"Lee"}, "email": {"lee@example.org"}, "role": {"writer"}}, ""), 200)
	if len(box.letters) != 1 || strings.Count(box.letters[0], name) != 2 || strings.Contains(box.letters[0], w.site.Name) {
		t.Errorf("the letters name the site otherwise: %q", box.letters)
	}
	b.want(b.get(link.DeskFactors), 200)
	b.want(b.submit(`form[action="`+link.DeskNewPasskey+`"]`, nil, ""), 200)
	if options := attr(b.one("[data-options]"), "data-options"); !strings.Contains(options, name) {
		t.Errorf("the device is asked for a passkey to %s", options)
	}
}
