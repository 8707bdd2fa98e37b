package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// server is a program under measurement.
type server struct {
	root string // with a slash at its end
	stop func()
}

// fillArchive writes n example articles into a new archive in the folder data.
func fillArchive(ctx context.Context, binary, data string, n int) error {
	cmd := command(ctx, binary, data, "demo", "--articles", strconv.Itoa(n))
	if out, err := cmd.Output(); err != nil {
		return fmt.Errorf("dateline demo: %w\n%s", err, out)
	}
	return nil
}

// startDateline serves the archive in the folder data on a port of the program's choice.
func startDateline(ctx context.Context, binary, data string) (*server, error) {
	return startAndRead(command(ctx, binary, data, "serve", "--listen", "127.0.0.1:0"))
}

// readLine begins the line in which a server says where to read.
const readLine = "Read:"

// startAndRead starts a server that says where to read.
func startAndRead(cmd *exec.Cmd) (*server, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{stop: func() { interrupt(cmd) }}
	var said strings.Builder
	for lines := bufio.NewScanner(out); lines.Scan(); {
		said.WriteString(lines.Text() + "\n")
		if root, ok := strings.CutPrefix(lines.Text(), readLine); ok {
			s.root = strings.TrimSpace(root)
			go io.Copy(io.Discard, out) // it must never wait for a reader
			return s, nil
		}
	}
	s.stop()
	return nil, fmt.Errorf("%s did not say where to read:\n%s", cmd.Path, &said)
}

func command(ctx context.Context, binary, data string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Env = append(os.Environ(), "DATELINE_DATA="+data, "DATABASE_URL=", "DATELINE_DATABASE_URL=")
	cmd.Stderr = os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	return cmd
}

func interrupt(cmd *exec.Cmd) {
	cmd.Process.Signal(syscall.SIGTERM)
	cmd.Wait()
}

const nginxConfig = `
daemon off;
worker_processes auto;
pid nginx.pid;
error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=100;
  gzip_static on;
  gzip_vary on;
  types { text/html html; }
  charset utf-8;
  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
  server { listen 127.0.0.1:%d; root html; }
}
`

// The names of a page as the other servers send it, plain and gzipped.
const (
	plainName = "article.html"
	gzipName  = plainName + ".gz"
)

// savePage writes the bytes of page into the folder html, plain and gzipped.
func savePage(ctx context.Context, html, page string) error {
	if err := os.MkdirAll(html, 0o755); err != nil {
		return err
	}
	for name, encoding := range map[string]string{plainName: "identity", gzipName: "gzip"} {
		body, err := bodyOf(ctx, page, encoding)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(html, name), body, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// startNginx serves what savePage wrote into the folder html below dir.
func startNginx(ctx context.Context, dir string) (*server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	config := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, nginxConfig, port), 0o644); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "nginx", "-p", dir, "-c", config)
	var said bytes.Buffer
	cmd.Stderr = &said
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{root: fmt.Sprintf("http://127.0.0.1:%d/", port), stop: func() { interrupt(cmd) }}
	for range 50 {
		if _, err = bodyOf(ctx, s.root+plainName, "gzip"); err == nil {
			return s, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	s.stop()
	return nil, fmt.Errorf("nginx: %w\n%s", err, &said)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// bodyOf returns the bytes of a page as sent in an encoding, and an error when it is sent in another.
func bodyOf(ctx context.Context, url, encoding string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept-Encoding", encoding)
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	got := resp.Header.Get("Content-Encoding")
	if resp.StatusCode != http.StatusOK || got != encoding && (got != "" || encoding != "identity") {
		return nil, fmt.Errorf("%s: %s, Content-Encoding %q", url, resp.Status, got)
	}
	return body, nil
}
