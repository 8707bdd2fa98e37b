package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/postgres/pgtest"
)

// TestCommandLine asks for what needs no archive: status, and words on either output.
func TestCommandLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args        string
		code        int
		out, errOut string // what either output holds; "" is nothing at all
	}{
		{"version", 0, "dateline ", ""},
		{"--help", 0, "serve", ""},
		{"serve --help", 0, "--listen", ""},
		{"", 2, "", "dateline --help"},
		{"nonsense", 2, "", "nonsense"},
		{"version --nonsense", 2, "", "--nonsense"},
		{"serve --cache-mb many", 2, "", "--cache-mb"},
		{"editor add kim@example.org", 2, "", "--name"},
		{"editor add kim@example.org --name Kim --role owner", 2, "", "--role"},
		{"import text /nowhere/report.txt", 2, "", "/nowhere/report.txt"},
		{"editor list --timezone Nowhere/Else --database-url postgres://localhost/none", 1, "", "Nowhere/Else"},
		{"editor list --base-url ftp://example.org --database-url postgres://localhost/none", 1, "", "ftp://example.org"},
		{"serve --listen nowhere", 1, "", "--listen"},
		{"healthcheck --address 127.0.0.1:1", 1, "", "127.0.0.1:1"},
	} {
		t.Run(tt.args, func(t *testing.T) {
			t.Parallel()
			got := run(t, strings.Fields(tt.args)...)
			if got.code != tt.code {
				t.Errorf("status %d, not %d", got.code, tt.code)
			}
			holds(t, "output", got.out, tt.out)
			holds(t, "error output", got.errOut, tt.errOut)
		})
	}
}

// holds fails unless got holds want, or is empty where want is.
func holds(t *testing.T, what, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) || want == "" && got != "" {
		t.Errorf("the %s lacks %q:\n%s", what, want, got)
	}
}

// archiveArgs are the flags for an archive of the test's own, on a database that is there already.
func archiveArgs(t *testing.T) []string {
	t.Helper()
	return []string{"--database-url", pgtest.URL(t), "--data", t.TempDir(), "--base-url", "https://news.example.org"}
}

// command runs a command on an archive, and fails unless it ends with the status.
func command(t *testing.T, archive []string, code int, args ...string) result {
	t.Helper()
	got := run(t, append(args, archive...)...)
	if got.code != code {
		t.Fatalf("%q: status %d, not %d:\n%s%s", args, got.code, code, got.out, got.errOut)
	}
	return got
}

func TestMigrate(t *testing.T) {
	t.Parallel()
	archive := []string{"--database-url", pgtest.EmptyURL(t)}
	if got := command(t, archive, 0, "migrate", "status"); strings.Count(got.out, "pending") < 5 || !strings.HasPrefix(got.out, "00001") {
		t.Errorf("before: %s", got.out)
	}
	for range 2 { // the second time there is nothing to do
		holds(t, "output", command(t, archive, 0, "migrate", "up").out, "up to date")
	}
	if got := command(t, archive, 0, "migrate", "status"); strings.Contains(got.out, "pending") {
		t.Errorf("after: %s", got.out)
	}
}

var passwordLink = regexp.MustCompile(`https://news\.example\.org/desk/password\?token=\S{20,}\n`)

func TestEditors(t *testing.T) {
	t.Parallel()
	archive := archiveArgs(t)
	added := command(t, archive, 0, "editor", "add", "Kim@Example.org", "--name", "Kim Haneul", "--role", "moderator")
	first := passwordLink.FindString(added.out)
	if first == "" || !strings.HasPrefix(added.out, "Kim Haneul (moderator)") {
		t.Errorf("add: %s", added.out)
	}
	holds(t, "error output", command(t, archive, 1, "editor", "add", "kim@example.org", "--name", "Other").errOut, "address")
	holds(t, "error output", command(t, archive, 1, "editor", "add", "no address", "--name", "Other").errOut, "name@example.org")

	second := passwordLink.FindString(command(t, archive, 0, "editor", "link", "kim@example.org").out)
	if second == "" || second == first {
		t.Errorf("link: %q after %q", second, first)
	}
	holds(t, "error output", command(t, archive, 1, "editor", "link", "nobody@example.org").errOut, `no account has the address "nobody@example.org"`)

	if got := strings.Join(strings.Fields(command(t, archive, 0, "editor", "list").out), " "); got != "kim@example.org Kim Haneul moderator has not set a password" {
		t.Errorf("list: %s", got)
	}
}

const textReport = `Fuel is short in the north

By Park Seo-yun

HAMHUNG — Buses stood still on Monday, a driver said on condition of anonymity.

Nobody knows for how long.
`

// TestImportTwice imports a report, imports it again, and publishes it by importing it once more.
func TestImportTwice(t *testing.T) {
	t.Parallel()
	archive := archiveArgs(t)
	file := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(file, []byte(textReport), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"import", "text", file, "--date", "2026-02-03"}
	draft := command(t, archive, 0, args...)
	if draft.out != "draft\thttps://news.example.org/desk/articles/1\n" {
		t.Errorf("first: %s", draft.out)
	}
	if again := command(t, archive, 0, args...); again.out != draft.out {
		t.Errorf("again: %s", again.out)
	}
	live := command(t, archive, 0, append(args, "--publish")...)
	want := regexp.MustCompile(`^https://news\.example\.org/p/\w{8}\thttps://news\.example\.org/2026/02/03/fuel-is-short-in-the-north\n$`)
	if !want.MatchString(live.out) {
		t.Errorf("published: %s", live.out)
	}
	if again := command(t, archive, 0, append(args, "--publish")...); again.out != live.out {
		t.Errorf("published again: %s", again.out)
	}
	holds(t, "error output", command(t, archive, 1, "import", "text", file, "--date", "3 February").errOut, "--date")
	holds(t, "error output", command(t, archive, 1, "import", "text", file, file, "--photo", file).errOut, "--photo")
	holds(t, "error output", command(t, archive, 1, "import", "text", file, "--photo", file).errOut, file)
}

// TestImportPhoto publishes a report with its photo.
func TestImportPhoto(t *testing.T) {
	t.Parallel()
	archive := archiveArgs(t)
	dir := t.TempDir()
	file, photo := filepath.Join(dir, "report.txt"), filepath.Join(dir, "bus.jpg")
	for name, data := range map[string][]byte{file: []byte(textReport), photo: newPhoto(t)} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := command(t, archive, 0, "import", "text", file, "--photo", photo, "--alt", "A bus in the snow", "--publish")
	holds(t, "output", got.out, "/fuel-is-short-in-the-north\n")
}
