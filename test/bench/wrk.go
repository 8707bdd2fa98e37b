package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"
)

// wrkEncodings are those that wrk asks for.
var wrkEncodings = []string{"identity", "gzip"}

// measure is what one run of wrk found.
type measure struct {
	perSecond float64
	p99       time.Duration
}

// wrk asks for one page over and over, on two threads.
func wrk(ctx context.Context, url, encoding string, d time.Duration) (measure, error) {
	cmd := exec.CommandContext(ctx, "wrk", "-t2", "-c"+strconv.Itoa(connections), "-d"+d.String(), "--latency",
		"-H", "Accept-Encoding: "+encoding, url)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return measure{}, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	return parseWrk(string(out))
}

var (
	rateLine  = regexp.MustCompile(`(?m)^Requests/sec:\s+([\d.]+)$`)
	p99Line   = regexp.MustCompile(`(?m)^\s+99%\s+([\d.]+(?:us|ms|s))$`)
	faultLine = regexp.MustCompile(`(?m)^\s*(?:Non-2xx|Socket errors).*$`)
)

// parseWrk reads what wrk prints. A run in which any request failed is an error: it measured something else.
func parseWrk(out string) (measure, error) {
	if fault := faultLine.FindString(out); fault != "" {
		return measure{}, errors.New("wrk: " + fault)
	}
	rate, p99 := rateLine.FindStringSubmatch(out), p99Line.FindStringSubmatch(out)
	if rate == nil || p99 == nil {
		return measure{}, fmt.Errorf("wrk printed something else:\n%s", out)
	}
	perSecond, err := strconv.ParseFloat(rate[1], 64)
	if err != nil {
		return measure{}, err
	}
	slow, err := time.ParseDuration(p99[1])
	return measure{perSecond, slow}, err
}

// results collects measures by server and encoding.
type results map[[2]string][]measure

func (r *results) add(server, encoding string, m measure) {
	if *r == nil {
		*r = results{}
	}
	key := [2]string{server, encoding}
	(*r)[key] = append((*r)[key], m)
}

// middle returns the run of median speed.
func (r results) middle(server, encoding string) measure {
	runs := slices.SortedFunc(slices.Values(r[[2]string{server, encoding}]), func(a, b measure) int {
		return cmp.Compare(a.perSecond, b.perSecond)
	})
	return runs[len(runs)/2]
}

// print writes a table: each server's speed, and Dateline's as a share of the others'.
func (r results) print(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nencoding\tdateline/s\tp99\tbare/s\tp99\tnginx/s\tp99\tof bare\tof nginx\t")
	for _, encoding := range wrkEncodings {
		d, b, n := r.middle("dateline", encoding), r.middle("bare", encoding), r.middle("nginx", encoding)
		fmt.Fprintf(t, "%s\t%.0f\t%v\t%.0f\t%v\t%.0f\t%v\t%.2f\t%.2f\t\n", encoding, d.perSecond, d.p99, b.perSecond, b.p99,
			n.perSecond, n.p99, d.perSecond/b.perSecond, d.perSecond/n.perSecond)
	}
	t.Flush()
}
