package demo

import (
	"embed"
	"fmt"
)

//go:embed reports/*.md
var files embed.FS

// Reports returns every report, oldest first. Those that were never published
// stand among the others by the day on which they were begun.
//
// It panics if an embedded report does not parse. The reports are part of the
// program, and the tests of this package parse them all.
func Reports() []Report {
	// File names begin with the day, so that the listing is already in order.
	entries, err := files.ReadDir("reports")
	if err != nil {
		panic(fmt.Sprintf("demo: list reports: %v", err))
	}
	reports := make([]Report, len(entries))
	for i, e := range entries {
		text, err := files.ReadFile("reports/" + e.Name())
		if err != nil {
			panic(fmt.Sprintf("demo: read report: %v", err))
		}
		if reports[i], err = parse(e.Name(), string(text)); err != nil {
			panic(fmt.Sprintf("demo: %v", err))
		}
	}
	return reports
}
