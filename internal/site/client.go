package site

import (
	"net/http"
	"net/netip"
	"strings"
)

// clientAddr returns the address that a request came from, for limits alone: it is never stored and never
// logged. X-Forwarded-For counts only as far as listed proxies wrote it: it is read from its end to the
// first address that is not one of theirs. Forwarded is not read: a proxy that sets only the one would pass
// on whatever a stranger wrote in the other. The zero Addr stands for a connection without an address, as
// over a Unix socket.
func (s *Server) clientAddr(r *http.Request) netip.Addr {
	addr := parseAddr(r.RemoteAddr)
	hops := strings.Split(strings.Join(r.Header["X-Forwarded-For"], ","), ",")
	for i := len(hops) - 1; i >= 0 && s.isProxy(addr); i-- {
		next := parseAddr(strings.TrimSpace(hops[i]))
		if !next.IsValid() {
			break
		}
		addr = next
	}
	return addr
}

func (s *Server) isProxy(addr netip.Addr) bool {
	for _, p := range s.site.TrustedProxies {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}

// parseAddr reads an address with or without a port; the zero Addr is what cannot be read.
func parseAddr(text string) netip.Addr {
	if ap, err := netip.ParseAddrPort(text); err == nil {
		return ap.Addr().Unmap().WithZone("")
	}
	addr, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		return netip.Addr{}
	}
	return addr.Unmap().WithZone("")
}
