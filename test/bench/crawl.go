package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

const connections = 32

// client keeps as many connections open as wrk does, and unpacks nothing.
var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, DisableCompression: true}}

var articleAddress = regexp.MustCompile(`/\d{4}/\d{2}/\d{2}/[^/]+$`)

// articlesOf returns the address of every article in the sitemap of a site.
func articlesOf(ctx context.Context, root string) ([]string, error) {
	var articles []string
	maps := []string{root + "sitemap.xml"}
	for len(maps) > 0 {
		body, err := bodyOf(ctx, maps[0], "identity")
		if err != nil {
			return nil, err
		}
		maps = maps[1:]
		more, pages, err := parseSitemap(bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		maps = append(maps, more...)
		articles = append(articles, slices.DeleteFunc(pages, func(s string) bool { return !articleAddress.MatchString(s) })...)
	}
	if len(articles) == 0 {
		return nil, errors.New("the sitemap lists no article")
	}
	return articles, nil
}

// parseSitemap returns the sitemaps and the pages that a sitemap, or an index of them, lists.
func parseSitemap(r io.Reader) (maps, pages []string, err error) {
	type entry struct {
		Loc string `xml:"loc"`
	}
	var doc struct {
		Maps  []entry `xml:"sitemap"`
		Pages []entry `xml:"url"`
	}
	if err := xml.NewDecoder(r).Decode(&doc); err != nil {
		return nil, nil, fmt.Errorf("sitemap: %w", err)
	}
	for _, e := range doc.Maps {
		maps = append(maps, e.Loc)
	}
	for _, e := range doc.Pages {
		pages = append(pages, e.Loc)
	}
	return maps, pages, nil
}

// fetchAll fetches each address once, gzipped, over all connections, and returns how many a second were answered.
func fetchAll(ctx context.Context, urls []string) (perSecond float64, err error) {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(connections)
	start := time.Now()
	for _, url := range urls {
		group.Go(func() error {
			_, err := bodyOf(ctx, url, "gzip")
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return 0, err
	}
	return float64(len(urls)) / time.Since(start).Seconds(), nil
}

func repeated(url string, n int) []string { return slices.Repeat([]string{url}, n) }
