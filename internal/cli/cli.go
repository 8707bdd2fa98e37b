// Package cli holds the commands of the program, one file each, and wires the parts together for them.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/alecthomas/kong"
)

// commands is the whole command line.
type commands struct {
	globals

	Serve       serveCommand       `cmd:"" help:"Serve the archive to readers and the desk to editors."`
	Migrate     migrateCommand     `cmd:"" help:"Bring the database's schema up to date, or show where it stands."`
	Demo        demoCommand        `cmd:"" help:"Load the demo archive: an invented outlet in an invented country."`
	Import      importCommand      `cmd:"" help:"Bring reports in from files."`
	Editor      editorCommand      `cmd:"" help:"Add and list accounts of the desk, and make sign-in links."`
	Version     versionCommand     `cmd:"" help:"Print the version."`
	Healthcheck healthcheckCommand `cmd:"" hidden:"" help:"Ask a running server whether it is ready; for container health checks."`
}

// console is where a command talks to whoever called it.
type console struct {
	ctx    context.Context
	out    io.Writer // results
	errOut io.Writer // progress and problems
	log    *slog.Logger
}

// Run parses args, runs the command they name until it ends or ctx does, and returns the exit status: 0 when
// it succeeded, 1 when it failed, 2 when the arguments are wrong.
func Run(ctx context.Context, args []string, out, errOut io.Writer) int {
	var cmd commands
	exit := -1
	parser, err := kong.New(&cmd,
		kong.Name("dateline"),
		kong.Description("Dateline is a self-hosted news archive: reports at addresses that never die."),
		kong.Writers(out, errOut),
		kong.Exit(func(code int) { exit = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, Summary: true}),
		kong.UsageOnError(),
	)
	if err != nil {
		fmt.Fprintln(errOut, "dateline:", err)
		return 2
	}
	call, err := parser.Parse(args)
	if exit >= 0 { // --help was asked for
		return exit
	}
	if err != nil {
		fmt.Fprintf(errOut, "dateline: %v\nTry: dateline --help\n", err)
		return 2
	}
	c := &console{ctx: ctx, out: out, errOut: errOut, log: cmd.logger(errOut)}
	if err := call.Run(c, &cmd.globals); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(errOut, "dateline:", err)
		return 1
	}
	return 0
}

// logger writes structured lines, as text or JSON.
func (g *globals) logger(w io.Writer) *slog.Logger {
	o := &slog.HandlerOptions{Level: g.LogLevel}
	if g.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}
