package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"dateline/internal/archive"
	"dateline/internal/demo"
)

type demoCommand struct {
	Articles int `help:"Publish this many made-up articles instead, for measuring at a size." hidden:"" env:"DATELINE_DEMO_ARTICLES"`
}

// Run loads the demo archive.
func (cmd demoCommand) Run(c *console, g *globals) error {
	return g.run(c, func(a *app) error {
		if cmd.Articles > 0 {
			return demo.LoadMany(c.ctx, a.desk, cmd.Articles, progress(c.errOut, "Articles"))
		}
		return a.loadDemo(c)
	})
}

// loadDemoIfEmpty loads the demo archive unless there is an article, published or not.
func (a *app) loadDemoIfEmpty(c *console) error {
	some, err := a.store.Drafts(c.ctx, archive.DraftFilter{Limit: 1})
	if err != nil || len(some) > 0 {
		return err
	}
	return a.loadDemo(c)
}

func (a *app) loadDemo(c *console) error {
	fmt.Fprintln(c.errOut, "Loading the demo archive: The Halden Record, a newspaper that does not exist.")
	if err := demo.Load(c.ctx, a.store, a.desk, progress(c.errOut, "Reports")); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.errOut, "The demo archive is loaded.")
	return err
}

// progress draws a bar for those who watch a terminal; elsewhere it says nothing. It may be told from many
// goroutines.
func progress(w io.Writer, what string) func(done, total int) {
	f, ok := w.(*os.File)
	if !ok || !isatty.IsTerminal(f.Fd()) {
		return func(int, int) {}
	}
	var once sync.Once
	var bar *progressbar.ProgressBar
	return func(_, total int) {
		once.Do(func() {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what),
				progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		})
		_ = bar.Add(1)
	}
}
