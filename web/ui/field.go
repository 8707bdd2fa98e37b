package ui

import (
	"strings"

	"github.com/a-h/templ"
)

// Field describes one control of a form.
type Field struct {
	Name         string // as the form sends it: "bylines.0.name"
	ID           string // of the control; made from Name when empty
	Label        string
	Note         string // after the label, in a lighter hand: "optional"
	Hint         string // how to fill it in
	Error        string // what is wrong with it, "" when nothing is
	Value        string
	Type         string // of a TextField; "text" when empty
	Autocomplete string
	Rows         int // of a TextArea; 6 when 0
	MaxLength    int // 0 for no limit
	Required     bool
	HideLabel    bool             // keep the label for screen readers alone
	Attrs        templ.Attributes // anything else the control should carry
}

// ControlID returns the id of the control, where an error summary links to.
func (f Field) ControlID() string {
	if f.ID != "" {
		return f.ID
	}
	return FieldID(f.Name)
}

// FieldID returns the id that the control of a field gets from its name.
func FieldID(name string) string { return "field-" + strings.ReplaceAll(name, ".", "-") }

func (f Field) hintID() string  { return f.ControlID() + "-hint" }
func (f Field) errorID() string { return f.ControlID() + "-error" }

// attributes are those that every control has.
func (f Field) attributes() templ.Attributes {
	attrs := templ.Attributes{"id": f.ControlID(), "name": f.Name}
	var described []string
	if f.Hint != "" {
		described = append(described, f.hintID())
	}
	if f.Error != "" {
		described = append(described, f.errorID())
		attrs["aria-invalid"] = "true"
	}
	if len(described) > 0 {
		attrs["aria-describedby"] = strings.Join(described, " ")
	}
	if f.Autocomplete != "" {
		attrs["autocomplete"] = f.Autocomplete
	}
	if f.MaxLength > 0 {
		attrs["maxlength"] = f.MaxLength
	}
	if f.Required {
		attrs["required"] = true
	}
	for name, value := range f.Attrs {
		attrs[name] = value
	}
	return attrs
}

func (f Field) inputType() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

func (f Field) rows() int {
	if f.Rows == 0 {
		return 6
	}
	return f.Rows
}

// Option is one choice of a Select.
type Option struct{ Value, Label string }

// ButtonKind is how much a button asks to be pressed.
type ButtonKind string

// The kinds of button.
const (
	Primary   ButtonKind = "primary"
	Secondary ButtonKind = "secondary"
	Danger    ButtonKind = "danger" // cannot be taken back
)

// Action describes a button that sends its form.
type Action struct {
	Label string
	Kind  ButtonKind // Primary when empty
	Name  string     // what it sends, if it has a Name
	Value string
	Attrs templ.Attributes
}

func (a Action) class() string {
	if a.Kind == "" {
		a.Kind = Primary
	}
	return "button button-" + string(a.Kind)
}

func (a Action) attributes() templ.Attributes {
	attrs := templ.Attributes{}
	if a.Name != "" {
		attrs["name"], attrs["value"] = a.Name, a.Value
	}
	for name, value := range a.Attrs {
		attrs[name] = value
	}
	return attrs
}

// Problem is one line of an error summary.
type Problem struct {
	ControlID string // of the control to link to
	Message   string
}

// Tone is what a notice is about.
type Tone string

// The tones of a notice.
const (
	Plain   Tone = "plain"
	Done    Tone = "done"    // something was carried out
	Warning Tone = "warning" // think before going on
)
