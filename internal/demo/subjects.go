package demo

// A SubjectKind says which of the three ways of filing a subject belongs to.
type SubjectKind string

// The kinds of subject.
const (
	Section SubjectKind = "section"
	Topic   SubjectKind = "topic"
	Place   SubjectKind = "place"
)

// Subject is something that reports are filed under. Keys are unique among
// subjects of one kind.
type Subject struct {
	Key  string
	Kind SubjectKind
	Name Text
}

// Subjects returns the sections in the order of the masthead, then the topics
// and the places.
func Subjects() []Subject {
	return []Subject{
		{"politics", Section, Text{English: "Politics", Korean: "정치"}},
		{"economy", Section, Text{English: "Economy", Korean: "경제"}},
		{"society", Section, Text{English: "Society", Korean: "사회"}},
		{"land", Section, Text{English: "Weather & Land", Korean: "날씨와 땅"}},
		{"culture", Section, Text{English: "Culture & Sport", Korean: "문화·스포츠"}},

		{"border-trade", Topic, Text{English: "Border trade", Korean: "국경 무역"}},
		{"courts", Topic, Text{English: "Courts", Korean: "재판"}},
		{"floods", Topic, Text{English: "Floods", Korean: "홍수"}},
		{"food", Topic, Text{English: "Food and harvest", Korean: "식량과 수확"}},
		{"football", Topic, Text{English: "Football", Korean: "축구"}},
		{"fuel-power", Topic, Text{English: "Fuel and power", Korean: "연료와 전력"}},
		{"health", Topic, Text{English: "Health", Korean: "보건"}},
		{"history", Topic, Text{English: "History", Korean: "역사"}},
		{"obituaries", Topic, Text{English: "Obituaries", Korean: "부고"}},
		{"schools", Topic, Text{English: "Schools", Korean: "학교"}},
		{"transport", Topic, Text{English: "Transport", Korean: "교통"}},

		{"dvarrin", Place, Text{English: "Dvarrin", Korean: "드바린"}},
		{"ilvane", Place, Text{English: "River Ilvane", Korean: "일바네강"}},
		{"orvessa", Place, Text{English: "Orvessa", Korean: "오르베사"}},
		{"penvary", Place, Text{English: "Penvary", Korean: "펜바리"}},
		{"sellomar", Place, Text{English: "Sellomar", Korean: "셀로마르"}},
		{"tovrak-pass", Place, Text{English: "Tovrak Pass", Korean: "토브라크 고개"}},
		{"uldren", Place, Text{English: "Uldren", Korean: "울드렌"}},
		{"vaskeren", Place, Text{English: "Vaskeren", Korean: "바스케렌"}},
	}
}
