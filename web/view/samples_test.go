package view_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/link"
	"dateline/web/static"
	"dateline/web/view"
)

var (
	kst     = time.FixedZone("KST", 9*60*60)
	first   = time.Date(2025, 7, 4, 5, 5, 0, 0, time.UTC)
	second  = first.Add(26 * time.Hour)
	third   = first.Add(50 * time.Hour)
	news    = archive.Subject{ID: 1, Kind: archive.KindSection, Slug: "society", Name: "Society", Names: map[archive.Edition]string{"ko": "사회"}}
	economy = archive.Subject{ID: 2, Kind: archive.KindSection, Slug: "economy", Name: "Economy", Names: map[archive.Edition]string{"ko": "경제"}}
	weather = archive.Subject{ID: 3, Kind: archive.KindTopic, Slug: "weather", Name: "Weather", Names: map[archive.Edition]string{"ko": "날씨"}}
	halden  = archive.Subject{ID: 4, Kind: archive.KindPlace, Slug: "halden", Name: "Halden", Names: map[archive.Edition]string{"ko": "할덴"}}
)

func chrome(t *testing.T, edition archive.Edition) view.Chrome {
	t.Helper()
	base, err := url.Parse("https://news.example.org")
	if err != nil {
		t.Fatal(err)
	}
	assets, err := static.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return view.Chrome{
		SiteName: "The Halden Record",
		Tagline:  "Reports from Velmora and its borders",
		Edition:  edition,
		Links:    link.New(base, []archive.Edition{"en", "ko"}),
		Assets:   assets,
		Sections: []archive.Subject{news, economy},
		Zone:     kst,
	}
}

func photoUse(n int) archive.PhotoUse {
	return archive.PhotoUse{
		PhotoID: fmt.Sprintf("%016d", n),
		Caption: "The harbour of Halden after three days of rain. Boats from the outer islands have not put in since Tuesday.",
		Credit:  "Mara Lind / The Halden Record",
		Alt:     "Small boats moored side by side under low grey cloud",
		Renditions: []archive.Rendition{
			{Width: 480, Height: 320, WebP: true}, {Width: 960, Height: 640, WebP: true}, {Width: 1600, Height: 1067, WebP: true},
		},
	}
}

// codeWord is the desk's name for a confidential source; no page may hold it, nor the slug and id beside it.
const (
	codeWord   = "Nightheron"
	secretSlug = "nightheron-secret"
	secretID   = 987654321
)

const sampleBody = `<p>The rain began on Tuesday before dawn and had not stopped by Friday evening. Along the lower quay of Halden the water stood a hand’s breadth below the doorsteps, and families carried what they could to the upper floors.</p>
<p>“Nobody told us to leave,” said a woman who keeps a shop near the bridge. “We heard it from the men who came off the last boat.” The provincial office has published no figures since Wednesday, when it counted <a href="/topics/weather">forty flooded houses</a>.</p>
<h2>A road that leads nowhere</h2>
<p>North of the town the road to the border post at Arne is cut in two places. A military source in the north said that engineers had been told to wait for orders that did not come. According to the broadcaster Velmora Central, the road is open.</p>
<blockquote><p>The road is open to those who do not need it.</p></blockquote>
<p>Traders at the market in Arne say that the price of flour has doubled in nine days. The Ministry of Supply did not answer questions that the <em>Record</em> sent on Thursday.</p>`

func article() archive.PublishedArticle {
	lead := photoUse(1)
	lead.Lead = true
	return archive.PublishedArticle{
		Article: archive.Article{
			ShortID: "0a1b2c3d", Edition: "en", State: archive.StateLive, Path: "/2025/07/04/water-at-the-doorsteps",
			Revision: 3, ShownFrom: 1, PublishedAt: first, UpdatedAt: third, RepliesOpen: true,
		},
		Current: archive.Revision{Number: 3, Kind: archive.RevisionCorrection, PublishedAt: third, Content: archive.Content{
			Headline:      "Water at the doorsteps: Halden waits for orders that do not come",
			Deck:          "Three days of rain have cut the road to the border. The province counts forty houses; people on the quay count more.",
			DatelinePlace: "Halden",
			DatelineDate:  archive.Date{Year: 2025, Month: 7, Day: 4},
			Body:          sampleBody,
			Bylines: []archive.Byline{
				{ContributorID: 1, Slug: "han-eun-su", Name: "Han Eun-su", Role: archive.BylineReporter},
				{ContributorID: 2, Slug: "iver-aas", Name: "Iver Aas", Role: archive.BylineReporter},
				{ContributorID: 3, Slug: "jo-weller", Name: "Jo Weller", Role: archive.BylineTranslator},
				{ContributorID: 4, Slug: "mara-lind", Name: "Mara Lind", Role: archive.BylinePhotographer},
			},
			Attributions: []archive.Attribution{
				{Kind: archive.SourceConfidential, SourceID: secretID, Slug: secretSlug, Name: codeWord, Phrase: "A military source in the north",
					SpokenOn: archive.Date{Year: 2025, Month: 7, Day: 3}, Reason: "Speaking to reporters is punished as treason."},
				{Kind: archive.SourcePublication, SourceID: 7, Slug: "velmora-central", Name: "Velmora Central", Phrase: "The broadcaster Velmora Central",
					SpokenOn: archive.Date{Year: 2025, Month: 7, Day: 4}},
				{Kind: archive.SourceOrganisation, SourceID: 8, Slug: "ministry-of-supply", Name: "Ministry of Supply", Phrase: "The Ministry of Supply, which did not answer"},
			},
			Photos:   []archive.PhotoUse{lead, photoUse(2)},
			Subjects: []archive.Subject{news, weather, halden},
		}},
		History: []archive.RevisionSummary{
			{Number: 3, Kind: archive.RevisionCorrection, PublishedAt: third, Correction: "An earlier revision gave the number of flooded houses as fourteen. The provincial office counted forty."},
			{Number: 2, Kind: archive.RevisionUpdate, PublishedAt: second},
			{Number: 1, Kind: archive.RevisionFirst, PublishedAt: first},
		},
		Corrections:  []archive.Correction{{Text: "An earlier revision gave the number of flooded houses as fourteen. The provincial office counted forty.", PublishedAt: third}},
		Translations: []archive.Translation{{Edition: "ko", Path: "/ko/2025/07/04/문턱까지-찬-물", Headline: "문턱까지 찬 물"}},
		Replies: []archive.Reply{
			{ID: 11, Name: "A reader upriver", Text: "The road was cut here on Wednesday already.\n\nNobody came.", CreatedAt: second},
			{ID: 12, ParentID: 11, Name: "K.", Text: "It was the same on our side.", CreatedAt: third},
			{ID: 13, Name: "Liv", Text: "Thank you for staying with this story.", CreatedAt: third},
		},
	}
}

// earlier is the revision before the current one of article.
func earlier() archive.Revision {
	r := article().Current
	r.Number, r.Kind, r.PublishedAt = 2, archive.RevisionUpdate, second
	r.Headline = "Water at the doorsteps: Halden waits for orders"
	r.Body = strings.Replace(r.Body, "forty flooded houses", "fourteen flooded houses", 1)
	r.Attributions = r.Attributions[:2]
	r.Photos = r.Photos[:1]
	return r
}

var headlines = []string{
	"Water at the doorsteps: Halden waits for orders that do not come", "Flour doubles in price at the border market in Arne",
	"Night trains stop without notice on the coast line", "Teachers in three districts go a second month without pay",
	"The last ferry to the outer islands is sold abroad", "Families of the missing are told to apply again",
	"A new law lets wardens search market stalls", "Snow closes the high pass two weeks early", "Old mine reopens under another name",
	"Radio hour in the minority language falls silent", "Border guards count every sack of salt",
	"What the census of the river villages leaves out",
}

var decks = []string{
	"Three days of rain have cut the road to the border. The province counts forty houses; people on the quay count more.",
	"Traders say that nine days were enough. The Ministry of Supply did not answer.", "Passengers waited until morning.", "",
}

// summaries are n articles, every third without a photo.
func summaries(n int) []archive.ArticleSummary {
	out := make([]archive.ArticleSummary, n)
	for i := range out {
		at := first.Add(-time.Duration(i) * 7 * time.Hour)
		section := []archive.Subject{news, economy}[i%2]
		content := archive.Content{
			Headline: headlines[i%len(headlines)], Deck: decks[i%len(decks)], Body: sampleBody,
			Bylines:  article().Current.Bylines[i%2 : i%2+1+i%3],
			Subjects: []archive.Subject{section, halden},
		}
		if i%3 != 2 {
			content.Photos = []archive.PhotoUse{photoUse(i + 1)}
		}
		var corrections []archive.Correction
		if i%5 == 3 {
			corrections = []archive.Correction{{Text: "It was laid up since March.", PublishedAt: at}}
		}
		out[i] = archive.ArticleSummary{
			ShortID: fmt.Sprintf("%08d", i), Edition: "en", Path: fmt.Sprintf("/2025/07/04/report-%d", i),
			PublishedAt: at, UpdatedAt: at, Corrections: corrections, Content: content,
		}
	}
	return out
}

// korean is the article's translation.
func korean() archive.PublishedArticle {
	a := article()
	a.Edition, a.Path = "ko", "/ko/2025/07/04/문턱까지-찬-물"
	c := &a.Current.Content
	c.Headline = "문턱까지 찬 물… 오지 않는 지시를 기다리는 할덴"
	c.Deck = "사흘째 이어진 비로 국경으로 가는 길이 끊겼다. 당국은 마흔 채가 잠겼다고 밝혔지만, 부두의 주민들은 그보다 많다고 말한다."
	c.DatelinePlace = "할덴"
	c.Body = `<p>비는 화요일 새벽에 내리기 시작해 금요일 저녁까지 그치지 않았다. 할덴의 아래쪽 부두에서는 물이 문턱에서 한 뼘 아래까지 차올랐고, 주민들은 옮길 수 있는 것을 모두 위층으로 날랐다.</p>
<p>다리 근처에서 가게를 하는 한 여성은 “떠나라고 말해 준 사람은 아무도 없었다”며 “마지막 배에서 내린 사람들에게서 들었다”고 말했다. 지방 당국은 <a href="/ko/topics/weather">침수 가옥이 마흔 채</a>라고 밝힌 수요일 이후 아무런 수치도 내놓지 않았다.</p>
<h2>아무 데도 닿지 않는 길</h2>
<p>북부의 한 군 소식통은 공병들이 오지 않는 지시를 기다리라는 말만 들었다고 전했다. 방송사 벨모라 중앙은 도로가 열려 있다고 보도했다.</p>`
	c.Bylines = []archive.Byline{
		{Slug: "han-eun-su", Name: "한은수", Role: archive.BylineReporter}, {Slug: "kim-ji-u", Name: "김지우", Role: archive.BylineTranslator},
		{Slug: "mara-lind", Name: "마라 린드", Role: archive.BylinePhotographer},
	}
	c.Attributions[0].Phrase, c.Attributions[0].Reason = "북부의 한 군 소식통", "언론과 접촉하면 반역죄로 처벌받는다."
	c.Attributions[1].Phrase, c.Attributions[1].Name = "방송사 벨모라 중앙", "벨모라 중앙"
	c.Attributions = c.Attributions[:2]
	for i := range c.Photos {
		c.Photos[i].Caption, c.Photos[i].Credit, c.Photos[i].Alt = "사흘 동안 비가 내린 뒤의 할덴 항구.", "마라 린드", "낮은 구름 아래 나란히 묶인 작은 배들"
	}
	a.Translations = []archive.Translation{{Edition: "en", Path: article().Path, Headline: article().Current.Headline}}
	a.History[0].Correction = "앞선 판에서 침수 가옥을 열네 채로 적었으나, 지방 당국이 밝힌 수는 마흔 채이므로 바로잡습니다."
	a.Corrections[0].Text = a.History[0].Correction
	a.Replies = nil
	return a
}
