package pgtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"

	"dateline/internal/pgserver"
	"dateline/internal/postgres"
)

// server is where a test process makes its databases.
type server struct {
	base     func() (string, error) // URL of any database on it; starts it when first called
	template func() (string, error) // name of a migrated database; makes it when first called

	private *pgserver.Server // nil when the server is not ours
	dir     string           // where it lives
	cloned  string           // the template to drop in the end
}

// migrateTemplate makes the database that others are cloned from. Nothing may
// be connected to it from then on.
func (s *server) migrateTemplate() (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	name := newName()
	if err := s.clone(ctx, name, "template1"); err != nil {
		return "", err
	}
	s.cloned = name
	address, err := s.address(name)
	if err != nil {
		return "", err
	}
	return name, postgres.Migrate(ctx, address)
}

// newName is free of anything that a name in SQL would need quotes for.
func newName() string { return "dateline_test_" + strings.ToLower(rand.Text()) }

// clone copies files rather than pages through the log of writes, which takes
// half the time as long as nothing is made durable.
func (s *server) clone(ctx context.Context, name, template string) error {
	return s.exec(ctx, "CREATE DATABASE "+name+" TEMPLATE "+template+" STRATEGY file_copy")
}

func (s *server) drop(ctx context.Context, name string) error {
	return s.exec(ctx, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)")
}

// exec runs a statement on the server's first database.
func (s *server) exec(ctx context.Context, sql string) error {
	base, err := s.base()
	if err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, base)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}

// address is the URL of another database on the server.
func (s *server) address(name string) (string, error) {
	base, err := s.base()
	if err != nil {
		return "", err
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return "", fmt.Errorf("%s must be a URL like postgres://user:password@host/database", EnvURL)
	}
	u.Path = "/" + name
	return u.String(), nil
}
