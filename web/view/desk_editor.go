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
var editorWords = map[string]string{
	"toolbar": "Formatting", "close": "Close",
	"heading2": "Heading (Ctrl+Alt+2)", "heading3": "Second heading (Ctrl+Alt+3)", "heading4": "Third heading (Ctrl+Alt+4)",
	"strong": "Strong (Ctrl+B)", "em": "Emphasis (Ctrl+I)", "link": "Link (Ctrl+K)", "cite": "Title of a work, or a credit (Ctrl+Alt+C)",
	"quote": "Quotation (Ctrl+Shift+9)", "attribution": "Who is quoted (Ctrl+Alt+A)",
	"bulletList": "List (Ctrl+Shift+8)", "orderedList": "Numbered list (Ctrl+Shift+7)",
	"footnote": "Footnote (Ctrl+Alt+F)", "noteText": "Note", "rule": "Rule",
	"source": "Source of a statement (Ctrl+Alt+S)", "sourceTitle": "Which source does this statement rest on?",
	"sourceNone": "The report has no source yet. Add one under “Sources” below the text.", "sourceRemove": "No source",
	"photo": "Photo (Ctrl+Alt+P)", "photoSearch": "Search", "photoNone": "No photo was found.",
	"photoUpload": "Or add new ones:", "photoSending": "Adding the photo …",
	"photoFailed": "The photo could not be added. Check the connection, then try again.", "photoCheck": checkCaption,
	"signedOut":   "You are signed out. Save the article to sign in again, then add the photo.",
	"linkAddress": "Address", "linkSet": "Link", "linkRemove": "Remove the link",
	"table": "Table (Ctrl+Alt+T)", "tableCaption": "Title of the table", "tableRemove": "Remove the table",
	"rowAdd": "Add a row", "rowRemove": "Remove the row", "columnAdd": "Add a column", "columnRemove": "Remove the column",
	"count": "%d words",
}

// checkCaption asks to look at what a file said of itself.
const checkCaption = "The photo was added. Check that its caption and credit name no one who must not be named."

// textField is the text of the report: a plain field, which the editor's script takes the place of.
func (p DeskArticlePage) textField() ui.Field {
	f := p.field("body", "Text", p.Form.Body)
	f.Rows = p.bodyRows()
	f.Hint = "A blank line begins a paragraph. HTML may be used too: p, h2 to h4, blockquote, lists, links, em, strong, tables."
	words, err := json.Marshal(editorWords)
	if err != nil {
		panic("view: words cannot be marshalled: " + err.Error()) // plain strings always can
	}
	f.Attrs = map[string]any{
		"data-html": string(body.FromInput(p.Form.Body)), "data-words": string(words), "data-photos": link.DeskPhotos,
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
	words, err := json.Marshal(savingWords)
	if err != nil {
		panic("view: words cannot be marshalled: " + err.Error()) // plain strings always can
	}
	return templ.Attributes{
		"data-autosave": p.Conflict == nil, "data-copy-key": p.CopyKey, "data-copy-owner": owner, "data-copy-article": article,
		"data-saving-words": string(words), "data-sign-in": link.DeskSignIn, "data-ping": link.DeskAccount, "data-email": p.Editor.Email,
	}
}

// savingWords are the words of the form's script.
var savingWords = map[string]string{
	"unsaved": "Not saved", "saving": "Saving …", "saved": "Saved %s", "held": "Text saved %s. Names that are new wait for Save.",
	"kept": "Kept in this browser, not at the desk: ", "lost": "Not saved: ", "offline": "no connection.", "refused": "the server cannot save now.",
	"signedOut": "You were signed out.", "conflict": "%s saved this article meanwhile. Press Save to see both versions.", "someone": "A colleague",
	"signInTitle": "Sign in again", "signInText": "You were signed out. Nothing is lost: sign in, and what you wrote is saved.",
	"email": "E-mail", "password": "Password", "signIn": "Sign in", "signInWrong": "E-mail and password do not fit together, or there were too many attempts.",
	"close": "Close", "present": "Also here: %s. Whoever saves second will be shown both versions.",
	"copyFound": "This browser holds words of %s that did not reach the desk.", "copyUse": "Put them into the form", "copyDrop": "Throw them away",
}

// saveLabel and saveKind make the plain save the second choice where a merge is the first.
func (p DeskArticlePage) saveLabel() string {
	if p.Conflict != nil {
		return "Replace theirs with mine"
	}
	return "Save"
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
	out := EditorPhoto{ID: x.ID, Thumbnail: Thumbnail(x).Address, Alt: x.Alt, Caption: x.Caption, Credit: x.Credit}
	for _, r := range x.Renditions {
		if r.Width > out.Width && (r.Width <= inText || out.Width == 0) {
			out.Src, out.Width, out.Height = links.Rendition(x.ID, r.Width, "jpg"), r.Width, r.Height
		}
	}
	return out
}
