package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// Version is set by the build from the repository's tags.
var Version = ""

type versionCommand struct{}

// Run prints the version, and what it was built with.
func (versionCommand) Run(c *console) error {
	v := Version
	if v == "" {
		v = "development"
		if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
			v = info.Main.Version
		}
	}
	_, err := fmt.Fprintf(c.out, "dateline %s (%s, %s/%s)\n", v, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
