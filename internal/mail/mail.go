// Package mail sends letters of plain text through the newsroom's own mail server.
package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"net/smtp"
	"strings"
	"time"
)

// sendFor is how long one letter may take.
const sendFor = 30 * time.Second

// Settings name a mail server. They come from flags and the environment.
type Settings struct {
	Server   string // "mail.example.org:587", or port 465 for TLS from the first byte
	User     string // "" for a server that asks nobody
	Password string
	From     string // "The Desk <desk@example.org>"
}

// Sender sends through one server. It may be used by several goroutines at once.
type Sender struct {
	settings Settings
	host     string
	port     string
	from     *netmail.Address
	roots    *tls.Config
}

// New checks s. Its error says what to put right.
func New(s Settings) (*Sender, error) {
	host, port, err := net.SplitHostPort(s.Server)
	if err != nil || host == "" || port == "" {
		return nil, fmt.Errorf("SMTP server %q: write it as mail.example.org:587", s.Server)
	}
	from, err := netmail.ParseAddress(s.From)
	if err != nil {
		return nil, fmt.Errorf("SMTP sender %q: write it as desk@example.org", s.From)
	}
	return &Sender{settings: s, host: host, port: port, from: from, roots: &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}}, nil
}

// Send sends a letter. Nothing leaves in the clear: a server that offers no TLS is refused, unless it is this machine.
func (s *Sender) Send(ctx context.Context, to, subject, text string) error {
	recipient, err := netmail.ParseAddress(to)
	if err != nil {
		return fmt.Errorf("recipient: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, sendFor)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(s.host, s.port))
	if err != nil {
		return fmt.Errorf("reach the mail server: %w", err)
	}
	defer func() { _ = conn.Close() }()
	if deadline, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(deadline)
	}
	if s.port == "465" {
		conn = tls.Client(conn, s.roots)
	}
	c, err := smtp.NewClient(conn, s.host)
	if err != nil {
		return fmt.Errorf("greet the mail server: %w", err)
	}
	if err := s.secure(c); err != nil {
		return err
	}
	return s.deliver(c, recipient.Address, subject, text)
}

// secure begins TLS where it has not begun, and gives the name and password.
func (s *Sender) secure(c *smtp.Client) error {
	if ok, _ := c.Extension("STARTTLS"); ok && s.port != "465" {
		if err := c.StartTLS(s.roots); err != nil {
			return fmt.Errorf("begin TLS with the mail server: %w", err)
		}
	}
	if _, ok := c.TLSConnectionState(); !ok && !loopback(s.host) {
		return errors.New("the mail server offers no TLS: nothing was sent")
	}
	if s.settings.User == "" {
		return nil
	}
	if err := c.Auth(smtp.PlainAuth("", s.settings.User, s.settings.Password, s.host)); err != nil {
		return fmt.Errorf("sign in at the mail server: %w", err)
	}
	return nil
}

func (s *Sender) deliver(c *smtp.Client, to, subject, text string) error {
	if err := c.Mail(s.from.Address); err != nil {
		return fmt.Errorf("name the sender: %w", err)
	}
	if err := c.Rcpt(to); err != nil {
		return fmt.Errorf("name the recipient: %w", err)
	}
	w, err := c.Data()
	if err != nil {
		return fmt.Errorf("begin the letter: %w", err)
	}
	if _, err := w.Write(s.letter(to, subject, text)); err != nil {
		return fmt.Errorf("write the letter: %w", err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("hand over the letter: %w", err)
	}
	return c.Quit()
}

// letter writes headers and text. Neither subject nor address can smuggle a header in: what is not plain is encoded.
func (s *Sender) letter(to, subject, text string) []byte {
	var b strings.Builder
	for _, h := range [][2]string{
		{"From", s.from.String()}, {"To", (&netmail.Address{Address: to}).String()},
		{"Subject", mime.QEncoding.Encode("utf-8", strings.Join(strings.Fields(subject), " "))},
		{"Date", time.Now().UTC().Format(time.RFC1123Z)},
		{"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "quoted-printable"},
		{"Auto-Submitted", "auto-generated"},
	} {
		b.WriteString(h[0] + ": " + h[1] + "\r\n")
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	_, _ = q.Write([]byte(text)) // a strings.Builder takes everything
	_ = q.Close()
	return []byte(b.String())
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
