package body

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// cleanHref returns the address of a link as it may stand in a body, or "" where
// the link must go. Allowed are web addresses, mail addresses and absolute paths
// of this site.
func cleanHref(raw string) string {
	raw = strings.TrimSpace(raw)
	if strings.ContainsFunc(raw, unsafeInHref) {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		// A user name before the host serves only to make one site look like another.
		if u.Host == "" || u.User != nil {
			return ""
		}
	case "mailto":
		return raw
	case "":
		// "//host" has no scheme and still leaves the site.
		if !strings.HasPrefix(raw, "/") || strings.HasPrefix(raw, "//") {
			return ""
		}
	default:
		return ""
	}
	if target, wrapped := unwrap(u); wrapped {
		return cleanHref(target)
	}
	return withoutTrackers(raw)
}

// unwrap returns the address that a counting redirect leads to. Word processors and mailers put such
// redirects around what was copied; some hold the mail address of the person who did.
func unwrap(u *url.URL) (target string, wrapped bool) {
	host, q := strings.ToLower(u.Hostname()), u.Query()
	switch {
	case (host == "google.com" || host == "www.google.com") && u.Path == "/url":
		target = q.Get("q")
		if target == "" {
			target = q.Get("url")
		}
	case strings.HasSuffix(host, ".safelinks.protection.outlook.com"):
		target = q.Get("url")
	case (host == "l.facebook.com" || host == "lm.facebook.com") && u.Path == "/l.php":
		target = q.Get("u")
	}
	return target, target != ""
}

// unsafeInHref reports runes that browsers drop or read as a slash.
func unsafeInHref(r rune) bool {
	return r == '\\' || unicode.IsSpace(r) || unicode.IsControl(r) || invisible(r)
}

// trackers are query parameters that carry who clicked or who was sent the link.
// In a copied address they can point to the person who passed it on.
var trackers = []string{
	"fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igsh", "igshid",
	"mc_eid", "mc_cid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_enc_id", "oly_anon_id", "rb_clickid",
}

// withoutTrackers drops tracking parameters and leaves every other byte alone.
func withoutTrackers(raw string) string {
	rest, fragment, hasFragment := strings.Cut(raw, "#")
	path, query, hasQuery := strings.Cut(rest, "?")
	if !hasQuery {
		return raw
	}
	params := slices.DeleteFunc(strings.Split(query, "&"), func(param string) bool {
		name, _, _ := strings.Cut(strings.ToLower(param), "=")
		return strings.HasPrefix(name, "utm_") || slices.Contains(trackers, name)
	})
	if len(params) > 0 {
		path += "?" + strings.Join(params, "&")
	}
	if hasFragment {
		path += "#" + fragment
	}
	return path
}
