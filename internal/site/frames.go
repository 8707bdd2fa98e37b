package site

import (
	"cmp"
	"context"
	"sync"
	"time"

	"dateline/internal/archive"
	"dateline/web/view"
)

// frames remembers what the pages of each edition show around their content between two writes, so that an
// article's page asks the store once.
type frames struct {
	load func(context.Context, archive.Edition) (archive.Frame, error)

	mu        sync.Mutex
	byEdition map[archive.Edition]keptFrame
}

type keptFrame struct {
	archive.Frame
	generation uint64
	readAt     time.Time
}

// frame returns the frame of an edition as it is now, or the store's error.
func (s *Server) frame(ctx context.Context, e archive.Edition) (archive.Frame, error) {
	m, generation := &s.frames, s.cache.generation.Load()
	m.mu.Lock()
	kept, ok := m.byEdition[e]
	m.mu.Unlock()
	if ok && kept.generation == generation && time.Since(kept.readAt) < keptFor {
		return kept.Frame, nil
	}
	readAt := time.Now()
	f, err := m.load(ctx, e)
	if err != nil {
		return archive.Frame{}, err
	}
	if first := s.links.Default(); f.Name == "" && e != first {
		named, err := s.frame(ctx, first)
		if err != nil {
			return archive.Frame{}, err
		}
		f.Name = named.Name
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.byEdition[e].generation <= generation {
		m.byEdition[e] = keptFrame{f, generation, readAt}
	}
	return f, nil
}

// latestName returns the site's name in an edition as it was read last, "" when nobody has asked yet.
func (m *frames) latestName(e archive.Edition) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.byEdition[e].Name
}

// bare returns what the pages of an edition share, without the navigation, which the store has to be asked
// for: enough for the page of an error. A section that has just left the site must not stand on it.
func (s *Server) bare(e archive.Edition) view.Chrome {
	return s.chromeWith(e, archive.Frame{Name: s.frames.latestName(e)})
}

func (s *Server) chromeWith(e archive.Edition, f archive.Frame) view.Chrome {
	return view.Chrome{
		SiteName: cmp.Or(f.Name, s.site.Name), Tagline: cmp.Or(f.Tagline, s.site.Tagline), Note: f.Note,
		Sections: f.Sections, Pages: f.Pages,
		Edition: e, Links: s.links, Assets: s.assets, Zone: s.site.Zone,
	}
}

// replyDays returns for how many days after publication readers may reply, 0 for no end.
func (s *Server) replyDays(f archive.Frame) int {
	if f.ReplyDays != nil {
		return *f.ReplyDays
	}
	return s.site.ReplyDays
}
