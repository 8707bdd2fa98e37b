package archive

// Contributor is a name, often a pen name, that needs no login.
type Contributor struct {
	ID    int64
	Slug  string
	Name  string
	About string
}

// BylineRole is what a contributor did for an article.
type BylineRole string

// The roles of a byline.
const (
	BylineReporter     BylineRole = "reporter"
	BylineWriter       BylineRole = "writer"
	BylineTranslator   BylineRole = "translator"
	BylinePhotographer BylineRole = "photographer"
	BylineEditor       BylineRole = "editor"
)

// BylineRoles lists every role in the order in which forms offer them.
var BylineRoles = []BylineRole{BylineReporter, BylineWriter, BylineTranslator, BylinePhotographer, BylineEditor}

// Byline credits a contributor on an article. In input, a Byline without ContributorID names someone by
// Name, who is looked up and otherwise made.
type Byline struct {
	ContributorID int64      `json:"contributor"`
	Slug          string     `json:"slug"`
	Name          string     `json:"name"`
	Role          BylineRole `json:"role"`
}

// SourceKind is who or what a statement rests on.
type SourceKind string

// The kinds of source.
const (
	SourcePerson       SourceKind = "person"
	SourceOrganisation SourceKind = "organisation"
	SourcePublication  SourceKind = "publication"
	SourceDocument     SourceKind = "document"
	SourceConfidential SourceKind = "confidential"
)

// SourceKinds lists every kind in the order in which forms offer them.
var SourceKinds = []SourceKind{SourcePerson, SourceOrganisation, SourcePublication, SourceDocument, SourceConfidential}

// Source is a source that the desk keeps. A confidential one has no slug; its Name is a code word of the desk.
type Source struct {
	ID    int64
	Kind  SourceKind
	Slug  string
	Name  string
	About string
}

// Attribution ties an article to a source.
//
// In a revision a confidential attribution carries neither SourceID nor Slug nor Name: two reports must
// not be linkable through it. Public returns it in that form. In input, an Attribution without SourceID
// names a source by Kind and Name, which is looked up and otherwise made; a confidential one may have no
// source at all, the safest record being none.
type Attribution struct {
	Kind     SourceKind `json:"kind"`
	SourceID int64      `json:"source,omitempty"`
	Slug     string     `json:"slug,omitempty"`
	Name     string     `json:"name,omitempty"`
	Phrase   string     `json:"phrase"` // what readers see: "a military source in the north"
	SpokenOn Date       `json:"spoken_on"`
	Reason   string     `json:"reason,omitempty"` // why anonymity was given
	// Key is what statements in the text name the attribution by, 0 for none. It is a number within one
	// article; in a revision it is the attribution's place in the list, counting from 1.
	Key int `json:"key,omitempty"`
}

// Public returns the attribution as a revision may hold it.
func (a Attribution) Public() Attribution {
	if a.Kind == SourceConfidential {
		a.SourceID, a.Slug, a.Name = 0, "", ""
	}
	return a
}

// SubjectKind is how an article is filed.
type SubjectKind string

// The kinds of subject.
const (
	KindSection SubjectKind = "section"
	KindTopic   SubjectKind = "topic"
	KindPlace   SubjectKind = "place"
)

// Subject is a section, topic or place. In input, one without ID is looked up by Kind and Name and
// otherwise made.
type Subject struct {
	ID    int64              `json:"id"`
	Kind  SubjectKind        `json:"kind"`
	Slug  string             `json:"slug"`
	Name  string             `json:"name"`
	Names map[Edition]string `json:"names,omitempty"`
}

// NameIn returns the subject's name in an edition.
func (s Subject) NameIn(e Edition) string {
	if n := s.Names[e]; n != "" {
		return n
	}
	return s.Name
}
