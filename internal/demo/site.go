package demo

import (
	"context"
	"slices"

	"dateline/internal/archive"
)

var siteNames = map[archive.Edition]string{English: "The Halden Record", Korean: "할덴 기록"}

var siteTaglines = map[archive.Edition]string{
	English: "News from Velmora, a country that does not exist",
	Korean:  "세상에 없는 나라, 벨모라의 소식",
}

var siteNotes = map[archive.Edition]string{
	English: "An example archive. Every person, place and event in it is invented.",
	Korean:  "보기로 만든 아카이브입니다. 여기 나오는 사람과 장소와 사건은 모두 지어낸 것입니다.",
}

// sitePages are the pages on which the newspaper tells of itself; paragraphs stand apart.
var sitePages = []struct {
	kind        archive.PageKind
	title, body Text
}{
	{archive.PageAbout, Text{English: "About the Record", Korean: "할덴 기록 소개"}, Text{
		English: `<p>The Halden Record reports from Velmora for readers inside the country and outside it. It has no owner in Velmora, takes no advertising, and signs nothing it has not checked with two people who do not know each other.</p>
<p>It also does not exist. Velmora is an invented country, and this archive was written to show what Dateline does. Take it apart, then begin your own.</p>`,
		Korean: `<p>할덴 기록은 벨모라 안팎의 독자를 위해 벨모라 소식을 전합니다. 벨모라에 소유주를 두지 않고, 광고를 싣지 않으며, 서로 모르는 두 사람에게 확인하지 않은 것은 쓰지 않습니다.</p>
<p>그리고 이 신문은 세상에 없습니다. 벨모라는 지어낸 나라이고, 이 아카이브는 데이트라인이 무엇을 하는지 보여 주려고 쓴 것입니다. 마음껏 살펴보신 뒤 여러분의 아카이브를 시작하십시오.</p>`}},
	{archive.PageCorrectionsPolicy, Text{English: "How we correct", Korean: "정정 원칙"}, Text{
		English: `<p>When a report was wrong we correct it, say what was wrong and what it says now, and date the note. The note stands at the head of the report and in the list of corrections for as long as the report does.</p>
<p>Earlier versions stay on record. We take one off only where it could put a person at risk, and then we say that we did.</p>`,
		Korean: `<p>보도가 틀렸으면 바로잡고, 무엇이 틀렸으며 지금은 어떻게 고쳤는지 날짜와 함께 적습니다. 이 글은 기사가 있는 한 기사 첫머리와 정정 목록에 남습니다.</p>
<p>앞선 판도 기록으로 남깁니다. 누군가를 위험하게 할 수 있을 때만 내리고, 내렸다는 사실을 밝힙니다.</p>`}},
	{archive.PageAnonymousSources, Text{English: "When we do not name a source", Korean: "취재원을 밝히지 않는 경우"}, Text{
		English: `<p>We leave a source unnamed when naming them could cost them their work, their freedom or their life, and when what they say cannot be had in another way. An editor who has not met the source decides. The report gives the reason.</p>
<p>We describe an unnamed source as closely as is safe and no closer. Two reports never let a reader tell whether they rest on the same person.</p>`,
		Korean: `<p>이름을 밝히면 일자리나 자유, 목숨을 잃을 수 있고 다른 길로는 그 이야기를 들을 수 없을 때 취재원의 이름을 밝히지 않습니다. 취재원을 만나지 않은 편집자가 결정하며, 기사에 그 이유를 적습니다.</p>
<p>이름을 밝히지 않은 취재원은 안전한 만큼만 설명합니다. 두 기사가 같은 사람에게 기대고 있는지 독자가 알 수 있게 쓰지 않습니다.</p>`}},
	{archive.PageReplyPolicy, Text{English: "Rules for replies", Korean: "댓글 원칙"}, Text{
		English: `<p>We read each reply before it appears. We leave out what could put someone at risk, what insults, and what sells. We do not keep the address you write from.</p>`,
		Korean:  `<p>댓글은 모두 읽은 뒤에 싣습니다. 누군가를 위험하게 할 수 있는 글, 모욕하는 글, 물건을 파는 글은 싣지 않습니다. 글을 보낸 주소는 남기지 않습니다.</p>`}},
}

// site names the newspaper and writes its pages, where the desk has not done so itself.
func (l *loader) site(ctx context.Context) error {
	s, err := l.store.SiteSettings(ctx)
	if err != nil {
		return err
	}
	if s.Version == 0 {
		noEnd := 0 // most reports are old, and readers are to try a reply under any
		s.Names, s.Taglines, s.Notes, s.ReplyDays = siteNames, siteTaglines, siteNotes, &noEnd
		if err := l.store.SaveSiteSettings(ctx, s, nil, 0); err != nil {
			return err
		}
	}
	written, err := l.store.SitePages(ctx)
	if err != nil {
		return err
	}
	for _, x := range sitePages {
		for _, e := range []archive.Edition{English, Korean} {
			if slices.ContainsFunc(written, func(p archive.SitePage) bool { return p.Kind == x.kind && p.Edition == e }) {
				continue
			}
			p := archive.SitePage{Kind: x.kind, Edition: e, Title: x.title[string(e)], Body: x.body[string(e)]}
			if err := l.store.SaveSitePage(ctx, p, 0); err != nil {
				return err
			}
		}
	}
	return nil
}
