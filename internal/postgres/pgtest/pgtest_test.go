package pgtest_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"dateline/internal/postgres/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func count(t *testing.T, conn *pgx.Conn, sql string, args ...any) int {
	t.Helper()
	var n int
	if err := conn.QueryRow(t.Context(), sql, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return n
}

const tables = `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`

func TestDatabasesAreMigratedAndApart(t *testing.T) {
	t.Parallel()
	begin := time.Now()
	a := connect(t, pgtest.URL(t))
	t.Logf("first: %v", time.Since(begin))
	begin = time.Now()
	b := connect(t, pgtest.URL(t))
	t.Logf("second: %v", time.Since(begin))
	if count(t, a, tables) < 2 { // goose's own is one
		t.Error("the database has no schema")
	}
	if _, err := a.Exec(t.Context(), `CREATE TABLE only_in_a ()`); err != nil {
		t.Fatal(err)
	}
	if count(t, b, `SELECT count(*) FROM pg_tables WHERE tablename = 'only_in_a'`) != 0 {
		t.Error("two tests share a database")
	}
	if count(t, connect(t, pgtest.EmptyURL(t)), tables) != 0 {
		t.Error("the empty database has a schema")
	}
}

func TestDatabaseIsDropped(t *testing.T) {
	t.Parallel()
	var url string
	t.Run("inner", func(t *testing.T) {
		url = pgtest.URL(t)
		conn, err := pgx.Connect(t.Context(), url) // left open: it must not get in the way
		if err != nil {
			t.Fatal(err)
		}
		if err := conn.Ping(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
	if conn, err := pgx.Connect(t.Context(), url); err == nil {
		conn.Close(t.Context())
		t.Error("the database is still there")
	} else if !strings.Contains(err.Error(), "does not exist") {
		t.Error(err)
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			if count(t, connect(t, pgtest.URL(t)), `SELECT 1`) != 1 {
				t.Error("no answer")
			}
		})
	}
}

// TestServerOfOthers lends a server of this process to a second run of the
// binary, as DATELINE_TEST_DATABASE_URL does, and looks for what it left. It
// is not parallel, so that nobody else makes databases meanwhile.
func TestServerOfOthers(t *testing.T) {
	if os.Getenv(pgtest.EnvURL) != "" {
		t.Skip("a server was lent already: " + pgtest.EnvURL + " is set")
	}
	url := pgtest.EmptyURL(t)
	conn := connect(t, url)
	const databases = `SELECT count(*) FROM pg_database`
	pgtest.URL(t) // makes the template of this process
	before := count(t, conn, databases)
	rerun(t, pgtest.EnvURL+"="+url)
	if after := count(t, conn, databases); after != before {
		t.Errorf("%d databases before the second run, %d after", before, after)
	}
}

func BenchmarkURL(b *testing.B) {
	for b.Loop() {
		pgtest.URL(b)
	}
}
