// Command bench measures Dateline's pages side by side with nginx sending the very same bytes from a file and with a bare
// net/http handler sending them from memory, and a crawl of many articles against one hot page. Everything runs on
// 127.0.0.1 and in a folder of its own. Other work on the machine slows all of them: compare within one run only.
//
// It needs bin/dateline, nginx and wrk; `make bench` sees to them.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == bareCommand {
		fmt.Fprintln(os.Stderr, "bench:", runBare(os.Args[2:]))
		os.Exit(1)
	}
	var o options
	flag.StringVar(&o.binary, "binary", "bin/dateline", "the program to measure")
	flag.DurationVar(&o.duration, "duration", 8*time.Second, "length of one run of wrk")
	flag.IntVar(&o.rounds, "rounds", 3, "runs of each kind, taken in turn")
	flag.IntVar(&o.articles, "articles", 10_000, "articles to crawl")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

type options struct {
	binary   string
	duration time.Duration
	rounds   int
	articles int
}

func run(ctx context.Context, o options) (err error) {
	dir, err := os.MkdirTemp("", "dateline-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	// nginx's workers are another account and must walk in.
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	data := filepath.Join(dir, "data")

	fmt.Printf("Writing %d articles\n", o.articles)
	if err := fillArchive(ctx, o.binary, data, o.articles); err != nil {
		return err
	}
	site, err := startDateline(ctx, o.binary, data)
	if err != nil {
		return err
	}
	defer site.stop()

	// The crawl goes first, while no article has been asked for.
	articles, err := articlesOf(ctx, site.root)
	if err != nil {
		return err
	}
	cold, err := fetchAll(ctx, articles)
	if err != nil {
		return err
	}
	hot, err := fetchAll(ctx, repeated(articles[0], len(articles)))
	if err != nil {
		return err
	}

	html := filepath.Join(dir, "nginx", "html")
	if err := savePage(ctx, html, articles[0]); err != nil {
		return err
	}
	static, err := startNginx(ctx, filepath.Dir(html))
	if err != nil {
		return err
	}
	defer static.stop()
	bare, err := startBare(ctx, html)
	if err != nil {
		return err
	}
	defer bare.stop()

	var results results
	for round := range o.rounds {
		for _, encoding := range wrkEncodings {
			for _, target := range []target{
				{"dateline", articles[0]}, {"bare", bare.root}, {"nginx", static.root + plainName},
			} {
				fmt.Printf("Round %d of %d: %s, %s\n", round+1, o.rounds, target.name, encoding)
				m, err := wrk(ctx, target.url, encoding, o.duration)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", target.name, encoding, err)
				}
				results.add(target.name, encoding, m)
			}
		}
	}
	results.print(os.Stdout)
	fmt.Printf("\nEach of %d articles once, from a cold start: %.0f/s; one hot article as often: %.0f/s; ratio %.2f\n",
		len(articles), cold, hot, cold/hot)
	return nil
}

// target is a page of one of the servers.
type target struct{ name, url string }
