package importer

import (
	"regexp"
	"strings"
)

// maxCaption is the length in characters above which a block with a credit in it
// is a paragraph all the same.
const maxCaption = 400

// takeCaptions takes the captions out of the blocks. The first becomes the
// photo's; a report has one lead photo.
func (p *textParser) takeCaptions() {
	var rest []string
	for _, block := range p.blocks {
		caption, ok := parseCaption(block)
		if !ok {
			rest = append(rest, block)
			continue
		}
		// A credit on a line of its own belongs to the line above it, which before
		// any running text can only be its caption.
		if caption.Caption == "" && len(rest) > 0 && !isSentenceAmong(rest[:len(rest)-1]) && length(rest[len(rest)-1]) <= maxCaption/2 &&
			p.report.Photo == nil && !isByline(rest[len(rest)-1]) {
			caption.Caption, rest = rest[len(rest)-1], rest[:len(rest)-1]
		}
		if p.report.Photo != nil {
			p.drop(block)
			p.warnf("The text has more than one photo caption; the first was used.")
			continue
		}
		p.report.Photo = &caption
	}
	p.blocks = rest
}

func isSentenceAmong(blocks []string) bool { return sentences(blocks) > 0 }

// parseCaption splits a caption from its credit; ok is false for a block without
// a credit.
func parseCaption(block string) (c PhotoCaption, ok bool) {
	if length(block) > maxCaption {
		return c, false
	}
	for _, re := range credits {
		m := re.FindStringSubmatchIndex(block)
		if m == nil {
			continue
		}
		c.Credit = strings.Trim(block[m[2]:m[3]], " /=:|,")
		before, after := strings.TrimRight(block[:m[0]], " /|,"), strings.TrimSpace(block[m[1]:])
		c.Caption = strings.TrimSpace(before + " " + after)
		return c, c.Credit != ""
	}
	return c, false
}

const (
	photoWord = `(?:file\s+)?(?:photo(?:graph)?s?|images?|pictures?|screen\s?shot|screengrab|사진|이미지|그래픽|화면)`
	creditBy  = `(?:\s*(?:credits?|제공|출처|캡처))?\s*(?:[/:：=]|\s(?:by|courtesy\s+of|via)\s)\s*`
)

// credits are the ways to credit a photo, each with the name as its group.
var credits = []*regexp.Regexp{
	// [Photo/NAME] (Photo: NAME) [사진=이름] (사진제공=이름)
	regexp.MustCompile(`(?i)[\[(（【]\s*` + photoWord + creditBy + `([^\[\]()（）【】]{1,80})[\])）】]`),
	// (AP Photo/NAME) (Reuters/NAME) (KCNA via Yonhap)
	regexp.MustCompile(`[\[(]\s*((?:AP|AFP|EPA|REUTERS|Reuters|Yonhap|Getty(?: Images)?|KCNA)(?:\s+Photo)?\s*(?:/|\svia\s)\s*[^\[\]()]{1,60})[\])]\.?$`),
	// … Photo: NAME and … /사진=이름 at the end
	regexp.MustCompile(`(?i)(?:^|[\s/|(.”"’])` + photoWord + `(?:\s*(?:credits?|제공|출처|캡처))?\s*[:：=]\s*([^.:：=]{1,60}?)\.?$`),
	// Photo by NAME
	regexp.MustCompile(`(?:^|[\s/|(.”"’])(?:Photo|Photograph|Image|Picture)s?\s+(?:by|courtesy of)\s+(\p{Lu}[^.:]{1,60}?)\.?$`),
	// … ⓒNAME
	regexp.MustCompile(`[ⓒ©]\s*(\p{L}[^.]{0,40}?)$`),
}
