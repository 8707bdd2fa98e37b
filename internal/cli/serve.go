package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"time"

	"dateline/internal/config"
	"dateline/internal/link"
	"dateline/internal/mail"
	"dateline/internal/secondfactor"
	"dateline/internal/site"
	"dateline/web/static"
)

// secondFactorKey is the file of the data folder that authenticator apps' secrets are sealed with. A dump of the
// database does not hold it.
const secondFactorKey = "second-factor.key"

// Time limits of the server's life.
const (
	setUpLinkLifetime = 24 * time.Hour
	drainFor          = 20 * time.Second // requests under way when the server is asked to end
)

type serveCommand struct {
	OpsListen      string        `help:"Private address for /metrics, /healthz and /readyz; empty for none." env:"DATELINE_OPS_LISTEN" placeholder:"HOST:PORT"`
	Hosts          []string      `help:"Further hosts that are ours, beside that of the base URL." env:"DATELINE_HOSTS" placeholder:"HOST"`
	TrustedProxies []string      `help:"Networks of reverse proxies whose forwarded headers count." env:"DATELINE_TRUSTED_PROXIES" placeholder:"CIDR"`
	ReplyDays      int           `help:"Days after publication in which readers may reply, until an admin sets them at the desk; 0 for no end." env:"DATELINE_REPLY_DAYS" default:"60"`
	RepliesPerDay  int           `help:"Replies that one neighbourhood of the network may send a day." env:"DATELINE_REPLIES_PER_DAY" default:"20"`
	TwoPeople      bool          `help:"Publishing takes two people: whoever approves a report must not be who wrote it last or sent it to review." env:"DATELINE_TWO_PEOPLE"`
	PublishDelay   time.Duration `help:"How long a publication waits before it goes out, so that it can be called back; 0 for not at all." env:"DATELINE_PUBLISH_DELAY" default:"0" placeholder:"TIME"`
	CacheMB        uint          `help:"Megabytes of pages kept in memory." env:"DATELINE_CACHE_MB" default:"64"`
	DemoIfEmpty    bool          `help:"Load the demo archive first if there is no article yet." env:"DATELINE_DEMO_IF_EMPTY"`
	RequireSecond  bool          `name:"require-second-factor" help:"Whoever publishes must set up a second factor before anything else." env:"DATELINE_REQUIRE_SECOND_FACTOR"`
	SMTPServer     string        `name:"smtp-server" help:"Mail server that sends invitations too, as mail.example.org:587; without one their links are handed over by hand." env:"DATELINE_SMTP_SERVER" placeholder:"HOST:PORT"`
	SMTPUser       string        `name:"smtp-user" help:"Name to sign in with at the mail server." env:"DATELINE_SMTP_USER"`
	SMTPPassword   string        `name:"smtp-password" help:"Password there; set it in the environment, where no list of processes shows it." env:"DATELINE_SMTP_PASSWORD"`
	SMTPFrom       string        `name:"smtp-from" help:"Address that letters come from." env:"DATELINE_SMTP_FROM" placeholder:"ADDRESS"`
	DevAssets      string        `help:"Read style sheets and scripts from this folder at each request, for development." env:"DATELINE_DEV_ASSETS" placeholder:"DIR"`
}

// Run serves until the context ends, then stops accepting, lets requests finish, and stops Postgres last.
func (cmd *serveCommand) Run(c *console, g *globals) (err error) {
	keepMemoryPrivate()
	tuneMemory(cmd.cacheBytes())
	listener, err := net.Listen("tcp", g.Listen)
	if err != nil {
		return fmt.Errorf("--listen: %w; is another Dateline running? Choose another port with --listen 127.0.0.1:8081", err)
	}
	defer func() { _ = listener.Close() }()
	if g.BaseURL == "" {
		g.BaseURL = "http://" + reachable(listener.Addr())
	}
	conf, err := g.site(config.Input{Hosts: cmd.Hosts, TrustedProxies: cmd.TrustedProxies, ReplyDays: cmd.ReplyDays,
		RepliesPerDay: cmd.RepliesPerDay, TwoPeople: cmd.TwoPeople, PublishDelay: cmd.PublishDelay, DevAssets: cmd.DevAssets})
	if err != nil {
		return err
	}
	a, err := g.open(c, conf, g.ownDatabase) // on that of a command that ends soon, it would end too
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	if cmd.DemoIfEmpty {
		if err := a.loadDemoIfEmpty(c); err != nil {
			return err
		}
	}
	if cmd.SMTPServer != "" {
		post, err := mail.New(mail.Settings{Server: cmd.SMTPServer, User: cmd.SMTPUser, Password: cmd.SMTPPassword, From: cmd.SMTPFrom})
		if err != nil {
			return err
		}
		a.desk.UseMail(post)
	}
	handler, err := cmd.server(c, a, conf)
	if err != nil {
		return err
	}
	if err := a.announce(c); err != nil {
		return err
	}
	return cmd.serve(c, a, handler, listener)
}

func (cmd *serveCommand) cacheBytes() uint64 { return uint64(cmd.CacheMB) << 20 }

// server wires the parts into the HTTP server.
func (cmd *serveCommand) server(c *console, a *app, conf *config.Site) (*site.Server, error) {
	assets, err := static.Open(cmd.DevAssets)
	if err != nil {
		return nil, err
	}
	key, err := secondfactor.OpenKey(filepath.Join(a.data, secondFactorKey))
	if err != nil {
		return nil, err
	}
	factors, err := secondfactor.New(a.store, key, conf.BaseURL)
	if err != nil {
		return nil, err
	}
	return site.New(site.Config{Site: conf, Links: a.links, Assets: assets, Log: c.log, CacheBytes: cmd.cacheBytes()},
		site.Parts{Store: a.store, Photos: a.photos, Desk: a.desk, Mails: cmd.SMTPServer != "",
			Factors: factors, RequireSecondFactor: cmd.RequireSecond})
}

// serve runs the listeners until the context ends or one of them fails.
func (cmd *serveCommand) serve(c *console, a *app, s *site.Server, listener net.Listener) error {
	ctx, cancel := context.WithCancel(c.ctx)
	defer cancel()
	failed := make(chan error, 2)
	publishing := a.publishOnTime(ctx, c.log)
	defer func() { cancel(); <-publishing }() // before the store is closed
	public := s.HTTPServer()
	go func() { failed <- public.Serve(site.Listen(listener)) }()
	if cmd.OpsListen != "" {
		ops := &http.Server{Addr: cmd.OpsListen, Handler: s.Operations(), ReadHeaderTimeout: 5 * time.Second}
		go func() { failed <- ops.ListenAndServe() }()
		defer func() { _ = ops.Close() }()
	}
	go a.watch(ctx, s.Invalidate)

	var postgresEnded <-chan struct{}
	if a.server != nil {
		postgresEnded = a.server.Done()
	}
	select {
	case err := <-failed:
		return err
	case <-postgresEnded:
		return errors.New("the private Postgres has ended; its last words are in the log above. Start again: nothing that was saved is lost")
	case <-ctx.Done():
	}
	fmt.Fprintln(c.errOut, "Stopping: finishing what is under way. Press again to stop at once.")
	drain, done := context.WithTimeout(context.WithoutCancel(ctx), drainFor)
	defer done()
	if err := public.Shutdown(drain); err != nil {
		return fmt.Errorf("some requests did not finish in %s: %w", drainFor, err)
	}
	return nil
}

// publishOnTime publishes what is on the schedule until ctx ends; the channel is closed when all of it has
// stopped. Where the database is away it tries again every second.
func (a *app) publishOnTime(ctx context.Context, log *slog.Logger) <-chan struct{} {
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for ctx.Err() == nil {
			if err := a.store.Work(ctx, log, a.desk.PublishDue); err != nil && ctx.Err() == nil {
				log.Error("the schedule does not run", "err", err)
			}
			select {
			case <-ctx.Done():
			case <-time.After(time.Second):
			}
		}
	}()
	return stopped
}

// watch tells changed whenever another process changed what readers see. While the database cannot say so,
// it takes everything for changed once a second.
func (a *app) watch(ctx context.Context, changed func()) {
	for ctx.Err() == nil {
		_ = a.store.Watch(ctx, changed)
		changed()
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

// announce says where to read and how to sign in.
func (a *app) announce(c *console) error {
	editors, err := a.store.Editors(c.ctx)
	if err != nil {
		return err
	}
	signIn, hint := link.DeskSignIn, "\n         (no password yet, or lost: dateline editor link ADDRESS)"
	if len(editors) == 0 {
		token, err := a.store.NewLink(c.ctx, 0, setUpLinkLifetime)
		if err != nil {
			return err
		}
		signIn, hint = link.DeskToken(link.DeskSetup, token), "\n         (makes the first account; works once, within a day)"
	}
	_, err = fmt.Fprintf(c.out, "Read:    %s\nSign in: %s%s\n", a.links.Absolute("/"), a.links.Absolute(signIn), hint)
	return err
}

// reachable returns where a browser on this machine reaches a listener.
func reachable(addr net.Addr) string {
	t, ok := addr.(*net.TCPAddr)
	if ok && t.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", t.Port)
	}
	return addr.String()
}
