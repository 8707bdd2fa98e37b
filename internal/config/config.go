// Package config holds the settings of a site. The command line reads them from flags and the environment
// once, Parse checks them, and they are passed down from there: nothing else reads the environment.
package config

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline/internal/archive"
)

// Site is how one site is called, where it stands and what it allows.
type Site struct {
	Name           string
	Tagline        string            // may be empty
	BaseURL        *url.URL          // scheme and host alone
	Editions       []archive.Edition // the default one first; never empty
	Zone           *time.Location    // in which times are shown and reports are dated
	Hosts          []string          // further hosts that are ours, beside that of BaseURL
	TrustedProxies []netip.Prefix    // whose forwarded headers count
	ReplyDays      int               // days after publication in which readers may reply; 0 for no end
	RepliesPerDay  int               // from one neighbourhood of the network
	TwoPeople      bool              // publishing takes two people
	PublishDelay   time.Duration     // in which a publication can be called back
	DevAssets      string            // folder that assets are read from at each request; "" for those built in
}

// MaxPublishDelay bounds the time in which a publication can be called back; what should wait longer is scheduled.
const MaxPublishDelay = time.Hour

// Input is the settings as they are written in flags and the environment.
type Input struct {
	Name, Tagline  string
	BaseURL        string   // "https://news.example.org"
	Editions       []string // "en", "ko"
	Zone           string   // "Asia/Seoul"; "" is UTC
	Hosts          []string // "news.example.org", "news.example.org:8443"
	TrustedProxies []string // "10.0.0.0/8", "192.0.2.1"
	ReplyDays      int
	RepliesPerDay  int
	TwoPeople      bool
	PublishDelay   time.Duration
	DevAssets      string
}

// Parse reads in. Its error names every setting that is wrong, each with the way to put it right.
func Parse(in Input) (*Site, error) {
	var errs []error
	fail := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	s := &Site{
		Name: strings.TrimSpace(in.Name), Tagline: strings.TrimSpace(in.Tagline),
		ReplyDays: in.ReplyDays, RepliesPerDay: in.RepliesPerDay, DevAssets: in.DevAssets,
		TwoPeople: in.TwoPeople, PublishDelay: in.PublishDelay,
	}
	if s.Name == "" {
		fail("site name: give the site a name")
	}
	if in.ReplyDays < 0 {
		fail("reply days %d: give a number of days, or 0 for no end", in.ReplyDays)
	}
	if in.PublishDelay < 0 || in.PublishDelay > MaxPublishDelay {
		fail("publish delay %s: give up to %s, as 30s or 5m, or 0 for none", in.PublishDelay, MaxPublishDelay)
	}
	if in.RepliesPerDay < 1 {
		fail("replies per day %d: give 1 or more", in.RepliesPerDay)
	}
	var err error
	if s.BaseURL, err = parseBaseURL(in.BaseURL); err != nil {
		errs = append(errs, err)
	}
	if s.Zone, err = time.LoadLocation(in.Zone); err != nil || in.Zone == "Local" {
		fail("timezone %q: write it as Asia/Seoul or UTC", in.Zone)
	}
	if s.Editions, err = parseEditions(in.Editions); err != nil {
		errs = append(errs, err)
	}
	for _, host := range in.Hosts {
		if u, err := url.Parse("//" + host); err != nil || host == "" || u.Host != host || u.Hostname() == "" {
			fail("host %q: write it as news.example.org or news.example.org:8443, without https://", host)
		}
		s.Hosts = append(s.Hosts, strings.ToLower(host))
	}
	for _, text := range in.TrustedProxies {
		p, err := parsePrefix(text)
		if err != nil {
			fail("trusted proxy %q: write it as 10.0.0.0/8 or 192.0.2.1", text)
		}
		s.TrustedProxies = append(s.TrustedProxies, p)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return s, nil
}

// parseBaseURL reads a scheme and a host; the addresses of a site begin at its root.
func parseBaseURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", u.User != nil:
		return nil, fmt.Errorf("base URL %q: write it as https://news.example.org", text)
	case u.Path != "" && u.Path != "/", u.RawQuery != "", u.ForceQuery, u.Fragment != "":
		return nil, fmt.Errorf("base URL %q: leave out everything after the host; a site stands at the root of its host", text)
	}
	return &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host)}, nil
}

// edition is a language as addresses show it. Four letters would take the place of /desk.
var edition = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})?$`)

func parseEditions(codes []string) ([]archive.Edition, error) {
	if len(codes) == 0 {
		return nil, errors.New("editions: name at least one language, as en")
	}
	var out []archive.Edition
	for _, code := range codes {
		e := archive.Edition(code)
		if !edition.MatchString(code) {
			return nil, fmt.Errorf("edition %q: write the code of a language, as en, ko or pt-br", code)
		}
		if slices.Contains(out, e) {
			return nil, fmt.Errorf("edition %q: it is named twice", code)
		}
		out = append(out, e)
	}
	return out, nil
}

// parsePrefix reads a network, or an address as a network of one.
func parsePrefix(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil && addr.Zone() == "" {
		addr = addr.Unmap()
		return netip.PrefixFrom(addr, addr.BitLen()), nil
	}
	p, err := netip.ParsePrefix(text)
	return p.Masked(), err
}
