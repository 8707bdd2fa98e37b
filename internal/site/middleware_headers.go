package site

import (
	"net/http"
	"strings"

	"dateline/internal/link"
)

const (
	publicCSP = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; form-action 'self'; " +
		"frame-ancestors 'none'; base-uri 'none'"
	deskCSP = publicCSP + "; script-src 'self'; connect-src 'self'"
)

// securityHeaders stand on every response, whatever its status.
type securityHeaders struct {
	public, desk []headerLine
}

type headerLine struct {
	name  string   // in canonical form
	value []string // shared by all responses
}

// newSecurityHeaders returns the headers of a site that is served over TLS, or not.
func newSecurityHeaders(tls bool) *securityHeaders {
	common := []headerLine{
		{"X-Content-Type-Options", []string{"nosniff"}},
		// No other site learns what was read here. "no-referrer" would tell them no less, and would make
		// browsers that send no Sec-Fetch-Site post our own forms with "Origin: null", which has to be refused.
		{"Referrer-Policy", []string{"same-origin"}},
		{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
		{"Permissions-Policy", []string{"camera=(), geolocation=(), microphone=()"}},
	}
	if tls {
		// Only this host: its neighbours under the same name are not ours to speak for.
		common = append(common, headerLine{"Strict-Transport-Security", []string{"max-age=63072000"}})
	}
	with := func(csp string) []headerLine {
		return append([]headerLine{{"Content-Security-Policy", []string{csp}}}, common...)
	}
	return &securityHeaders{public: with(publicCSP), desk: with(deskCSP)}
}

// apply sets the headers for an answer at path.
func (s *securityHeaders) apply(h http.Header, path string) {
	lines := s.public
	if isDesk(path) {
		lines = s.desk
	}
	for i := range lines {
		h[lines[i].name] = lines[i].value
	}
}

// isDesk reports whether a decoded path belongs to the desk.
func isDesk(path string) bool {
	rest, ok := strings.CutPrefix(path, link.Desk)
	return ok && (rest == "" || rest[0] == '/')
}
