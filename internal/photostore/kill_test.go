package photostore

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// killedFolder names, to the process that is to be killed, the folder to write to.
const killedFolder = "DATELINE_TEST_KILLED_FOLDER"

// content is what photo n is made of: large enough that a kill falls into its writing.
func content(n int) []byte { return bytes.Repeat(fmt.Appendf(nil, "photo %d;", n), 200_000) }

// TestKilledWriter is the process that TestKill kills; elsewhere it does nothing.
func TestKilledWriter(t *testing.T) {
	dir := os.Getenv(killedFolder)
	if dir == "" {
		return
	}
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		if err := keep(d, content(n)); err != nil {
			t.Fatal(err)
		}
		if err := d.PutRendition(context.Background(), sampleID, n+1, "jpg", content(n)); err != nil {
			t.Fatal(err)
		}
		fmt.Println("wrote", n)
	}
}

// TestKill kills a process as it writes, again and again: whatever has a name afterwards is whole, what has none is in
// incoming, and the next process starts and writes the same again.
func TestKill(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "photos")
	wrote := 0
	for round := range 6 {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilledWriter$", "-test.v")
		cmd.Env = append(os.Environ(), killedFolder+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); lines.Scan(); { // it is at work
			if strings.HasPrefix(lines.Text(), "wrote") {
				wrote++
				break
			}
		}
		time.Sleep(time.Duration(round*7) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
	}
	if wrote == 0 {
		t.Fatal("nothing was written before the kills")
	}
	halves := 0
	for name := range files(t, dir) {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		switch base := filepath.Base(name); {
		case strings.HasPrefix(name, incoming):
			halves++
		case strings.HasPrefix(name, "originals"):
			if digest(string(b)) != base {
				t.Errorf("%s is not whole: %d bytes", name, len(b))
			}
		default:
			var width int
			if _, err := fmt.Sscanf(base, "%d.jpg", &width); err != nil || !bytes.Equal(b, content(width-1)) {
				t.Errorf("%s is not whole: %d bytes, %v", name, len(b), err)
			}
		}
	}
	t.Logf("%d files were left half-written, in incoming", halves)
}
