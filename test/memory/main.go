// Command memory measures what uploads of photos cost: it starts bin/dateline on a data folder of its own, sends many
// large photos at the same time, and prints the most memory that the program ever held. Linux only.
//
//	make build && go run ./test/memory -uploads 8 -photos 3 -megapixels 40
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"log"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

func main() {
	uploads := flag.Int("uploads", 8, "how many uploads run at the same time")
	photos := flag.Int("photos", 3, "photos in each upload")
	megapixels := flag.Int("megapixels", 40, "size of each photo")
	kind := flag.String("kind", "jpg", "jpg, or png, which takes several times the memory")
	flag.Parse()
	log.SetFlags(0)
	if err := run(context.Background(), *uploads, *photos, *megapixels, *kind); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, uploads, photos, megapixels int, kind string) (err error) {
	data, err := os.MkdirTemp("", "dateline-memory-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
	cmd := exec.CommandContext(ctx, "bin/dateline", "serve", "--listen", "127.0.0.1:0", "--data", data)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cmd.Process.Signal(os.Interrupt), cmd.Wait()) }()
	setup, err := setupLink(out)
	if err != nil {
		return err
	}
	client, root, err := signIn(setup)
	if err != nil {
		return err
	}
	idle, err := peak(cmd.Process.Pid)
	if err != nil {
		return err
	}
	began, results := time.Now(), make(chan error)
	size := 0
	for u := range uploads {
		body, contentType, err := form(u, photos, megapixels, kind)
		if err != nil {
			return err
		}
		size += len(body)
		go func() { results <- send(client, root+"/desk/photos", contentType, body) }()
	}
	for range uploads {
		err = errors.Join(err, <-results)
	}
	if err != nil {
		return err
	}
	most, err := peak(cmd.Process.Pid)
	fmt.Printf("%d uploads at once, %d photos of %d megapixels (%s) each, %d MB in all, took %s\nbefore them: %s\npeak:        %s\n",
		uploads, photos, megapixels, kind, size>>20, time.Since(began).Round(time.Second), idle, most)
	return err
}

// setupLink reads what the program says until it names the link that makes the first account.
func setupLink(out io.Reader) (string, error) {
	link := regexp.MustCompile(`http\S+/desk/setup\?token=\S+`)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if found := link.FindString(lines.Text()); found != "" {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return found, nil
		}
	}
	return "", errors.New("the program printed no link to set it up")
}

func signIn(setup string) (*http.Client, string, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, "", err
	}
	client := &http.Client{Jar: jar}
	root, query, _ := strings.Cut(setup, "/desk/setup?token=")
	resp, err := client.PostForm(root+"/desk/setup", url.Values{"token": {query}, "name": {"Memory"},
		"email": {"memory@example.org"}, "password": {"a long night train to the coast"}})
	if err != nil {
		return nil, "", err
	}
	if err := resp.Body.Close(); err != nil || resp.StatusCode != http.StatusOK {
		return nil, "", fmt.Errorf("set-up answered %d, %w", resp.StatusCode, err)
	}
	return client, root, nil
}

// form makes an upload of photos that differ: of noise, which compresses as badly as a real one.
func form(seed, photos, megapixels int, kind string) (body []byte, contentType string, err error) {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for n := range photos {
		part, err := m.CreateFormFile("photo_upload", fmt.Sprintf("%d-%d.%s", seed, n, kind))
		if err == nil {
			err = draw(part, uint64(seed*photos+n), megapixels, kind)
		}
		if err != nil {
			return nil, "", err
		}
	}
	err = m.Close()
	return b.Bytes(), m.FormDataContentType(), err
}

func draw(w io.Writer, seed uint64, megapixels int, kind string) error {
	width, height := 2000*megapixels/10, 5000
	if kind == "png" {
		pic := image.NewNRGBA(image.Rect(0, 0, width, height))
		for i := range pic.Pix {
			pic.Pix[i] = uint8(i>>12) + uint8(seed)
		}
		return (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(w, pic)
	}
	random := rand.New(rand.NewPCG(seed, 1))
	pic := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for i := range pic.Y {
		pic.Y[i] = uint8(i>>14) + uint8(random.Uint32()&15)
	}
	return jpeg.Encode(w, pic, &jpeg.Options{Quality: 85})
}

func send(client *http.Client, address, contentType string, body []byte) error {
	resp, err := client.Post(address, contentType, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if err := resp.Body.Close(); err != nil || resp.StatusCode != http.StatusOK {
		return fmt.Errorf("an upload answered %d, %w", resp.StatusCode, err)
	}
	return nil
}

// peak returns the most memory that a process has held, as the kernel writes it.
func peak(pid int) (string, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "", err
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line), nil
}
