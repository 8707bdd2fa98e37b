package words

import "dateline/internal/archive"

// Problem says what is wrong with a field of the desk in a language, with the sentences that stand within the sentence.
func Problem(language archive.Edition, e archive.FieldError) string {
	args := make([]any, len(e.Args))
	for i, a := range e.Args {
		if within, ok := a.(archive.FieldError); ok {
			a = Problem(language, within)
		}
		args[i] = a
	}
	return Desk(language, e.Message, args...)
}
