package demo

// A SourceKind says what a statement rests on.
type SourceKind string

// The kinds of source.
const (
	Person       SourceKind = "person"
	Organisation SourceKind = "organisation"
	Publication  SourceKind = "publication"
	Document     SourceKind = "document"
	Confidential SourceKind = "confidential"
)

// Source is a named source. Confidential sources are not among them: they exist
// only as attributions, so that no two reports can be linked through one.
type Source struct {
	Key  string
	Kind SourceKind
	Name Text
}

// Sources returns every named source.
func Sources() []Source {
	return []Source{
		{"belen-urrast", Person, Text{English: "Belen Urrast", Korean: "벨렌 우라스트"}},
		{"jorim-vandasek", Person, Text{English: "Jorim Vandasek", Korean: "요림 반다세크"}},
		{"osk-tellavar", Person, Text{English: "Osk Tellavar", Korean: "오스크 텔라바르"}},
		{"pell-ardovin", Person, Text{English: "Pell Ardovin", Korean: "펠 아르도빈"}},
		{"remna-kostrel", Person, Text{English: "Remna Kostrel", Korean: "렘나 코스트렐"}},
		{"tamsa-ovelic", Person, Text{English: "Tamsa Ovelic", Korean: "탐사 오벨리크"}},

		{"ministry-of-provision", Organisation, Text{English: "Ministry of Provision", Korean: "공급부"}},
		{"porters-association", Organisation, Text{English: "Dvarrin Porters’ Association", Korean: "드바린 짐꾼협회"}},
		{"river-watch", Organisation, Text{English: "River Watch", Korean: "강 감시단"}},
		{"ways-and-bridges", Organisation, Text{English: "Ministry of Ways and Bridges", Korean: "도로교량부"}},

		{"morning-furrow", Publication, Text{English: "Morning Furrow", Korean: "아침고랑"}},
		{"radio-ilvane", Publication, Text{English: "Radio Ilvane", Korean: "일바네 라디오"}},
		{"velmora-one", Publication, Text{English: "Velmora One", Korean: "벨모라 제1방송"}},
		{"velpress", Publication, Text{English: "Velpress", Korean: "벨프레스통신"}},

		{"circular-114", Document, Text{English: "Ministry of Provision, Circular 114", Korean: "공급부 회람 114호"}},
		{"court-record", Document, Text{English: "Record of sentence, Orvessa city court, March 2025", Korean: "오르베사시 법원 판결 기록, 2025년 3월"}},
		{"flood-register", Document, Text{English: "Flood register of the lower Ilvane, 1884–1953", Korean: "일바네강 하류 홍수 대장, 1884~1953년"}},
		{"grid-list", Document, Text{English: "List of streets and hours without current, Orvessa", Korean: "오르베사 거리별 정전 시간표"}},
		{"timetable-2025", Document, Text{English: "Railway winter timetable, 2024–25", Korean: "철도 겨울 시간표, 2024~25년"}},
	}
}
