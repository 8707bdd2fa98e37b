package pgtest_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"dateline/internal/postgres/pgtest"
)

// rerun runs one test of this binary again, in another environment.
func rerun(t *testing.T, env ...string) {
	t.Helper()
	if out, err := rerunOutput(t, env...); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func rerunOutput(t *testing.T, env ...string) (string, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestDatabasesAreMigratedAndApart$", "-test.v")
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// TestNoDatabaseIsAFailure lends servers that are none.
func TestNoDatabaseIsAFailure(t *testing.T) {
	t.Parallel()
	for _, url := range []string{
		"postgres://nobody@localhost:1/none?connect_timeout=5",
		"host=/nowhere dbname=x",
	} {
		out, err := rerunOutput(t, pgtest.EnvURL+"="+url)
		if err == nil || !strings.Contains(out, "--- FAIL") {
			t.Errorf("with %s the tests passed:\n%s", url, out)
		}
	}
}
