package darkroom

import "fmt"

// InputError says what is wrong with an uploaded file and what its sender can do. Both texts are safe to show: they
// hold nothing from the file beyond its kind and its dimensions.
type InputError struct {
	Problem string // a sentence in the form of fmt.Sprintf: "%s is not accepted."
	Args    []any  // what fills the gaps of Problem
	Fix     string // a sentence: "Export the picture as JPEG or PNG."
}

// Error returns the problem and its fix in English.
func (e *InputError) Error() string { return fmt.Sprintf(e.Problem, e.Args...) + " " + e.Fix }

const (
	fixExport = "Export the picture as JPEG or PNG."
	fixSmall  = "Export a smaller copy of the picture as JPEG."
	fixCopy   = "Copy the file again from where it came, or export the picture anew as JPEG."
)

func notAccepted(kind string) *InputError {
	return &InputError{Problem: "%s is not accepted.", Args: []any{kind}, Fix: fixExport}
}

func damaged(kind Kind) *InputError {
	return &InputError{Problem: "This %s is damaged or cut short.", Args: []any{kind}, Fix: fixCopy}
}
