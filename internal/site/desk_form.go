package site

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/web/view"
)

// maxTyped bounds the text of one form, in bytes.
const maxTyped = formLimit

var errTooMuchText = errors.New("the form holds too much text")

// readParts reads a multipart form: its fields into values, its files one after the other by file, which is
// handed the field's and the file's name. Nothing touches the disk, where a photo would leave traces.
// files reports whether there was any file.
func readParts(r *http.Request, values url.Values, file func(field, name string, part io.Reader) error) (files bool, err error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return false, err
	}
	room := int64(maxTyped)
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return files, nil
		}
		if err != nil {
			return files, err
		}
		if name := part.FileName(); name != "" {
			files = true
			if err := file(part.FormName(), name, part); err != nil {
				return files, err
			}
			continue
		}
		text, err := io.ReadAll(io.LimitReader(part, room+1))
		if err != nil {
			return files, err
		}
		if room -= int64(len(text)); room < 0 {
			return files, errTooMuchText
		}
		values.Add(part.FormName(), string(text))
	}
}

// maxRowNumber bounds the numbers that rows may carry; the domain allows fewer rows.
const maxRowNumber = 999

// command is what a button of the article form asks for: "save", "preview", "publish", or a change to a
// list: "bylines.add", "bylines.1.up".
type command struct {
	verb string
	list string
	row  int
}

func parseCommand(s string) command {
	parts := strings.Split(s, ".")
	switch len(parts) {
	case 1:
		return command{verb: s, row: -1}
	case 2:
		return command{list: parts[0], verb: parts[1], row: -1}
	}
	n, err := strconv.Atoi(parts[1])
	if err != nil || len(parts) > 3 {
		n = -1
	}
	return command{list: parts[0], row: n, verb: parts[2]}
}

// decodeArticleForm reads the form of an article as it was typed. Empty rows fall away, and what the
// command asks of the rows is done. It never fails: what cannot be read stays text, for the form to show.
func decodeArticleForm(v url.Values, c command) view.ArticleForm {
	f := view.ArticleForm{
		Version:       atoi(v.Get("version")),
		Submission:    v.Get("submission"),
		Translates:    int64(atoi(v.Get("translates"))),
		Edition:       v.Get("edition"),
		Headline:      strings.ReplaceAll(newlines(v.Get("headline")), "\n", " "),
		Deck:          newlines(v.Get("deck")),
		DatelinePlace: v.Get("dateline_place"),
		DatelineDate:  v.Get("dateline_date"),
		Slug:          v.Get("slug"),
		Body:          newlines(v.Get("body")),
		Section:       v.Get("section"),
		Topics:        v.Get("topics"),
		Places:        v.Get("places"),
		Base:          v.Get("base"),
		MergeOf:       v.Get("merge_of"),
		Choices:       map[string]string{},
	}
	for name, list := range v {
		if what, ok := strings.CutPrefix(name, "merge."); ok {
			f.Choices[what] = list[0]
		}
	}
	f.Bylines = readRows(v, "bylines", c, func(at string) (view.BylineRow, bool) {
		row := view.BylineRow{Name: v.Get(at + "name"), Role: v.Get(at + "role")}
		return row, blank(row.Name)
	})
	f.Attributions = readRows(v, "attributions", c, func(at string) (view.AttributionRow, bool) {
		row := view.AttributionRow{Kind: v.Get(at + "kind"), Name: v.Get(at + "name"), Phrase: v.Get(at + "phrase"),
			SpokenOn: v.Get(at + "spoken_on"), Reason: v.Get(at + "reason"), Key: atoi(v.Get(at + "key"))}
		return row, blank(row.Kind, row.Name, row.Phrase, row.SpokenOn, row.Reason)
	})
	lead := "photos." + v.Get("lead") + "."
	f.Photos = readRows(v, "photos", c, func(at string) (view.PhotoRow, bool) {
		row := view.PhotoRow{ID: v.Get(at + "id"), Caption: newlines(v.Get(at + "caption")), Credit: v.Get(at + "credit"),
			Alt: v.Get(at + "alt"), Decorative: v.Get(at+"decorative") != "", Lead: at == lead}
		return row, blank(row.ID, row.Caption, row.Credit)
	})
	settlePhotos(&f)
	return f
}

// settlePhotos puts captions that wait for a photo at the end, and lets one photo lead.
func settlePhotos(f *view.ArticleForm) {
	slices.SortStableFunc(f.Photos, func(a, b view.PhotoRow) int { return boolInt(a.ID == "") - boolInt(b.ID == "") })
	led := false
	for i := range f.Photos {
		f.Photos[i].Lead = f.Photos[i].Lead && !led && f.Photos[i].ID != ""
		led = led || f.Photos[i].Lead
	}
	if !led && len(f.Photos) > 0 && f.Photos[0].ID != "" {
		f.Photos[0].Lead = true
	}
}

// readRows reads the rows of a list in the order of their numbers, drops those that read calls empty, and
// moves or removes the one that the command names.
func readRows[T any](v url.Values, list string, c command, read func(at string) (row T, empty bool)) []T {
	var rows []T
	at := -1
	for _, n := range rowNumbers(v, list) {
		row, empty := read(fmt.Sprintf("%s.%d.", list, n))
		if empty {
			continue
		}
		if c.list == list && c.row == n {
			at = len(rows)
		}
		rows = append(rows, row)
	}
	if at < 0 {
		return rows
	}
	switch c.verb {
	case "up":
		if at > 0 {
			rows[at-1], rows[at] = rows[at], rows[at-1]
		}
	case "down":
		if at < len(rows)-1 {
			rows[at+1], rows[at] = rows[at], rows[at+1]
		}
	case "remove":
		rows = slices.Delete(rows, at, at+1)
	}
	return rows
}

// rowNumbers returns the numbers that the fields of a list carry, in order.
func rowNumbers(v url.Values, list string) []int {
	var numbers []int
	for name := range v {
		rest, ok := strings.CutPrefix(name, list+".")
		if !ok {
			continue
		}
		digits, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(digits); err == nil && n >= 0 && n <= maxRowNumber && strconv.Itoa(n) == digits {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

func blank(values ...string) bool {
	for _, s := range values {
		if strings.TrimSpace(s) != "" {
			return false
		}
	}
	return true
}

// newlines undoes the line ends in which forms are sent.
func newlines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
