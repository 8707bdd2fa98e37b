package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"time"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/importer"
	"dateline/internal/link"
)

type importCommand struct {
	Text importTextCommand `cmd:"" help:"Import reports from plain text files, one report each."`
}

type importTextCommand struct {
	Files    []string        `arg:"" name:"file" help:"Files with the text of one report each." type:"existingfile"`
	Date     string          `help:"Day of the report, as 2025-07-04; it dates the address. Today without it." env:"DATELINE_IMPORT_DATE" placeholder:"DATE"`
	Language archive.Edition `help:"Edition; the default one without it." env:"DATELINE_IMPORT_LANGUAGE" placeholder:"LANG"`
	Photo    string          `help:"Photo to go with the report's caption (with one text file)." type:"existingfile" env:"DATELINE_IMPORT_PHOTO" placeholder:"FILE"`
	Alt      string          `help:"Description of the photo for those who cannot see it; its caption without one." env:"DATELINE_IMPORT_ALT"`
	Reason   string          `help:"What readers are told of why a confidential source is not named." env:"DATELINE_IMPORT_REASON"`
	Publish  bool            `help:"Publish at once; otherwise each report becomes a draft." env:"DATELINE_IMPORT_PUBLISH"`
}

// defaultReason is what readers are told when the one who imports gives no reason of their own.
var defaultReason = map[archive.Edition]string{
	"en": "Naming the source could put them in danger.",
	"ko": "신원이 알려지면 취재원이 위험에 처할 수 있다.",
}

// Run imports every file, and prints the address of each report. The same file again makes no second report.
func (cmd *importTextCommand) Run(c *console, g *globals) error {
	if cmd.Photo != "" && len(cmd.Files) > 1 {
		return errors.New("--photo goes with one text file; import the others by themselves")
	}
	zone, err := time.LoadLocation(g.Timezone)
	if err != nil {
		return fmt.Errorf("--timezone: %w", err)
	}
	date, err := archive.ParseDate(cmd.Date)
	if err != nil {
		return fmt.Errorf("--date: %w", err)
	}
	at := time.Now()
	if !date.IsZero() {
		at = date.In(zone).Add(12 * time.Hour) // noon: the day is what was given, no hour was
	}
	return g.run(c, func(a *app) error {
		for _, file := range cmd.Files {
			if err := cmd.importFile(c, a, file, at); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
		return nil
	})
}

func (cmd *importTextCommand) importFile(c *console, a *app, file string, at time.Time) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	edition := cmd.Language
	if edition == "" {
		edition = a.links.Default()
	}
	report := importer.ParseText(string(text), importer.TextOptions{Date: at, Language: string(edition)})
	draft := desk.DraftFromReport(report, edition)
	draft.DatelineDate = archive.DateOf(at)
	cmd.giveReasons(c, &draft)
	if cmd.Photo != "" {
		use, err := cmd.addPhoto(c, a, report.Photo)
		if err != nil {
			return err
		}
		draft.Photos = []archive.PhotoUse{use}
	} else if report.Photo != nil {
		fmt.Fprintf(c.errOut, "%s: the caption %q waits for its photo: give it with --photo\n", file, report.Photo.Caption)
	}
	for _, w := range report.Warnings {
		fmt.Fprintf(c.errOut, "%s: %s\n", file, w)
	}
	for _, d := range report.Dropped {
		fmt.Fprintf(c.errOut, "%s: left out: %s\n", file, d)
	}
	sum := sha256.Sum256(text)
	id, err := a.desk.Create(c.ctx, draft, "text "+string(edition)+" "+hex.EncodeToString(sum[:]), 0)
	if err != nil {
		return err
	}
	return cmd.finish(c, a, id, at)
}

// finish publishes the draft if that was asked for, and prints where the report is.
func (cmd *importTextCommand) finish(c *console, a *app, id int64, at time.Time) error {
	draft, err := a.store.Draft(c.ctx, id)
	if err != nil {
		return err
	}
	article := draft.Article
	if cmd.Publish && article.State == archive.StateDraft {
		if article, err = a.desk.Publish(c.ctx, id, draft.Version, desk.PublishOptions{At: at}, 0); err != nil {
			return fmt.Errorf("saved as a draft, not published: %w", err)
		}
	}
	switch article.State {
	case archive.StateLive:
		_, err = fmt.Fprintf(c.out, "%s\t%s\n", a.links.Absolute(a.links.Permalink(article.ShortID)),
			a.links.Absolute(a.links.Article(article.Path)))
	case archive.StateWithdrawn:
		_, err = fmt.Fprintf(c.out, "%s was imported before and is withdrawn.\n", a.links.Absolute(a.links.Article(article.Path)))
	default:
		_, err = fmt.Fprintf(c.out, "draft\t%s\n", a.links.Absolute(link.DeskArticle(id)))
	}
	return err
}

// giveReasons fills in why each confidential source is not named, and says so.
func (cmd *importTextCommand) giveReasons(c *console, d *archive.Draft) {
	reason := cmd.Reason
	if reason == "" {
		reason = defaultReason[d.Article.Edition]
	}
	if reason == "" {
		reason = defaultReason["en"]
	}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		if a.Kind == archive.SourceConfidential && a.Reason == "" {
			a.Reason = reason
			fmt.Fprintf(c.errOut, "%s: readers are told: %s (--reason changes it)\n", a.Phrase, reason)
		}
	}
}

func (cmd *importTextCommand) addPhoto(c *console, a *app, caption *importer.PhotoCaption) (archive.PhotoUse, error) {
	data, err := os.ReadFile(cmd.Photo)
	if err != nil {
		return archive.PhotoUse{}, err
	}
	photo, err := a.desk.AddPhoto(c.ctx, data, 0)
	if err != nil {
		return archive.PhotoUse{}, fmt.Errorf("%s: %w", cmd.Photo, err)
	}
	use := desk.UsePhoto(photo)
	desk.CaptionPhoto(&use, caption)
	use.Lead = true
	if cmd.Alt != "" {
		use.Alt = cmd.Alt
	}
	if use.Alt == "" {
		use.Alt = use.Caption
	}
	return use, nil
}
