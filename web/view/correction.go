package view

import "dateline/internal/archive"

// CorrectionsPage lists the corrections of an edition.
type CorrectionsPage struct {
	Chrome
	Corrections []archive.CorrectionEntry // newest first
	Part        bool                      // not the newest part of the list
	Older       string                    // where the list goes on, "" at its end
}

func (p CorrectionsPage) head() head {
	h := head{title: p.words().Corrections, description: p.words().CorrectionsAbout, noIndex: p.Part}
	if !p.Part {
		h.path = p.Links.Corrections(p.Edition)
		h.alternates = alternates(p.Links.Editions(), p.Links.Corrections)
	}
	return h
}
