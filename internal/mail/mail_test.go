package mail_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"dateline/internal/mail"
)

// server takes one letter over a real connection and hands it on; with a certificate it offers STARTTLS.
func server(t *testing.T, certificate *tls.Certificate) (address string, letter <-chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	out := make(chan string, 1)
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer func() { _ = conn.Close() }()
		converse(conn, certificate, out)
	}()
	return l.Addr().String(), out
}

func converse(conn net.Conn, certificate *tls.Certificate, out chan<- string) {
	say := func(line string) { _, _ = conn.Write([]byte(line + "\r\n")) }
	say("220 test")
	in := bufio.NewReader(conn)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		switch verb := strings.ToUpper(strings.Fields(line)[0]); verb {
		case "EHLO":
			if certificate != nil {
				say("250-test\r\n250 STARTTLS")
			} else {
				say("250 test")
			}
		case "STARTTLS":
			say("220 go on")
			conn = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{*certificate}})
			in = bufio.NewReader(conn)
		case "DATA":
			say("354 go on")
			var b strings.Builder
			for {
				line, err := in.ReadString('\n')
				if err != nil || line == ".\r\n" {
					break
				}
				b.WriteString(line)
			}
			out <- b.String()
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 fine")
		}
	}
}

func TestSend(t *testing.T) {
	t.Parallel()
	address, letters := server(t, nil)
	s, err := mail.New(mail.Settings{Server: address, From: "The Desk <desk@example.org>"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), "dana@example.org", "편집실 계정\r\nBcc: spy@example.org", "Link:\n\nhttps://news.example.org/desk/password?token=a-b\n"); err != nil {
		t.Fatal(err)
	}
	m, err := netmail.ReadMessage(strings.NewReader(<-letters))
	if err != nil {
		t.Fatal(err)
	}
	if m.Header.Get("Bcc") != "" || m.Header.Get("To") != "<dana@example.org>" {
		t.Errorf("headers: %v", m.Header)
	}
	var text strings.Builder
	if _, err := bufio.NewReader(quotedprintable.NewReader(m.Body)).WriteTo(&text); err != nil || !strings.Contains(text.String(), "password?token=a-b") {
		t.Errorf("text %q, %v", text.String(), err)
	}
}

// TestSendTrustsNoUnknownServer offers a certificate that nobody vouches for.
func TestSendTrustsNoUnknownServer(t *testing.T) {
	t.Parallel()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	address, letters := server(t, &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key})
	s, err := mail.New(mail.Settings{Server: address, From: "desk@example.org"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), "dana@example.org", "a", "b"); err == nil || !strings.Contains(err.Error(), "begin TLS") {
		t.Errorf("got %v", err)
	}
	select {
	case <-letters:
		t.Error("the letter was handed over")
	default:
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	for _, s := range []mail.Settings{{Server: "mail.example.org", From: "a@b.org"}, {Server: "mail.example.org:587", From: "desk"}} {
		if _, err := mail.New(s); err == nil {
			t.Errorf("%+v was accepted", s)
		}
	}
}
