package body

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"golang.org/x/net/html"

	"dateline/internal/archive"
)

// photoAddress finds the address of a rendition, wherever in an attribute it stands; photoName finds a photo's id.
var (
	photoAddress = regexp.MustCompile(`/photos/([0-9a-z]{8,32})/(\d{1,5})\.(jpg|webp)`)
	photoName    = regexp.MustCompile(`/photos/([0-9a-z]{20})`)
)

// Repicture puts other photos in the place of those that swap names by their id. A photo that swap gives no PhotoID is
// taken out, with the caption of its figure, which may say what the picture showed; links to it stay as plain words.
func Repicture(h HTML, swap map[string]archive.PhotoUse) HTML {
	if len(swap) == 0 {
		return h
	}
	return write(repicture(read(string(h), false), swap))
}

func repicture(blocks []block, swap map[string]archive.PhotoUse) (out []block) {
	for _, b := range blocks {
		relink(b.runs, swap)
		kids := b.kids
		b.kids = nil
		for _, kid := range repicture(kids, swap) {
			if kid.tag != "img" || swapImage(&kid, swap) {
				b.kids = append(b.kids, kid)
			}
		}
		if b.tag == "figure" && len(b.kids) < len(kids) {
			b.kids = slices.DeleteFunc(b.kids, func(kid block) bool { return kid.tag == "figcaption" })
		}
		if len(kids) == 0 || len(b.kids) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// swapImage gives an image the photo that swap has for it; it reports false when there is to be none.
func swapImage(img *block, swap map[string]archive.PhotoUse) bool {
	i := slices.IndexFunc(img.attrs, func(a html.Attribute) bool { return a.Key == "src" })
	m := photoAddress.FindStringSubmatch(img.attrs[i].Val)
	if m == nil {
		return true
	}
	use, ok := swap[m[1]]
	if !ok {
		return true
	}
	if use.PhotoID == "" || len(use.Renditions) == 0 {
		return false
	}
	wanted, _ := strconv.Atoi(m[2]) // digits, says the pattern
	r := nearest(use.Renditions, wanted)
	img.attrs = slices.DeleteFunc(slices.Clone(img.attrs), func(a html.Attribute) bool { return a.Key == "width" || a.Key == "height" })
	img.attrs[i].Val = rendition(use.PhotoID, r, m[3])
	img.attrs = append(img.attrs, html.Attribute{Key: "width", Val: strconv.Itoa(r.Width)}, html.Attribute{Key: "height", Val: strconv.Itoa(r.Height)})
	return true
}

// relink points links to photos to those that swap has for them, and unlinks the words of the others.
func relink(runs []run, swap map[string]archive.PhotoUse) {
	for i := range runs {
		href := runs[i].href
		name := photoName.FindStringSubmatch(href)
		if name == nil {
			continue
		}
		use, ok := swap[name[1]]
		m := photoAddress.FindStringSubmatchIndex(href)
		switch {
		case !ok:
		case use.PhotoID == "" || len(use.Renditions) == 0 || m == nil:
			runs[i].href = ""
		default:
			wanted, _ := strconv.Atoi(href[m[4]:m[5]])
			runs[i].href = href[:m[0]] + rendition(use.PhotoID, nearest(use.Renditions, wanted), href[m[6]:m[7]]) + href[m[1]:]
		}
	}
}

func rendition(id string, r archive.Rendition, format string) string {
	if !r.WebP {
		format = "jpg"
	}
	return fmt.Sprintf("/photos/%s/%d.%s", id, r.Width, format)
}

// nearest returns the widest rendition that is no wider than wanted, else the narrowest.
func nearest(list []archive.Rendition, wanted int) archive.Rendition {
	best := list[0]
	for _, r := range list {
		if r.Width <= wanted && r.Width > best.Width {
			best = r
		}
	}
	return best
}

// Photos returns the ids of the photos that a text shows or links to, each once.
func Photos(h HTML) (ids []string) {
	for _, m := range photoName.FindAllStringSubmatch(string(h), -1) {
		if !slices.Contains(ids, m[1]) {
			ids = append(ids, m[1])
		}
	}
	return ids
}
