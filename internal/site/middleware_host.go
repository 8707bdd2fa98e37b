package site

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// hostSet are the names under which the site may be asked for: others would let a stranger put his own name
// into what we say of ourselves, or read a site inside a network through a name that he controls.
type hostSet struct {
	base  string
	names map[string]bool
}

// newHostSet returns the host of base, in all its spellings, and the extra ones. A base on the loopback
// interface has every name of that interface, with the same port.
func newHostSet(base *url.URL, extra []string) *hostSet {
	s := &hostSet{base: strings.ToLower(base.Host), names: map[string]bool{}}
	s.add(base.Host)
	for _, host := range extra {
		s.add(host)
	}
	if isLoopback(base.Hostname()) {
		for _, name := range []string{"localhost", "127.0.0.1", "[::1]"} {
			if port := base.Port(); port != "" {
				name += ":" + port
			}
			s.add(name)
		}
	}
	return s
}

// add lists a host, and with the ports that browsers leave out where it names none.
func (s *hostSet) add(host string) {
	host = strings.ToLower(host)
	s.names[host] = true
	if _, _, err := net.SplitHostPort(host); err != nil {
		s.names[host+":80"], s.names[host+":443"] = true, true
	}
}

// has reports whether the Host of a request is ours.
func (s *hostSet) has(host string) bool {
	return host == s.base || s.names[strings.ToLower(host)]
}

func isLoopback(name string) bool {
	addr, err := netip.ParseAddr(name)
	return name == "localhost" || err == nil && addr.IsLoopback()
}

// misdirected answers a request for a host that is not ours. It says nothing of the site, so that one who
// guesses at addresses does not learn what is served there.
func misdirected(w http.ResponseWriter) {
	h := w.Header()
	h["Cache-Control"] = noStore
	h["Content-Type"] = []string{"text/plain; charset=utf-8"}
	w.WriteHeader(http.StatusMisdirectedRequest)
	_, _ = fmt.Fprintln(w, http.StatusText(http.StatusMisdirectedRequest))
}
