package site

import (
	"net/http"
	"strings"
)

// known reports whether the reader holds the variant with this ETag already (RFC 9110, 13.2.2): a date
// counts only where no If-None-Match was sent.
func (a *answer) known(etag string, request http.Header) bool {
	if tags := request["If-None-Match"]; len(tags) > 0 {
		return namesETag(tags, etag)
	}
	since := request["If-Modified-Since"]
	if len(since) != 1 || a.modified.IsZero() {
		return false
	}
	t, err := http.ParseTime(since[0])
	return err == nil && !a.modified.After(t)
}

// namesETag reports whether one of the lists in an If-None-Match header names etag, which is strong, or is
// "*". The comparison is weak, as the header asks for. What follows a fault in a list is passed over.
func namesETag(lists []string, etag string) bool {
	for _, list := range lists {
		if list == etag {
			return true
		}
		if strings.Trim(list, " \t") == "*" {
			return true
		}
		for list != "" {
			tag, rest, ok := cutETag(list)
			if !ok {
				break
			}
			if tag == etag {
				return true
			}
			list = rest
		}
	}
	return false
}

// cutETag splits the first entity tag off a list, without its mark of weakness.
func cutETag(list string) (tag, rest string, ok bool) {
	list = strings.TrimLeft(list, " \t,")
	list = strings.TrimPrefix(list, "W/")
	if list == "" || list[0] != '"' {
		return "", "", false
	}
	end := strings.IndexByte(list[1:], '"')
	if end < 0 {
		return "", "", false
	}
	tag, rest = list[:end+2], strings.TrimLeft(list[end+2:], " \t")
	return tag, rest, rest == "" || rest[0] == ','
}
