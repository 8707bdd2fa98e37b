package demo

import (
	"image"

	"dateline/internal/demo/drawing"
)

// Picture is an illustration. It is drawn each time it is asked for.
type Picture struct {
	Name    string
	Caption Text
	Alt     Text
	Credit  Text
}

// Draw draws the picture. It returns an error if package drawing has none of
// that name.
func (p Picture) Draw() (image.Image, error) { return drawing.Draw(p.Name) }

// JPEG draws the picture and encodes it. It returns an error if package drawing
// has none of that name.
func (p Picture) JPEG() ([]byte, error) { return drawing.JPEG(p.Name) }

// Pictures returns every picture, in alphabetical order.
func Pictures() []Picture {
	return []Picture{
		picture("archive",
			"Illustration: The stacks of a records office.", "그림: 기록보관소의 서가.",
			"Tall shelves of boxes and ledgers lead to a small window; a green lamp lights an open book on a desk.",
			"상자와 장부가 꽂힌 높은 서가가 작은 창까지 이어지고, 책상 위 초록 등불이 펼친 책을 비춘다."),
		picture("blackout",
			"Illustration: Orvessa on a night without current.", "그림: 전기가 끊긴 밤의 오르베사.",
			"Dark apartment blocks under a full moon with few windows lit; in front a figure on a roof beside a candle.",
			"보름달 아래 불 켜진 창이 몇 없는 아파트들. 앞쪽 옥상에 촛불 곁의 사람이 서 있다."),
		picture("bridge",
			"Illustration: Porters cross the old bridge at first light.", "그림: 동틀 무렵 옛 다리를 건너는 짐꾼들.",
			"A stone bridge of many arches is mirrored in a misty river; people with loads walk in single file towards a guard post.",
			"아치가 이어진 돌다리가 안개 낀 강에 비치고, 짐을 진 사람들이 한 줄로 초소 쪽으로 걸어간다."),
		picture("clinic",
			"Illustration: A clinic in the northern hills.", "그림: 북부 산간의 진료소.",
			"People queue in the snow before a small house whose open door throws yellow light; mountains behind at dusk.",
			"어스름한 산을 등진 작은 집의 열린 문에서 노란 빛이 새어 나오고, 눈밭에 사람들이 줄지어 서 있다."),
		picture("court",
			"Illustration: The steps of the city court in Orvessa.", "그림: 오르베사시 법원의 계단.",
			"A white building with eight columns, half in shadow; one person with a briefcase on the wide steps.",
			"기둥 여덟 개가 선 흰 건물의 절반이 그늘에 잠겼고, 넓은 계단에 가방 든 사람 하나가 서 있다."),
		picture("flood",
			"Illustration: The lower town under water.", "그림: 물에 잠긴 아랫마을.",
			"Roofs, bare trees and a steeple stand in brown water; two people row past in a wooden boat.",
			"누런 물 위로 지붕과 앙상한 나무, 첨탑이 솟아 있고 두 사람이 나무배를 저어 지나간다."),
		picture("football",
			"Illustration: The cup final, before the fog.", "그림: 안개가 끼기 전의 컵 대회 결승.",
			"Players in red and white shirts on a floodlit pitch in front of a full stand.",
			"가득 찬 관중석 앞, 조명이 비추는 잔디밭에서 붉은색과 흰색 셔츠의 선수들이 뛰고 있다."),
		picture("fuel",
			"Illustration: Lorries wait for diesel before dawn.", "그림: 새벽, 경유를 기다리는 화물차들.",
			"A line of lorries with red tail lights stretches from a lit filling station towards distant blocks of flats.",
			"불 켜진 주유소에서 먼 아파트 쪽으로 붉은 후미등을 켠 화물차들이 길게 늘어서 있다."),
		picture("harbour",
			"Illustration: The island ferry at Sellomar.", "그림: 셀로마르항의 섬 연락선.",
			"A two-decked ship with a red funnel lies at a quay with cranes at sunrise; someone waits beside a suitcase.",
			"해 뜰 무렵 크레인이 선 부두에 붉은 굴뚝의 배가 정박해 있고, 한 사람이 가방 곁에서 기다린다."),
		picture("harvest",
			"Illustration: Wheat on the lower Ilvane.", "그림: 일바네강 하류의 밀밭.",
			"Cut and standing wheat under a low sun, three workers, sheaves, and a row of poplars by a farmhouse.",
			"낮은 해 아래 벤 밀과 선 밀, 일꾼 셋과 세워 둔 밀단, 농가 옆의 포플러 한 줄이 보인다."),
		picture("market",
			"Illustration: The night market at Dvarrin.", "그림: 드바린 야시장.",
			"Two rows of stalls with striped awnings under strings of bulbs; a crowd fills the lane between them.",
			"줄줄이 매단 전구 아래 줄무늬 천막 좌판이 두 줄로 서 있고 그 사이 길에 사람들이 가득하다."),
		picture("mountains",
			"Illustration: Winter on the Tovrak Pass.", "그림: 겨울의 토브라크 고개.",
			"Three ranges of snowy peaks; five people walk in line across a white valley between dark pines.",
			"세 겹으로 겹친 눈 덮인 봉우리 아래, 짙은 소나무 사이 흰 골짜기를 다섯 사람이 한 줄로 걷는다."),
		picture("railway",
			"Illustration: The new line north of Vaskeren.", "그림: 바스케렌 북쪽의 새 철길.",
			"A straight railway runs across a snowy plain at dusk towards a far light; a signal shows red.",
			"해 질 녘 눈 덮인 벌판을 곧은 철길이 먼 불빛까지 가로지르고, 신호기에 빨간불이 켜져 있다."),
		picture("rain",
			"Illustration: An evening of rain in the city.", "그림: 비 내리는 도시의 저녁.",
			"A tram comes up a wet street between lit shop windows and lamps; people walk under umbrellas.",
			"불 켜진 가게와 가로등 사이 젖은 거리로 전차가 다가오고 사람들이 우산을 쓰고 걷는다."),
		picture("school",
			"Illustration: The first morning of the school year.", "그림: 새 학년 첫날 아침.",
			"Children with satchels walk across a yard to a long schoolhouse; a tree in autumn colours stands beside it.",
			"가방을 멘 아이들이 운동장을 지나 긴 교사로 걸어가고 곁에는 단풍 든 나무가 서 있다."),
		picture("storm",
			"Illustration: Lightning over the southern line.", "그림: 남부 송전선 위의 번개.",
			"Forked lightning strikes a dark plain crossed by pylons; one band of yellow field is still in the sun.",
			"송전탑이 늘어선 어두운 벌판에 번개가 치고, 노란 밭 한 줄만 아직 햇빛을 받고 있다."),
		picture("window",
			"Illustration: A room with a view to the west.", "그림: 서쪽으로 창이 난 방.",
			"A geranium on a window sill, an empty chair with a coat over it, and on the table tea, spectacles and a paper.",
			"창턱의 제라늄과 외투가 걸린 빈 의자, 탁자 위에는 차 한 잔과 안경, 신문이 놓여 있다."),
	}
}

func picture(name, caption, captionKo, alt, altKo string) Picture {
	return Picture{
		Name:    name,
		Caption: Text{English: caption, Korean: captionKo},
		Alt:     Text{English: alt, Korean: altKo},
		Credit:  Text{English: "Drawing/The Halden Record", Korean: "그림/할덴 기록"},
	}
}
