package site

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"net/netip"
	"sync"
	"time"
)

// mostSenders bounds the memory of a limiter: at about 50 bytes each, 5 MB.
const mostSenders = 100_000

// limiter counts what is sent in a day from each neighbourhood of the network. It keeps no address: what it
// keeps is keyed by an HMAC whose key never leaves memory. Key and counts are thrown away at the first use of
// each day, UTC, so that days cannot be tied to one another.
type limiter struct {
	perDay int
	now    func() time.Time

	mu   sync.Mutex
	day  int64 // days since 1970
	key  [32]byte
	sent map[[16]byte]int
}

// newLimiter returns a limiter that allows perDay of something a day.
func newLimiter(perDay int) *limiter {
	return &limiter{perDay: perDay, now: time.Now, day: -1}
}

// allow counts one more from addr's neighbourhood and reports whether it is within the limit. Those without
// an address share one limit.
func (l *limiter) allow(addr netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if day := l.now().Unix() / 86400; day != l.day {
		l.day, l.sent = day, map[[16]byte]int{}
		_, _ = rand.Read(l.key[:]) // never fails: crypto/rand aborts the program instead
	}
	id := l.pseudonym(addr)
	if l.sent[id] >= l.perDay {
		return false
	}
	if _, ok := l.sent[id]; !ok && len(l.sent) >= mostSenders {
		// One who commands that many networks gets past the limit; refusing everyone else instead would let
		// him close the replies.
		for other := range l.sent {
			delete(l.sent, other)
			break
		}
	}
	l.sent[id]++
	return true
}

// pseudonym stands for the network around an address, a /24 or a /56, for today.
func (l *limiter) pseudonym(addr netip.Addr) (id [16]byte) {
	mac := hmac.New(sha256.New, l.key[:])
	mac.Write(network(addr).AsSlice())
	copy(id[:], mac.Sum(nil))
	return id
}

// network returns the first address of the network around addr that one subscriber commands: a /24, or a
// /56 of IPv6. The zero Addr stays what it is.
func network(addr netip.Addr) netip.Addr {
	bits := 56
	if addr.Is4() {
		bits = 24
	}
	prefix, err := addr.Prefix(bits)
	if err != nil {
		return netip.Addr{}
	}
	return prefix.Addr()
}
