package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// bareCommand is the argument that turns this program into the bare server.
const bareCommand = "bare"

// startBare serves the pages in the folder html by net/http with nothing around it, from a process of its own: as fast
// as a Go program can that does not bring its own HTTP.
func startBare(ctx context.Context, html string) (*server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return startAndRead(exec.CommandContext(ctx, self, bareCommand, html))
}

// serveBare is what that process does. It says where to read, and returns when it cannot serve.
func serveBare(html string) error {
	type page struct {
		body             []byte
		length, encoding []string
	}
	var pages [2]page
	for i, name := range []string{plainName, gzipName} {
		body, err := os.ReadFile(filepath.Join(html, name))
		if err != nil {
			return err
		}
		pages[i] = page{body: body, length: []string{strconv.Itoa(len(body))}}
	}
	pages[1].encoding = []string{"gzip"}
	contentType := []string{"text/html; charset=utf-8"}

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("%s http://%s/\n", readLine, listener.Addr())
	return http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := &pages[0]
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			p = &pages[1]
		}
		h := w.Header()
		h["Content-Type"], h["Content-Length"] = contentType, p.length
		if p.encoding != nil {
			h["Content-Encoding"] = p.encoding
		}
		_, _ = w.Write(p.body)
	}))
}

// runBare is main for that process.
func runBare(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: bench " + bareCommand + " FOLDER")
	}
	return serveBare(args[0])
}
