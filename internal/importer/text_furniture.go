package importer

import (
	"regexp"
	"strings"
	"unicode"
)

// dropFurniture removes what belongs to the page a report was copied from.
func (p *textParser) dropFurniture(blocks []string) []string {
	var kept []string
	all, before := sentences(blocks), 0 // before counts those above the block
	for i := 0; i < len(blocks); i++ {
		block := blocks[i]
		switch label := labelOf(block); {
		case startsReplies[label] && all-before < before:
			// Readers' words must never pass for the report's.
			if all > before {
				p.warnf("What follows “%s” was taken for readers' comments and left out.", block)
			}
			for _, b := range blocks[i:] {
				p.drop(b)
			}
			return kept
		case startsLinks[label]:
			p.drop(block)
			for i+1 < len(blocks) && !isSentence(blocks[i+1]) && !isByline(blocks[i+1]) {
				i++
				p.drop(blocks[i])
			}
		case startsReplies[label], furniture[label], isFurniture(block):
			p.drop(block)
		default:
			kept = append(kept, block)
			if isSentence(block) {
				before++
			}
		}
	}
	return kept
}

func sentences(blocks []string) int {
	n := 0
	for _, b := range blocks {
		if isSentence(b) {
			n++
		}
	}
	return n
}

// labelOf returns a short block in the form of the lists below, or "".
func labelOf(block string) string {
	if length(block) > 60 {
		return ""
	}
	label := strings.TrimFunc(block, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	return strings.ToLower(label)
}

// isFurniture recognises lines that vary. Only short lines and notices of rights
// can be furniture; nothing that reads like a sentence of the report is dropped.
func isFurniture(block string) bool {
	if rightsNotice.MatchString(block) {
		return length(block) <= 200
	}
	return length(block) <= 120 && furnitureLine.MatchString(block)
}

var rightsNotice = regexp.MustCompile(`(?i)all rights reserved|^(?:copyright|\(c\)|[©ⓒ])\W*\d{4}|무단\s*전재|재배포\s*금지|^저작권자`)

var furnitureLine = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`\d+\s+(?:comments?|shares?|views?)`,
	`(?:댓글|조회수?|추천|공감)\s*\d+`,
	`\d+\s+min(?:ute)?s?\s+read`,
	`(?:tags?|filed under|keywords?|categories|태그|키워드)\s*[:：].*`,
	`(?:share (?:this|on|via|with)|follow us|subscribe to|click here|sign up|log in to|read more|read also|see also)\b[^.]*`,
	`your email address will not be published.*`,
	`required fields are marked.*`,
	`(?:published|updated|posted|last (?:updated|modified))\s*(?:[:：]|on\b|at\b)?\s*(?:` + clockDay + `)`,
	`(?:입력|수정|등록|승인|기사입력|최종수정)\s*[:：]?\s*\d{4}[\d\s.:/-]*(?:(?:수정|업데이트)\s*[:：]?[\d\s.:/-]*)?`,
	clockDay,
	`\d{4}\s*[.년/-]\s*\d{1,2}\s*[.월/-]\s*\d{1,2}\s*[.일]?(?:\s*\(?[월화수목금토일]?\)?\s*\d{1,2}:\d{2}(?::\d{2})?)?`,
	`https?://\S+`,
	`\S+@\S+\.\S+`,
	`[▶☞].*`,
	`(?:home|홈)\s*[>›»/].*`,
	`\(?끝\)?`,
	`[^\p{L}\p{N}]+`,
}, "|") + `)$`)

// clockDay is a day on a line of its own, perhaps with the time.
const clockDay = `(?:[a-z]{3,9}day,?\s+)?(?:` + englishDay + `|\d{4}[-./]\d{1,2}[-./]\d{1,2})(?:[\s,|at-]*\d{1,2}:\d{2}[^.]{0,20})?`

// startsReplies open the readers' corner, which runs to the end of the page.
var startsReplies = set("leave a reply", "leave a comment", "comments", "comment", "post a comment", "join the conversation",
	"댓글", "댓글 쓰기", "댓글 달기", "댓글 남기기", "답글 남기기", "독자 의견", "전체 댓글")

// startsLinks open a list of links, which the text may follow.
var startsLinks = set("related", "related articles", "related stories", "related posts", "related news", "related coverage",
	"read next", "you may also like", "you might also like", "most read", "most popular", "recommended", "more stories",
	"latest news", "trending", "관련기사", "관련 기사", "관련 뉴스", "많이 본 뉴스", "많이 본 기사", "인기 기사", "인기기사", "추천 기사", "주요 뉴스")

var furniture = set("close", "share", "share this", "share this article", "share this post", "tweet", "print", "print this page",
	"email", "e-mail", "copy link", "link copied", "facebook", "twitter", "x", "linkedin", "whatsapp", "telegram", "kakaotalk",
	"line", "reddit", "save", "bookmark", "listen", "advertisement", "ad", "sponsored", "subscribe", "subscribe now", "sign up",
	"sign in", "log in", "login", "register", "newsletter", "menu", "search", "home", "back to top", "top", "skip to content",
	"skip to main content", "next", "previous", "prev", "next article", "previous article", "read more", "continue reading",
	"view all", "see all", "load more", "show more", "follow us", "contact us", "about us", "donate", "support us",
	"cancel reply", "post comment", "submit", "reply", "like", "no comments", "no comments yet", "name", "website", "privacy policy",
	"terms of use", "cookie policy", "accept", "accept all", "공유", "공유하기", "기사 공유", "기사공유", "닫기", "인쇄", "인쇄하기",
	"프린트", "스크랩", "목록", "목록으로", "구독", "구독하기", "링크 복사", "주소 복사", "url 복사", "페이스북", "트위터", "카카오톡",
	"네이버", "밴드", "이메일", "본문 바로가기", "이전 기사", "다음 기사", "이전기사", "다음기사", "글자 크기", "글자크기", "기사 제보",
	"기사제보", "후원하기", "광고", "더보기", "맨 위로", "로그인", "회원가입", "검색", "메뉴", "홈", "좋아요", "등록", "취소", "저장")

func set(labels ...string) map[string]bool {
	m := make(map[string]bool, len(labels))
	for _, l := range labels {
		m[l] = true
	}
	return m
}
