package postgres_test

import (
	"testing"

	"github.com/jackc/pgx/v5"

	"dateline/internal/postgres"
	"dateline/internal/postgres/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// open returns a store on a database of the test's own, and a connection to look behind it.
func open(t *testing.T) (*postgres.Store, *pgx.Conn) {
	t.Helper()
	url := pgtest.URL(t)
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(t.Context()) })
	return s, conn
}
