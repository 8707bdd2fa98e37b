package ui_test

import (
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"dateline/web/ui"
)

func render(t *testing.T, c templ.Component) *html.Node {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// count is how many elements a selector finds.
func count(t *testing.T, root *html.Node, selector string) int {
	t.Helper()
	s, err := cascadia.ParseGroup(selector)
	if err != nil {
		t.Fatal(err)
	}
	return len(cascadia.QueryAll(root, s))
}

func TestFieldsTieTheirPartsTogether(t *testing.T) {
	t.Parallel()
	f := ui.Field{Name: "bylines.0.name", Label: "Name", Hint: "A pen name will do.", Error: "Give a name.", Value: `"><b>`, Required: true, MaxLength: 9,
		Attrs: templ.Attributes{"spellcheck": "false"}}
	for name, c := range map[string]templ.Component{
		"input":    ui.TextField(f),
		"textarea": ui.TextArea(f),
		"select":   ui.Select(f, []ui.Option{{Value: "a", Label: "A"}, {Value: f.Value, Label: "B"}}),
		"file":     ui.FileField(f, "image/jpeg", true),
		"checkbox": ui.Checkbox(f, true),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := render(t, c)
			for selector, want := range map[string]int{
				"label[for=field-bylines-0-name]": 1,
				"#field-bylines-0-name-hint":      1,
				"#field-bylines-0-name-error":     1,
				".field-wrong":                    1,
				"b":                               0,
				"[name='bylines.0.name'][aria-invalid=true][required][maxlength='9'][spellcheck=false]":          1,
				"#field-bylines-0-name[aria-describedby='field-bylines-0-name-hint field-bylines-0-name-error']": 1,
			} {
				if got := count(t, root, selector); got != want {
					t.Errorf("%s: found %d, want %d", selector, got, want)
				}
			}
		})
	}
}

func TestAFieldInOrderClaimsNothing(t *testing.T) {
	t.Parallel()
	root := render(t, ui.TextField(ui.Field{Name: "q", ID: "query", Label: "Search", HideLabel: true}))
	if n := count(t, root, "[aria-invalid], [aria-describedby], .field-hint, .field-error, .field-wrong"); n != 0 {
		t.Errorf("%d signs of trouble", n)
	}
	if count(t, root, "input#query[type=text]") != 1 || count(t, root, "label.visually-hidden[for=query]") != 1 {
		t.Error("the control lost its id or its label")
	}
}

func TestSelectAndCheckboxKeepTheirChoice(t *testing.T) {
	t.Parallel()
	root := render(t, ui.Select(ui.Field{Name: "role", Value: "editor"}, []ui.Option{{Value: "writer"}, {Value: "editor"}}))
	if count(t, root, "option[selected]") != 1 || count(t, root, "option[value=editor][selected]") != 1 {
		t.Error("the choice is not the one selected")
	}
	if count(t, render(t, ui.Checkbox(ui.Field{Name: "lead"}, true)), "input[checked]:not([value])") != 1 {
		t.Error("a ticked box is not ticked")
	}
	if count(t, render(t, ui.Checkbox(ui.Field{Name: "lead"}, false)), "input[checked]") != 0 {
		t.Error("an empty box is ticked")
	}
}

func TestTextAreaKeepsItsFirstLine(t *testing.T) {
	t.Parallel()
	root := render(t, ui.TextArea(ui.Field{Name: "text", Value: "\nsecond line"}))
	area := cascadia.Query(root, cascadia.MustCompile("textarea"))
	if got := area.FirstChild.Data; got != "\nsecond line" {
		t.Errorf("got %q", got)
	}
}

func TestErrorSummary(t *testing.T) {
	t.Parallel()
	root := render(t, ui.ErrorSummary("Not saved", []ui.Problem{{ControlID: ui.FieldID("bylines.0.name"), Message: "Give a name."}}))
	if count(t, root, "[role=alert] a[href='#field-bylines-0-name']") != 1 {
		t.Error("the summary does not lead to the field")
	}
	if n := count(t, render(t, ui.ErrorSummary("Not saved", nil)), "body *"); n != 0 {
		t.Errorf("a summary of nothing shows %d elements", n)
	}
}

func TestButton(t *testing.T) {
	t.Parallel()
	root := render(t, ui.Button(ui.Action{Label: "Publish", Name: "action", Value: "publish", Kind: ui.Danger}))
	if count(t, root, "button[type=submit][name=action][value=publish].button-danger") != 1 {
		t.Error("the button does not send what it should")
	}
	if count(t, render(t, ui.Button(ui.Action{Label: "Send"})), "button.button-primary:not([name])") != 1 {
		t.Error("a plain button sends something")
	}
}
