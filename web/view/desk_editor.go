package view

import (
	"encoding/json"
	"strconv"

	"github.com/a-h/templ"

	"dateline/internal/archive"
	"dateline/internal/body"
	"dateline/internal/link"
	"dateline/web/ui"
)

// editorWords are the words of the editor's script, by the names it knows them by.
func (p DeskPage) editorWords() string {
	return asJSON(map[string]string{
		"toolbar": p.say("Formatting"), "close": p.say("Close"),
		"heading2": p.say("Heading (Ctrl+Alt+2)"), "heading3": p.say("Second heading (Ctrl+Alt+3)"), "heading4": p.say("Third heading (Ctrl+Alt+4)"),
		"strong": p.say("Strong (Ctrl+B)"), "em": p.say("Emphasis (Ctrl+I)"), "link": p.say("Link (Ctrl+K)"), "cite": p.say("Title of a work, or a credit (Ctrl+Alt+C)"),
		"quote": p.say("Quotation (Ctrl+Shift+9)"), "attribution": p.say("Who is quoted (Ctrl+Alt+A)"),
		"bulletList": p.say("List (Ctrl+Shift+8)"), "orderedList": p.say("Numbered list (Ctrl+Shift+7)"),
		"footnote": p.say("Footnote (Ctrl+Alt+F)"), "noteText": p.say("Note"), "rule": p.say("Rule"),
		"source": p.say("Source of a statement (Ctrl+Alt+S)"), "sourceSign": p.say("Source"), "citeSign": p.say("Title"), "sourceTitle": p.say("Which source does this statement rest on?"),
		"sourceNone": p.say("The report has no source yet. Add one under “Sources” below the text."), "sourceRemove": p.say("No source"),
		"photo": p.say("Photo (Ctrl+Alt+P)"), "photoSearch": p.say("Search"), "photoNone": p.say("No photo was found."),
		"photoUpload": p.say("Or add new ones:"), "photoSending": p.say("Adding the photo …"),
		"photoFailed": p.say("The photo could not be added. Check the connection, then try again."), "photoCheck": p.say("The photo was added. Check that its caption and credit name no one who must not be named."),
		"signedOut":   p.say("You are signed out. Save the article to sign in again, then add the photo."),
		"linkAddress": p.say("Address"), "linkSet": p.say("Link"), "linkRemove": p.say("Remove the link"),
		"table": p.say("Table (Ctrl+Alt+T)"), "tableCaption": p.say("Title of the table"), "tableRemove": p.say("Remove the table"),
		"rowAdd": p.say("Add a row"), "rowRemove": p.say("Remove the row"), "columnAdd": p.say("Add a column"), "columnRemove": p.say("Remove the column"),
		"count": p.say("%d words"),
	})
}

// asJSON writes words for a script.
func asJSON(words map[string]string) string {
	b, err := json.Marshal(words)
	if err != nil {
		panic("view: words cannot be marshalled: " + err.Error()) // plain strings always can
	}
	return string(b)
}

// textField is the text of the report: a plain field, which the editor's script takes the place of.
func (p DeskArticlePage) textField() ui.Field {
	f := p.field("body", p.say("Text"), p.Form.Body)
	f.Rows = p.bodyRows()
	f.Hint = p.say("A blank line begins a paragraph. HTML may be used too: p, h2 to h4, blockquote, lists, links, em, strong, tables.")
	f.Attrs = map[string]any{
		"lang": p.Form.Edition, "data-html": string(body.FromInput(p.Form.Body)), "data-words": p.editorWords(), "data-photos": link.DeskPhotos,
	}
	return f
}

// scriptAttributes are what the form's script needs to know. It saves by itself unless the page asks its
// reader to choose between two versions.
func (p DeskArticlePage) scriptAttributes() templ.Attributes {
	article := "new." + p.Form.Submission
	if p.Form.ArticleID != 0 {
		article = strconv.FormatInt(p.Form.ArticleID, 10)
	}
	owner := strconv.FormatInt(p.Editor.ID, 10)
	return templ.Attributes{
		"data-autosave": p.Conflict == nil, "data-copy-key": p.CopyKey, "data-copy-owner": owner, "data-copy-article": article,
		"data-saving-words": p.savingWords(), "data-sign-in": link.DeskSignIn, "data-ping": link.DeskAccount, "data-email": p.Editor.Email,
	}
}

// savingWords are the words of the form's script.
func (p DeskPage) savingWords() string {
	return asJSON(map[string]string{
		"unsaved": p.say("Not saved"), "saving": p.say("Saving …"), "saved": p.say("Saved %s"), "held": p.say("Text saved %s. Names that are new wait for Save."),
		"kept": p.say("Kept in this browser, not at the desk: "), "lost": p.say("Not saved: "), "offline": p.say("no connection."), "refused": p.say("the server cannot save now."),
		"signedOut": p.say("You were signed out."), "conflict": p.say("%s saved this article meanwhile. Press Save to see both versions."), "someone": p.say("A colleague"),
		"signInTitle": p.say("Sign in again"), "signInText": p.say("You were signed out. Nothing is lost: sign in, and what you wrote is saved."),
		"email": p.say("E-mail"), "password": p.say("Password"), "signIn": p.say("Sign in"), "signInWrong": p.say("E-mail and password do not fit together, or there were too many attempts."),
		"close": p.say("Close"), "present": p.say("Also here: %s. Whoever saves second will be shown both versions."),
		"copyFound": p.say("This browser holds words of %s that did not reach the desk."), "copyUse": p.say("Put them into the form"), "copyDrop": p.say("Throw them away"),
	})
}

// saveLabel and saveKind make the plain save the second choice where a merge is the first.
func (p DeskArticlePage) saveLabel() string {
	if p.Conflict != nil {
		return p.say("Replace theirs with mine")
	}
	return p.say("Save")
}

func (p DeskArticlePage) saveKind() ui.ButtonKind {
	if p.Conflict != nil {
		return ui.Secondary
	}
	return ui.Primary
}

// EditorPhoto is a photo as the editor's script puts it into a text.
type EditorPhoto struct {
	ID        string `json:"id"`
	Page      string `json:"page"`      // of the library
	Thumbnail string `json:"thumbnail"` // an address of the desk
	Src       string `json:"src"`       // the public address of a rendition, which answers once the report is live
	Width     int    `json:"width"`
	Height    int    `json:"height"`
	Alt       string `json:"alt"`
	Caption   string `json:"caption"`
	Credit    string `json:"credit"`
}

// inText is how wide a photo within a text is at most, in pixels.
const inText = 1600

// ForEditor returns a photo of the library for the editor's script.
func ForEditor(links *link.Links, x archive.Photo) EditorPhoto {
	out := EditorPhoto{ID: x.ID, Page: link.DeskPhoto(x.ID), Thumbnail: thumb(x), Alt: x.Alt, Caption: x.Caption, Credit: x.Credit}
	for _, r := range x.Renditions {
		if r.Width > out.Width && (r.Width <= inText || out.Width == 0) {
			out.Src, out.Width, out.Height = links.Rendition(x.ID, r.Width, "jpg"), r.Width, r.Height
		}
	}
	return out
}
