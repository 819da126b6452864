// Radicals (部首) have code points of their own that look like the ideographs: text taken from a PDF is full of them.
// Pairs from Unicode's property Equivalent_Unified_Ideograph; one radical, ⺀, has no such ideograph.

const SUPPLEMENT = pairs(
  "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
  "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
);
const RADICAL = /[\u2e80-\u2fdf]/gu;

/** The text with each radical as the ideograph that it looks like: ⽅針 → 方針, ⻑ → 長. */
export function withoutRadicals(text: string): string {
  // Those of the Kangxi block fold by compatibility, one for one; those of the supplement do not.
  return text.replace(RADICAL, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize("NFKC"));
}

function pairs(radicals: string, ideographs: string): ReadonlyMap<string, string> {
  const likenesses = [...ideographs];
  return new Map([...radicals].map((radical, index) => [radical, likenesses[index] ?? radical]));
}
