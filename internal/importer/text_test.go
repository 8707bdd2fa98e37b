package importer_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/internal/archive"
	"dateline/internal/importer"
)

// appeared is the day on which the reports of these tests appeared.
var appeared = time.Date(2025, time.July, 7, 9, 0, 0, 0, time.UTC)

func confidential(phrase string, spoken ...int) importer.Attribution {
	return importer.Attribution{Kind: archive.SourceConfidential, Phrase: phrase, SpokenOn: day(spoken)}
}

func published(name string, spoken ...int) importer.Attribution {
	return importer.Attribution{Kind: archive.SourcePublication, Name: name, Phrase: name, SpokenOn: day(spoken)}
}

func day(ymd []int) archive.Date {
	if len(ymd) == 0 {
		return archive.Date{}
	}
	return archive.Date{Year: ymd[0], Month: time.Month(ymd[1]), Day: ymd[2]}
}

func reporter(name string) []importer.Byline {
	return []importer.Byline{{Name: name, Role: archive.BylineReporter}}
}

func TestParseText(t *testing.T) {
	t.Parallel()
	const (
		one = "Velmora has closed its only border crossing for the third time this year, it is said."
		two = "The closure began at dawn, and by noon no lorry had passed the barrier on either side."
	)
	tests := []struct {
		name, text string
		want       importer.Report
	}{
		{
			name: "a whole page",
			text: "Pilots lost over Orsk named ‘Sons of the Nation’… Widows given flats\n\n" +
				"A ceremony held on June 28 at the seat of the Council of Velmora. [Photo/Velmora Times]\n\n" +
				"Velmora has quietly given its highest honour to pilots who died in a foreign war.\n\n" +
				"“After the awards of spring, the title was given again,” a Velmoran air force source said on July 3. “Most were of the Third Wing.”\n\n" +
				"The source further said that the rites were held in private.\n\n" +
				"“It will be made public in a film,” the source said. “Their names will stand in the front row.”\n\n" +
				"“A family in Dorn was given a flat,” he said.\n\n" +
				"Earlier, on June 29, Velmora Central Television broadcast footage of a concert held the day before. It showed a notebook with the words: “I go without fear…”\n\n" +
				"Ana Ro-vell\n\nLeave a Reply\n\nClose",
			want: importer.Report{
				Headline: "Pilots lost over Orsk named ‘Sons of the Nation’… Widows given flats",
				Photo:    &importer.PhotoCaption{Caption: "A ceremony held on June 28 at the seat of the Council of Velmora.", Credit: "Velmora Times"},
				Paragraphs: []string{
					"Velmora has quietly given its highest honour to pilots who died in a foreign war.",
					"“After the awards of spring, the title was given again,” a Velmoran air force source said on July 3. “Most were of the Third Wing.”",
					"The source further said that the rites were held in private.",
					"“It will be made public in a film,” the source said. “Their names will stand in the front row.”",
					"“A family in Dorn was given a flat,” he said.",
					"Earlier, on June 29, Velmora Central Television broadcast footage of a concert held the day before. It showed a notebook with the words: “I go without fear…”",
				},
				Bylines:      reporter("Ana Ro-vell"),
				Attributions: []importer.Attribution{confidential("a Velmoran air force source", 2025, 7, 3), published("Velmora Central Television", 2025, 6, 29)},
				Dropped:      []string{"Leave a Reply", "Close"},
			},
		},
		{
			name: "single newlines, byte order mark, other line ends, no-break spaces, broken bytes",
			text: "\ufeffBorder shut again\r\n\tPhoto: Jo Marsh/Velmora Times \r\n" + strings.ReplaceAll(one, " ", "\u00a0") + "  \r\n" + two + "\xff\r\nBy Jo Marsh",
			want: importer.Report{
				Headline: "Border shut again", Photo: &importer.PhotoCaption{Credit: "Jo Marsh/Velmora Times"},
				Paragraphs: []string{one, two + "\uFFFD"}, Bylines: reporter("Jo Marsh"),
			},
		},
		{
			name: "hard-wrapped mail",
			text: "Border shut again\n\nVelmora has closed its only border crossing for the third\ntime this year, and traders on both sides of the river say\nthat nobody has told them why or until when.\n\n" +
				"The closure began at dawn, and by noon no lorry at all had\npassed the barrier on either side.\n\nReporting by Jo Marsh and Li Tan; Editing by Ed Voss",
			want: importer.Report{
				Headline: "Border shut again",
				Paragraphs: []string{
					"Velmora has closed its only border crossing for the third time this year, and traders on both sides of the river say that nobody has told them why or until when.",
					"The closure began at dawn, and by noon no lorry at all had passed the barrier on either side."},
				Bylines:      []importer.Byline{{Name: "Jo Marsh", Role: "reporter"}, {Name: "Li Tan", Role: "reporter"}, {Name: "Ed Voss", Role: "editor"}},
				Attributions: []importer.Attribution{confidential("traders on both sides of the river")},
			},
		},
		{
			name: "byline, date and share bar on top, dateline, deck",
			text: "Home > News\nBorder shut again\nTraders wait on both banks\nBy Jo Marsh in Dorn\nPublished: July 5, 2025 10:30\nShare this\n\nDORN, July 4 (VPA) — " + one + "\n\n" + two + "\n\n© 2025 Velmora Times. All rights reserved.",
			want: importer.Report{
				Headline: "Border shut again", Deck: "Traders wait on both banks", DatelinePlace: "DORN",
				Paragraphs: []string{one, two}, Bylines: reporter("Jo Marsh"),
				Dropped: []string{"Home > News", "Published: July 5, 2025 10:30", "Share this", "© 2025 Velmora Times. All rights reserved.", "in Dorn", "July 4 (VPA)"},
			},
		},
		{
			name: "links inside, comments below",
			text: "Border shut again\n\n" + one + "\n\nRelated Articles\n\nBridge opens in spring\n\nSalt is dear in Dorn\n\n" + two + "\n\nJo Marsh\n\nComments\n\nI crossed there yesterday and it was wide open, you liars.",
			want: importer.Report{
				Headline: "Border shut again", Paragraphs: []string{one, two}, Bylines: reporter("Jo Marsh"),
				Dropped:  []string{"Related Articles", "Bridge opens in spring", "Salt is dear in Dorn", "Comments", "I crossed there yesterday and it was wide open, you liars."},
				Warnings: []importer.Warning{{Format: "What follows “Comments” was taken for readers' comments and left out."}},
			},
		},
		{
			name: "sources of many kinds, each once",
			text: "Border shut again\n\nBy Jo Marsh\n\n" +
				"Two traders in the town of Dorn said the barrier fell on July 1. According to a resident of the north bank, soldiers came at night.\n\n" +
				"The Velmora Press Agency (VPA) did not comment, but Reuters reported on Dec. 30 that talks had failed. “A foreign diplomat said so,” one market official told the Velmora Times on July 2, 2024.\n\n" +
				"According to an internal directive obtained by Velmora Times, the closure lasts a month. The Border Ministry said nothing was wrong, Reuters said.",
			want: importer.Report{
				Headline: "Border shut again", Bylines: reporter("Jo Marsh"),
				Paragraphs: []string{
					"Two traders in the town of Dorn said the barrier fell on July 1. According to a resident of the north bank, soldiers came at night.",
					"The Velmora Press Agency (VPA) did not comment, but Reuters reported on Dec. 30 that talks had failed. “A foreign diplomat said so,” one market official told the Velmora Times on July 2, 2024.",
					"According to an internal directive obtained by Velmora Times, the closure lasts a month. The Border Ministry said nothing was wrong, Reuters said."},
				Attributions: []importer.Attribution{
					confidential("two traders in the town of Dorn"), confidential("a resident of the north bank"),
					published("Reuters", 2024, 12, 30), confidential("one market official", 2024, 7, 2),
					{Kind: archive.SourceDocument, Name: "an internal directive obtained by Velmora Times", Phrase: "an internal directive obtained by Velmora Times"},
					{Kind: archive.SourceOrganisation, Name: "Border Ministry", Phrase: "Border Ministry"},
				},
			},
		},
		{
			name: "an agency and its short name are one",
			text: "Border shut again\n\nThe Velmora News Agency (VNA) reported the closure. Later the VNA reported that it had ended, and KCNA said so too.\n\nThe Korean Central News Agency said it twice.\n\nJo Marsh",
			want: importer.Report{
				Headline: "Border shut again", Bylines: reporter("Jo Marsh"),
				Paragraphs:   []string{"The Velmora News Agency (VNA) reported the closure. Later the VNA reported that it had ended, and KCNA said so too.", "The Korean Central News Agency said it twice."},
				Attributions: []importer.Attribution{published("Velmora News Agency"), published("KCNA")},
			},
		},
		{
			name: "a name beside a source stays out of its phrase",
			text: "Border shut again\n\nA source in Dorn surnamed Arvel said on 3 July that soldiers came.\n\nA border source, Tem Arvel, said so again.\n\nAn official, Dana Kell, said it was false.\n\nJo Marsh",
			want: importer.Report{
				Headline: "Border shut again", Bylines: reporter("Jo Marsh"),
				Paragraphs:   []string{"A source in Dorn surnamed Arvel said on 3 July that soldiers came.", "A border source, Tem Arvel, said so again.", "An official, Dana Kell, said it was false."},
				Attributions: []importer.Attribution{confidential("a source in Dorn", 2025, 7, 3), confidential("a border source")},
				Warnings: []importer.Warning{{Format: "A name, or part of one, stands beside a source: “source in Dorn surnamed Arvel said on 3 July that soldiers came”. Check that it may be printed."},
					{Format: "A name, or part of one, stands beside a source: “source, Tem Arvel,”. Check that it may be printed."}},
			},
		},
		{
			name: "a source without introduction, a day of no calendar, a second caption",
			text: "Border shut again\n\nThe barrier at Dorn (Photo: Jo Marsh)\n\nThe river (Photo: Li Tan)\n\n" + one + "\n\nThe source said it would last. Another source said on June 31 that it would not.",
			want: importer.Report{
				Headline: "Border shut again", Photo: &importer.PhotoCaption{Caption: "The barrier at Dorn", Credit: "Jo Marsh"},
				Paragraphs:   []string{one, "The source said it would last. Another source said on June 31 that it would not."},
				Attributions: []importer.Attribution{confidential("another source")},
				Dropped:      []string{"The river (Photo: Li Tan)"},
				Warnings:     []importer.Warning{{Format: "The text has more than one photo caption; the first was used."}, {Format: "No byline was found."}},
			},
		},
		{
			name: "caption above its credit",
			text: "Border shut again\n\nThe barrier at Dorn on Monday\n\n(KCNA via Yonhap)\n\n" + one + "\n\nTranslated by Mira Vos",
			want: importer.Report{
				Headline: "Border shut again", Photo: &importer.PhotoCaption{Caption: "The barrier at Dorn on Monday", Credit: "KCNA via Yonhap"},
				Paragraphs: []string{one}, Bylines: []importer.Byline{{Name: "Mira Vos", Role: "translator"}},
			},
		},
		{
			name: "Korean report",
			text: "벨모라, 전사 조종사에 ‘국가의 아들’ 칭호… 유족은 수도로\n\n지난달 28일 벨모라 중앙회관에서 열린 추모 행사. /사진=벨모라통신\n\n[도른=김하나 기자] 벨모라 당국이 해외 전쟁에서 숨진 조종사들에게 최고 영예를 수여한 것으로 전해졌다.\n\n" +
				"벨모라 공군 소식통은 3일 “봄에 이어 다시 칭호가 수여됐다. 대부분 제3비행단 소속”이라고 말했다.\n\n이 소식통은 “조용히 진행됐다”며 “나중에 영화로 공개할 것”이라고 전했다.\n\n" +
				"앞서 지난달 29일 벨모라중앙TV는 합동 공연 영상을 방영했다.\n\n김하나 기자 hana@velmora.example\n\n<저작권자 ⓒ 벨모라타임스, 무단 전재 및 재배포 금지>\n\n관련기사\n\n댓글 0\n\n공유하기",
			want: importer.Report{
				Headline:      "벨모라, 전사 조종사에 ‘국가의 아들’ 칭호… 유족은 수도로",
				Photo:         &importer.PhotoCaption{Caption: "지난달 28일 벨모라 중앙회관에서 열린 추모 행사.", Credit: "벨모라통신"},
				DatelinePlace: "도른",
				Paragraphs: []string{"벨모라 당국이 해외 전쟁에서 숨진 조종사들에게 최고 영예를 수여한 것으로 전해졌다.",
					"벨모라 공군 소식통은 3일 “봄에 이어 다시 칭호가 수여됐다. 대부분 제3비행단 소속”이라고 말했다.",
					"이 소식통은 “조용히 진행됐다”며 “나중에 영화로 공개할 것”이라고 전했다.",
					"앞서 지난달 29일 벨모라중앙TV는 합동 공연 영상을 방영했다."},
				Bylines:      reporter("김하나"),
				Attributions: []importer.Attribution{confidential("벨모라 공군 소식통", 2025, 7, 3), published("벨모라중앙TV", 2025, 6, 29)},
				Dropped:      []string{"<저작권자 ⓒ 벨모라타임스, 무단 전재 및 재배포 금지>", "관련기사", "댓글 0", "공유하기", "hana@velmora.example"},
			},
		},
		{
			name: "Korean report with inverted sentences and single newlines",
			text: "벨모라 국경 다시 닫혀\n강 양쪽 상인들 발 묶여\n입력 2025.07.05 10:30\n(도른=벨모라통신) 이두리 기자 = 벨모라가 올해 들어 세 번째로 하나뿐인 국경 통로를 닫았다.\n" +
				"“밤에 군인들이 왔다”고 도른 지역의 한 주민이 12월 30일 전했다.\n국경 사정에 정통한 대북 소식통에 따르면 한 달 동안 닫힌다.\n조선중앙통신은 4일 관련 소식을 보도했다. 노동신문도 같은 내용을 전했다.\n주민 박모(40대) 씨는 장사를 접었다.\n번역=최세나",
			want: importer.Report{
				Headline: "벨모라 국경 다시 닫혀", Deck: "강 양쪽 상인들 발 묶여", DatelinePlace: "도른",
				Paragraphs: []string{"벨모라가 올해 들어 세 번째로 하나뿐인 국경 통로를 닫았다.", "“밤에 군인들이 왔다”고 도른 지역의 한 주민이 12월 30일 전했다.",
					"국경 사정에 정통한 대북 소식통에 따르면 한 달 동안 닫힌다.", "조선중앙통신은 4일 관련 소식을 보도했다. 노동신문도 같은 내용을 전했다.", "주민 박모(40대) 씨는 장사를 접었다."},
				Bylines: []importer.Byline{{Name: "최세나", Role: "translator"}, {Name: "이두리", Role: "reporter"}},
				Attributions: []importer.Attribution{confidential("도른 지역의 한 주민", 2024, 12, 30), confidential("국경 사정에 정통한 대북 소식통"),
					published("조선중앙통신", 2025, 7, 4), published("노동신문")},
				Dropped:  []string{"입력 2025.07.05 10:30", "벨모라통신"},
				Warnings: []importer.Warning{{Format: "A name, or part of one, stands beside a source: “박모(40대) 씨”. Check that it may be printed."}},
			},
		},
		{
			name: "Korean caption in brackets and a bare name",
			text: "벨모라 국경 다시 닫혀\n\n도른의 차단봉. [사진=이두리]\n\n벨모라가 올해 들어 세 번째로 하나뿐인 국경 통로를 닫았다.\n\n소식통은 8일 “이유를 모른다”고 말했다.\n\n이두리",
			want: importer.Report{
				Headline: "벨모라 국경 다시 닫혀", Photo: &importer.PhotoCaption{Caption: "도른의 차단봉.", Credit: "이두리"},
				Paragraphs:   []string{"벨모라가 올해 들어 세 번째로 하나뿐인 국경 통로를 닫았다.", "소식통은 8일 “이유를 모른다”고 말했다."},
				Bylines:      reporter("이두리"),
				Attributions: []importer.Attribution{confidential("소식통", 2025, 6, 8)},
			},
		},
		{
			name: "no headline",
			text: strings.Repeat("Velmora has closed its only border crossing, ", 4) + "traders say.",
			want: importer.Report{
				Paragraphs:   []string{strings.Repeat("Velmora has closed its only border crossing, ", 4) + "traders say."},
				Attributions: []importer.Attribution{confidential("traders")},
				Warnings:     []importer.Warning{{Format: "No headline was found."}, {Format: "No byline was found."}},
			},
		},
		{
			name: "nothing",
			text: " \r\n\u200b\n",
			want: importer.Report{Warnings: []importer.Warning{{Format: "No headline was found."}, {Format: "No paragraphs were found."}, {Format: "No byline was found."}}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := importer.ParseText(tt.text, importer.TextOptions{Date: appeared})
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty(), sameWarning); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			keepsWords(t, tt.text)
		})
	}
}

// TestFurniture holds the line between page furniture and the report: what only
// begins like furniture must stay.
func TestFurniture(t *testing.T) {
	t.Parallel()
	for line, dropped := range map[string]bool{
		"Share this:": true, "Share on Facebook": true, "3 Comments": true, "July 5, 2025": true, "Saturday, 5 July 2025 10:30": true,
		"Updated July 5, 2025 at 10:30 UTC": true, "Tags: border, trade": true, "https://velmora.example/x": true, "2025.07.05 10:30": true,
		"기사입력 2025-07-05 10:30": true, "▶ 관련기사 더 보기": true, "ⓒ 2025 벨모라타임스": true, "* * *": true,
		"Share prices fall in Velmora": false, "Updated guidelines for 2025 pilots": false, "Massacre of May 5, 1980 remembered": false,
		"Comments of the council anger traders": false, "■ 국경의 밤": false, "수정 헌법 2025년 시행": false, "Home guard called up": false,
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			r := importer.ParseText("Headline of the day\n\n"+line+"\n\nVelmora has closed its only border crossing for the third time.", importer.TextOptions{})
			if got := len(r.Dropped) == 1 && r.Dropped[0] == line; got != dropped {
				t.Errorf("dropped = %v, want %v: %+v", got, dropped, r)
			}
		})
	}
}

// TestHostileText feeds what could make a step quadratic.
func TestHostileText(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{
		"source ", "source said ", "a source said. ", "Comments\n", "By A B\n", "A Times said ", "Ana Marsh\n", "(Photo: X)\n", "소식통은 ", "조선통신은 전했다 ",
		"“", "\n", "Related\n", "a ", "residents surnamed X said\n\n", "July 4 — ", "[가=",
	} {
		t.Run(unit, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			for _, text := range []string{strings.Repeat(unit, 1<<18/len(unit)), strings.Repeat(strings.Repeat(unit, 19_000/len(unit))+"\n\n", 10)} {
				importer.ParseText(text, importer.TextOptions{Date: appeared})
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// sameWarning compares warnings by what they say.
var sameWarning = cmp.Comparer(func(a, b importer.Warning) bool { return a.String() == b.String() })
