// Package migrations embeds the numbered schema migrations, in goose's SQL format.
package migrations

import "embed"

// FS holds every migration file at its root.
//
//go:embed *.sql
var FS embed.FS
