package words

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"dateline/internal/archive"
)

var korean = Words{
	Language: "한국어",
	Locale:   "ko_KR",

	SkipToContent:    "본문으로 건너뛰기",
	Sections:         "분야",
	SiteNavigation:   "분야와 지난 기사",
	FooterNavigation: "사이트 안내",
	Archive:          "지난 기사",
	Corrections:      "바로잡습니다",
	Feed:             "RSS 피드",
	FrontPage:        "첫 화면",
	Editions:         "언어",
	Home:             "첫 화면으로",
	Promise:          "모든 기사의 주소는 바뀌지 않으며, 고친 내용은 빠짐없이 기록으로 남깁니다. 이 사이트는 독자에게 쿠키를 심지 않습니다.",

	Date:         koDate,
	Month:        func(year int, m time.Month) string { return fmt.Sprintf("%d년 %d월", year, m) },
	MonthName:    func(m time.Month) string { return fmt.Sprintf("%d월", m) },
	Year:         func(y int) string { return fmt.Sprintf("%d년", y) },
	Time:         func(t time.Time) string { return koDate(archive.DateOf(t)) + " " + Clock(t) },
	Weekdays:     [7]string{"일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"},
	WeekStart:    time.Sunday,
	Reports:      func(n int) string { return "기사 " + number(n) + "건" },
	ReplyCount:   func(n int) string { return "댓글 " + number(n) + "개" },
	DayOfReports: func(d archive.Date, n int) string { return koDate(d) + ", 기사 " + number(n) + "건" },

	MoreReports: "다른 기사",
	Older:       "이전 기사 더 보기",
	NoReports:   "아직 실린 기사가 없습니다.",
	ListLabel: map[archive.SubjectKind]string{
		archive.KindSection: "분야",
		archive.KindTopic:   "주제",
		archive.KindPlace:   "지역",
	},
	Byline:            "필자",
	Source:            "출처",
	ReportsFrom:       func(d archive.Date) string { return koDate(d) + " 기사" },
	ArchiveByDate:     "날짜별 지난 기사",
	NoCorrections:     "지금까지 바로잡은 기사가 없습니다.",
	CorrectionsAbout:  "보도가 틀렸을 때는 틀렸다고 밝힙니다. 최근 것부터 이곳에 싣고, 해당 기사 첫머리에도 함께 적습니다.",
	CorrectedMark:     "정정",
	RelatedPagination: "목록 더 보기",

	Credits: map[archive.BylineRole]Credit{
		archive.BylineReporter:     {After: " 기자"},
		archive.BylineWriter:       {Before: "글 "},
		archive.BylineTranslator:   {Before: "번역 "},
		archive.BylinePhotographer: {Before: "사진 "},
		archive.BylineEditor:       {Before: "편집 "},
	},
	ListComma: "·",
	ListAnd:   "·",
	Dateline: func(place string, d archive.Date) string {
		if d.IsZero() {
			return "[" + place + "]"
		}
		return "[" + strings.TrimSpace(fmt.Sprintf("%s %d월 %d일", place, d.Month, d.Day)) + "]"
	},
	Published:    "입력",
	Updated:      "수정",
	Correction:   "바로잡습니다",
	PhotoCredit:  func(credit string) string { return "사진=" + credit },
	AlsoIn:       "다른 언어",
	FiledUnder:   "분류",
	SourcesTitle: "이 기사의 출처",
	ChangesTitle: "고친 내용",
	CiteTitle:    "이 기사 인용하기",
	SourceKind: map[archive.SourceKind]string{
		archive.SourcePerson:       "인물",
		archive.SourceOrganisation: "기관·단체",
		archive.SourcePublication:  "언론·출판물",
		archive.SourceDocument:     "문서",
		archive.SourceConfidential: "익명 취재원",
	},
	SpokenOn: func(kind archive.SourceKind, date string) string {
		switch kind {
		case archive.SourcePublication:
			return date + " 보도"
		case archive.SourceDocument:
			return date + " 작성"
		}
		return date + " 발언"
	},
	WhyUnnamed:    "이름을 밝히지 않는 이유:",
	NotesTitle:    "각주",
	BackToText:    "본문으로 돌아가기",
	NoteSign:      func(n int) string { return fmt.Sprintf("각주 %d", n) },
	SourceSign:    func(n int) string { return fmt.Sprintf("출처 %d", n) },
	StatementSign: func(n int) string { return fmt.Sprintf("본문의 %d번째 대목으로", n) },
	RevisionKind: map[archive.RevisionKind]string{
		archive.RevisionFirst:      "첫 게재",
		archive.RevisionUpdate:     "수정",
		archive.RevisionMinor:      "경미한 수정",
		archive.RevisionCorrection: "정정",
	},
	RevisionNumber: func(n int) string { return fmt.Sprintf("제%d판", n) },
	ReadRevision:   "이 판 읽기",
	SeeChanges:     "달라진 부분 보기",
	EarlierHidden:  "그 이전 판은 공개하지 않습니다.",
	WholeRecord:    "전체 기록",
	Citation:       koCitation,
	CitePermanent:  "고유 주소",
	CiteURL:        "기사 주소",
	CiteRevision:   "판",

	Replies:        "댓글",
	LeaveReply:     "댓글 남기기",
	ReplyName:      "이름",
	ReplyEmail:     "전자우편",
	ReplyText:      "댓글 내용",
	ReplyNameHint:  "댓글과 함께 표시됩니다. 본명이 아니어도 됩니다.",
	ReplyEmailHint: "공개하지 않습니다. 편집국의 회신을 받고 싶을 때만 적어 주십시오.",
	ReplyTextHint:  "편집국이 먼저 읽은 뒤 게시합니다. 위험에 처할 수 있는 사람의 이름은 적지 말아 주십시오.",
	ReplySend:      "댓글 보내기",
	ReplyTrap:      "이 칸은 비워 두십시오",
	ReplyClosed:    "이 기사에는 더 이상 댓글을 받지 않습니다.",
	ReplySentTitle: "댓글이 편집국에 전달되었습니다",
	ReplySentText:  "모든 댓글은 편집자가 읽은 뒤 기사 아래에 게시합니다.",
	ReplyProblems:  "댓글을 아직 보내지 못했습니다",
	TooManyToday:   "편집국은 같은 통신망에서 하루에 정해진 수만큼만 받습니다. 보내신 글은 저장하지 않았으며 아래에만 남아 있습니다. 내일 다시 보내 주십시오.",
	ReplyErased:    "[삭제된 댓글]",
	BackToReport:   "기사로 돌아가기",
	ReplyTo:        func(name string) string { return name + " 님에게 답글 쓰기" },
	ReplyProblem:   koReplyProblem,
	ReplyFormTitle: func(headline string) string { return "‘" + headline + "’에 댓글 남기기" },
	Optional:       "선택",

	ErrorReport:          "오류 신고",
	ErrorReportOpen:      "틀린 곳을 편집국에 알리기",
	ErrorReportText:      "어디가 틀렸습니까?",
	ErrorReportHint:      "어느 대목이 왜 틀렸는지 적어 주십시오. 편집국만 읽습니다. 위험에 처할 수 있는 사람의 이름은 적지 말아 주십시오.",
	ErrorReportEmailHint: "편집국이 더 여쭈어도 될 때만 적어 주십시오. 처리가 끝나면 지웁니다.",
	ErrorReportSend:      "편집국에 보내기",
	ErrorReportProblems:  "아직 보내지 못했습니다",
	ErrorReportTitle:     func(headline string) string { return "‘" + headline + "’의 오류 신고" },
	ErrorReportProblem:   koErrorReportProblem,
	ErrorReportSentTitle: "고맙습니다. 편집국에 전달되었습니다",
	ErrorReportSentText:  "편집자가 살펴보겠습니다. 보도가 틀렸다면 기사 첫머리와 정정 목록에 정정을 싣습니다.",

	RevisionsTitle:  "고친 내용",
	RevisionsAbout:  "이 기사를 실을 때마다 그때의 글을 그대로 보존했습니다. 최근 것부터 보여 줍니다.",
	OldRevision:     "이전 판",
	CurrentRevision: "현재 판",
	NotCurrent: func(n int, at string) string {
		return fmt.Sprintf("%s에 실린 제%d판입니다. 지금의 기사 본문과 다릅니다.", at, n)
	},
	ReadCurrent: "현재 판 읽기",
	DiffTitle:   func(from, to int) string { return fmt.Sprintf("제%d판에서 제%d판으로", from, to) },
	DiffAbout:   "뺀 말에는 취소선을, 넣은 말에는 밑줄을 그었습니다.",
	DiffSame:    "두 판의 글은 같습니다. 서식이나 링크만 달라졌을 수 있습니다.",
	Removed:     "뺀 말:",
	Added:       "넣은 말:",
	EndOfChange: "여기까지",
	Field: map[Field]string{
		FieldHeadline: "제목",
		FieldDeck:     "요약",
		FieldDateline: "장소와 날짜",
		FieldBylines:  "필자",
		FieldBody:     "본문",
		FieldPhotos:   "사진",
		FieldSources:  "출처",
		FieldSubjects: "분류",
	},

	Preview:        "미리보기",
	PreviewText:    "독자에게는 보이지 않는 화면입니다.",
	PreviewBack:    "작성 화면으로 돌아가기",
	PreviewReplies: "기사가 게재되면 독자가 이곳에 댓글을 남길 수 있습니다.",
	NoHeadline:     "제목 없음",

	Error:          koError,
	Incident:       func(id string) string { return "문의하실 때 이 번호를 알려 주십시오: " + id },
	WithdrawnTitle: "철회된 기사입니다",
	WithdrawnOn: func(published, withdrawn string) string {
		return fmt.Sprintf("%s에 실렸던 기사를 %s에 철회했습니다.", published, withdrawn)
	},
	WithdrawnWhy: "편집국이 밝힌 이유",
	WasWithdrawn: func(from, to string) string {
		return fmt.Sprintf("%s에 철회했다가 %s에 다시 게재했습니다.", from, to)
	},
	NameTakenOut:    "당사자를 보호하기 위해 이 기사에서 이름을 뺐습니다.",
	WhyNameTakenOut: "이름이 알려지면 위험해질 수 있습니다.",
}

func koDate(d archive.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d년 %d월 %d일", d.Year, d.Month, d.Day)
}

func koCitation(c Citation) string {
	var b strings.Builder
	if c.Authors != "" {
		b.WriteString(c.Authors + ", ")
	}
	fmt.Fprintf(&b, "「%s」, 『%s』, %s, %s", c.Headline, c.Site, c.Date, c.URL)
	fmt.Fprintf(&b, " (제%d판, %s).", c.Revision, c.Revised)
	return b.String()
}

// koReplyProblem covers each field with one sentence that fits whatever is wrong with it.
func koReplyProblem(e archive.FieldError) string {
	switch e.Field {
	case "name":
		return fmt.Sprintf("이름을 %d자 이내로 적어 주십시오. 본명이 아니어도 됩니다.", archive.MaxReplyName)
	case "email":
		return "전자우편 주소를 name@example.org처럼 적거나 비워 두십시오."
	case "text":
		return "댓글을 " + number(archive.MaxReplyText) + "자 이내로 적어 주십시오."
	}
	return e.Message
}

func koErrorReportProblem(e archive.FieldError) string {
	if e.Field == "text" {
		return "틀린 곳을 " + number(archive.MaxErrorText) + "자 이내로 적어 주십시오."
	}
	return koReplyProblem(e)
}

func koError(status int) (title, text string) {
	switch status {
	case http.StatusNotFound:
		return "이 주소에는 문서가 없습니다", "기사의 주소는 바뀌지 않으므로 주소를 잘못 옮겨 적었을 수 있습니다. 지난 기사에서 날짜별로 찾아볼 수 있습니다."
	case http.StatusForbidden:
		return "볼 수 없는 문서입니다", "이 계정으로는 요청하신 일을 할 수 없습니다."
	case http.StatusMisdirectedRequest:
		return "이 사이트의 주소가 아닙니다", "그 이름을 맡지 않은 서버에 요청이 닿았습니다."
	case http.StatusMethodNotAllowed:
		return "이 주소는 그렇게 쓸 수 없습니다", "이전 화면으로 돌아가 다시 시도해 주십시오."
	case http.StatusRequestEntityTooLarge:
		return "보낸 내용이 너무 큽니다", "이 주소에서 받을 수 있는 크기를 넘었습니다."
	case http.StatusTooManyRequests:
		return "요청이 너무 많습니다", "잠시 뒤에 다시 시도해 주십시오."
	case http.StatusServiceUnavailable:
		return "지금은 기사를 불러올 수 없습니다", "몇 분 안에 복구될 것입니다. 잠시 뒤에 다시 시도해 주십시오."
	}
	if status >= 500 {
		return "사이트에 문제가 생겼습니다", "오류를 기록했습니다. 잠시 뒤에 다시 시도해 주십시오."
	}
	return "요청을 이해할 수 없습니다", "이전 화면으로 돌아가 다시 시도해 주십시오."
}
