package cli

import (
	"log/slog"

	"dateline/internal/config"
)

// globals are the settings that every command understands.
type globals struct {
	Data        string     `help:"Folder for photos and, without a database address, for the private Postgres." env:"DATELINE_DATA" default:"./data" placeholder:"DIR"`
	DatabaseURL string     `help:"Address of a Postgres database. Without one a private Postgres runs in the data folder." env:"DATELINE_DATABASE_URL,DATABASE_URL" placeholder:"URL"`
	PostgresBin string     `help:"Folder of the Postgres programs for the private server; found without it as a rule." env:"DATELINE_POSTGRES_BIN" placeholder:"DIR"`
	Cache       string     `help:"Folder for a Postgres that had to be fetched." env:"DATELINE_CACHE" placeholder:"DIR"`
	BaseURL     string     `help:"Public address of the site, as readers type it. Without one, http:// and where the server listens." env:"DATELINE_BASE_URL" placeholder:"URL"`
	Listen      string     `help:"Address on which the server listens." env:"DATELINE_LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	SiteName    string     `help:"Name of the site, until an admin sets one at the desk." env:"DATELINE_SITE_NAME" default:"Dateline"`
	Tagline     string     `help:"Line under the name, until an admin sets one at the desk." env:"DATELINE_TAGLINE" default:""`
	Timezone    string     `help:"Zone in which times are shown and reports are dated, as Asia/Seoul." env:"DATELINE_TIMEZONE" default:"UTC" placeholder:"ZONE"`
	Editions    []string   `help:"Languages of the site, the default one first." env:"DATELINE_EDITIONS" default:"en,ko"`
	LogLevel    slog.Level `help:"Least level of what is logged: debug, info, warn or error." env:"DATELINE_LOG_LEVEL" default:"info"`
	LogFormat   string     `help:"Form of the log: text or json." env:"DATELINE_LOG_FORMAT" enum:"text,json" default:"text"`
}

// site returns the settings of the site, checked. Those that only serve has stay as they are for the others.
func (g *globals) site(in config.Input) (*config.Site, error) {
	in.Name, in.Tagline, in.BaseURL, in.Editions, in.Zone = g.SiteName, g.Tagline, g.BaseURL, g.Editions, g.Timezone
	if in.BaseURL == "" {
		in.BaseURL = "http://" + g.Listen
	}
	in.RepliesPerDay = max(in.RepliesPerDay, 1)
	return config.Parse(in)
}
