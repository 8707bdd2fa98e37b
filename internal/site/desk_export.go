package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

// exportFormat is how a list leaves the desk as a file.
type exportFormat struct{ ending, contentType string }

var (
	asCSV   = exportFormat{".csv", "text/csv; charset=utf-8"}
	asLines = exportFormat{".jsonl", "application/jsonl; charset=utf-8"}
)

// exportBatch is how many entries of a list an export holds in memory.
const exportBatch = 1000

// export says how a list of T is written.
type export[T any] struct {
	name   string   // of the file, without its ending
	header []string // of the table
	cells  func(T) ([]string, error)
	object func(T) any // for JSON
}

// send writes what next returns, batch after batch, until one is empty.
func (x export[T]) send(w http.ResponseWriter, r *http.Request, format exportFormat, next func() ([]T, error)) error {
	list, err := next()
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", format.contentType)
	w.Header().Set("Content-Disposition", `attachment; filename="`+x.name+format.ending+`"`)
	write := x.lines
	if format == asCSV {
		write = x.table
		_, _ = io.WriteString(w, "\ufeff"+strings.Join(x.header, ",")+"\n") // the mark makes spreadsheets read UTF-8
	}
	for ; err == nil && len(list) > 0; list, err = next() {
		var b bytes.Buffer
		if err := write(&b, list); err != nil {
			return err
		}
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return err
}

// table writes a row of CSV for each of list.
func (x export[T]) table(w io.Writer, list []T) error {
	c := csv.NewWriter(w)
	for _, v := range list {
		cells, err := x.cells(v)
		if err != nil {
			return err
		}
		for i := range cells {
			cells[i] = plainCell(cells[i])
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// lines writes an object of JSON on a line for each of list.
func (x export[T]) lines(w io.Writer, list []T) error {
	j := json.NewEncoder(w)
	for _, v := range list {
		if err := j.Encode(x.object(v)); err != nil {
			return err
		}
	}
	return nil
}

// plainCell keeps a spreadsheet from taking a text for a formula. Those set to an East Asian language take wide signs for one too.
func plainCell(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}

// number writes an id, "" for none.
func number(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}
