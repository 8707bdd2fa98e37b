package cli

import (
	"fmt"

	"github.com/schollz/progressbar/v3"

	"dateline/internal/archive"
	"dateline/internal/demo"
)

type demoCommand struct{}

// Run loads the demo archive.
func (demoCommand) Run(c *console, g *globals) error {
	return g.run(c, func(a *app) error { return a.loadDemo(c) })
}

// loadDemoIfEmpty loads the demo archive unless there is an article, published or not.
func (a *app) loadDemoIfEmpty(c *console) error {
	any, err := a.store.Drafts(c.ctx, archive.DraftFilter{Limit: 1})
	if err != nil || len(any) > 0 {
		return err
	}
	return a.loadDemo(c)
}

func (a *app) loadDemo(c *console) error {
	fmt.Fprintln(c.errOut, "Loading the demo archive: The Halden Record, a newspaper that does not exist.")
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(c.errOut), progressbar.OptionSetDescription("Reports"),
		progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(false), progressbar.OptionClearOnFinish())
	err := demo.Load(c.ctx, a.store, a.desk, func(done, total int) {
		bar.ChangeMax(total)
		_ = bar.Set(done)
	})
	_ = bar.Finish()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.errOut, "The demo archive is loaded.")
	return err
}
