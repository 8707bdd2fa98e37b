//go:build !linux && !darwin

package pgserver

import "context"

// Server is a running private PostgreSQL server. There is none on this system.
type Server struct{}

// Start returns [ErrUnsupported].
func Start(context.Context, Config) (*Server, error) { return nil, ErrUnsupported }

// RunningURL returns [ErrUnsupported].
func RunningURL(string) (string, error) { return "", ErrUnsupported }

// URL returns the empty string.
func (*Server) URL() string { return "" }

// Done returns nil: nothing ever ends here.
func (*Server) Done() <-chan struct{} { return nil }

// Stop does nothing.
func (*Server) Stop() error { return nil }
