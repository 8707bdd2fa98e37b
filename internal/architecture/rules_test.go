package architecture

// mayImport says which packages of the project each package may import; a name absent here fails the test.
// Arrows point one way: archive ← link ← web/view ← internal/site ← internal/cli ← cmd.
var mayImport = map[string][]string{
	"internal/archive":         {},
	"internal/archivetest":     {"internal/archive", "internal/link"},
	"internal/architecture":    {},
	"internal/body":            {"internal/archive"},
	"internal/config":          {"internal/archive", "internal/link"},
	"internal/darkroom":        {"internal/archive"},
	"internal/demo":            {"internal/archive", "internal/body", "internal/demo/drawing", "internal/desk", "internal/link"},
	"internal/demo/drawing":    {},
	"internal/desk":            {"internal/archive", "internal/body", "internal/darkroom", "internal/importer", "internal/link", "internal/photostore"},
	"internal/exporter":        {"internal/archive", "internal/body", "internal/link"},
	"internal/importer":        {"internal/archive", "internal/body", "internal/link"},
	"internal/link":            {"internal/archive"},
	"internal/mail":            {},
	"internal/pgserver":        {},
	"internal/photostore":      {"internal/archive"},
	"internal/postgres":        {"internal/archive", "internal/body", "internal/link", "migrations"},
	"internal/postgres/pgtest": {"internal/archive", "internal/pgserver", "internal/postgres", "migrations"},
	"internal/secondfactor":    {"internal/archive"},
	"internal/site": {
		"internal/archive", "internal/body", "internal/config", "internal/desk", "internal/importer", "internal/link",
		"internal/secondfactor", "web/static", "web/ui", "web/view", "web/words",
	},
	"internal/cli": {
		"internal/archive", "internal/body", "internal/config", "internal/darkroom", "internal/demo", "internal/desk",
		"internal/exporter", "internal/importer", "internal/link", "internal/mail", "internal/pgserver", "internal/photostore",
		"internal/postgres", "internal/secondfactor", "internal/site", "web/static",
	},
	"cmd/dateline": {"internal/cli"},
	"migrations":   {},
	"test/bench":   {},
	"web/static":   {"internal/link"},
	"web/editor":   {},
	"web/ui":       {},
	"web/view":     {"internal/archive", "internal/body", "internal/link", "web/static", "web/ui", "web/words"},
	"web/words":    {"internal/archive"},
}

// testsMayImport adds to mayImport for test files: a test starts the real database and the real program.
var testsMayImport = []string{
	"internal/archive", "internal/archivetest", "internal/body", "internal/config", "internal/darkroom", "internal/demo",
	"internal/demo/drawing", "internal/desk", "internal/link", "internal/pgserver", "internal/photostore",
	"internal/postgres", "internal/postgres/pgtest", "internal/secondfactor", "migrations", "web/static",
}

// standardLibraryOnly lists the packages that import no library, in tests go-cmp apart.
var standardLibraryOnly = []string{"internal/archive"}

// namedIn says which packages may name a library; an entry covers the packages beneath it, in either list.
// Libraries that are not listed may be named anywhere.
var namedIn = map[string][]string{
	"github.com/jackc/pgx/v5":                {"internal/postgres"},
	"github.com/jackc/pgerrcode":             {"internal/postgres"},
	"github.com/riverqueue/river":            {"internal/postgres"},
	"github.com/pressly/goose/v3":            {"internal/postgres"},
	"github.com/alexedwards/scs/pgxstore":    {"internal/postgres"},
	"github.com/alexedwards/scs/v2":          {"internal/site", "internal/postgres"},
	"github.com/go-chi":                      {"internal/site"},
	"github.com/maypok86/otter/v2":           {"internal/site"},
	"github.com/a-h/templ":                   {"web", "internal/site"},
	"github.com/microcosm-cc/bluemonday":     {"internal/body"},
	"github.com/sergi/go-diff":               {"internal/body"},
	"github.com/ebitengine/purego":           {"internal/darkroom"},
	"github.com/bep/imagemeta":               {"internal/darkroom"},
	"github.com/evanw/esbuild":               {"web/editor"},
	"github.com/alecthomas/kong":             {"internal/cli", "internal/config"},
	"github.com/prometheus/client_golang":    {"internal/site", "internal/cli"},
	"github.com/go-webauthn/webauthn":        {"internal/secondfactor"},
	"github.com/minio/minio-go/v7":           {"internal/photostore"},
	"github.com/pquerna/otp":                 {"internal/secondfactor"},
	"codeberg.org/readeck/go-readability/v2": {"internal/importer"},
}

// testsMayName lists, for a library of namedIn, further packages whose tests may name it.
var testsMayName = map[string][]string{
	"github.com/jackc/pgx/v5":    {"internal/pgserver", "internal/cli"},
	"github.com/bep/imagemeta":   {"internal/demo", "internal/site"},
	"github.com/a-h/templ":       {"internal/cli"},
	"github.com/pquerna/otp":     {"internal/site"},
	"github.com/alexedwards/scs": {"internal/cli"},
}

const (
	longestFile = 500 // lines written by hand; 60–200 is the habit
	longestMain = 30
)
