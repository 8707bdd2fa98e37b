package demo

// Contributor is a pen name. None needs a login.
type Contributor struct {
	Key  string
	Name Text
	Note Text // one sentence for the contributor's page
}

// Contributors returns everyone whom a byline may credit.
func Contributors() []Contributor {
	return []Contributor{
		{"mira-solvane", Text{English: "Mira Solvane", Korean: "미라 솔바네"},
			Text{English: "Mira Solvane reports on the capital and its courts.", Korean: "수도와 법원을 취재한다."}},
		{"k-ostrel", Text{English: "K. Ostrel", Korean: "K. 오스트렐"},
			Text{English: "K. Ostrel reports from the north and the frontier.", Korean: "북부와 국경 지역을 취재한다."}},
		{"dav-maruk", Text{English: "Dav Maruk", Korean: "다브 마루크"},
			Text{English: "Dav Maruk writes about fuel, grain and what things cost.", Korean: "연료와 곡물, 물가를 취재한다."}},
		{"linnet", Text{English: "Linnet", Korean: "리넷"},
			Text{English: "Linnet writes at length, and signs with a bird.", Korean: "긴 글을 쓰고 새 이름으로 서명한다."}},
		{"han-garam", Text{English: "Han Garam", Korean: "한가람"},
			Text{English: "Han Garam reports and translates for the Korean edition.", Korean: "한국어판 기자이자 번역자다."}},
		{"seo-rinae", Text{English: "Seo Rinae", Korean: "서리내"},
			Text{English: "Seo Rinae translates for the Korean edition and reports from Orvessa.", Korean: "한국어판 번역을 맡고 오르베사 소식을 전한다."}},
		{"j-ferrow", Text{English: "J. Ferrow", Korean: "J. 페로"},
			Text{English: "J. Ferrow edits The Halden Record.", Korean: "할덴 기록의 편집을 맡고 있다."}},
		{"drawing-desk", Text{English: "The Drawing Desk", Korean: "그림부"},
			Text{English: "The Drawing Desk makes the illustrations that stand where photographs would endanger someone.", Korean: "사진이 누군가를 위험하게 할 자리에 그림을 그려 넣는다."}},
	}
}
