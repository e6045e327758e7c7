import type { motifArt } from "./motif-art.ts";

export type Motif = keyof typeof motifArt;

/** Soft grounds, named so that the theme can dim them in the dark. */
export type Ground = "sand" | "water" | "honey" | "rose" | "stone" | "straw" | "leaf" | "lilac" | "clay";

export const groundColours: Record<Ground, string> = {
  sand: "#EFE6CF",
  water: "#DCE9EF",
  honey: "#F6E5C3",
  rose: "#F6DCD6",
  stone: "#E7E9ED",
  straw: "#F5ECC6",
  leaf: "#E0ECD9",
  lilac: "#EAE2EF",
  clay: "#EADDD0",
};

interface Look {
  motif: Motif;
  ground: Ground;
}

const fallback: Look = { motif: "basket", ground: "sand" };

/**
 * Words of product names with their accents: folded, "bổ" would be an ox and "mè" a mother.
 * The word that stands first decides, since Vietnamese names the thing before its kind: "muối tôm" is salt.
 */
const words: Partial<Record<Motif, string>> = {
  amphora: "tương|xì dầu|nước mắm|nước chấm|nước tương|giấm|mắm|dầu hào|chao|gốm|sứ|bình|lọ hoa|chum",
  salt: "muối",
  sake: "rượu|đế|vang",
  "hot-beverage": "cà phê|ca cao|cacao|sô cô la|chocolate",
  "steaming-bowl": "bột|ngũ cốc|cháo|súp",
  "teacup-without-handle": "trà|chè|hồng trà",
  "beverage-box": "nước ép|nước cốt|nước giải khát|nước uống|nước yến|nước",
  droplet: "nước khoáng|nước tinh khiết",
  "glass-of-milk": "sữa|sữa chua",
  "honey-pot": "mật ong|mật|sáp ong|phấn hoa|mật hoa",
  "lotion-bottle": "tinh dầu|dầu gội|sữa tắm|son|kem dưỡng|mỹ phẩm",
  soap: "xà phòng|xà bông",
  "rice-cracker": "bánh tráng|bánh phồng|bánh đa|cơm cháy",
  cookie: "bánh",
  spaghetti: "bún|miến|phở|mì|hủ tiếu|nui",
  candy: "kẹo|mứt",
  "pot-of-food": "chả|nem|giò|lạp xưởng|lạp xường|xúc xích|ruốc thịt",
  squid: "mực|bạch tuộc",
  crab: "cua|ghẹ|ba khía",
  lobster: "tôm hùm",
  shrimp: "tôm|tép|ruốc",
  "spiral-shell": "nghêu|sò|ốc|hàu|vọp",
  tomato: "cà chua",
  "tropical-fish": "cá cảnh|cá koi|cá rồng|cá dĩa",
  fish: "cá|lươn|ếch|lưỡi trâu",
  egg: "yến|tổ yến|yến sào|trứng",
  "cut-of-meat": "trâu|bò|dê",
  pig: "heo|lợn|thịt",
  "poultry-leg": "gà",
  duck: "vịt|ngan|ngỗng",
  "cooked-rice": "gạo|cơm|nếp",
  "sheaf-of-rice": "lúa",
  banana: "chuối",
  mango: "xoài",
  cucumber: "dưa leo|dưa chuột",
  watermelon: "dưa hấu",
  melon: "dưa lưới|dưa gang|mãng cầu|sầu riêng|mít|thanh long|trái cây|ổi|vú sữa",
  pineapple: "khóm|thơm|dứa",
  "leafy-green": "dưa bồn bồn|bồn bồn|kim chi|cải|rau|măng|xà lách|dưa cải",
  chopsticks: "đũa",
  coconut: "dừa|dừa sáp",
  lemon: "chanh",
  tangerine: "cam|quýt|bưởi|tắc|quất|măng cụt|chôm chôm|nhãn|vải|cà na",
  grapes: "nho",
  "hot-pepper": "ớt|sa tế|tiêu",
  garlic: "tỏi",
  onion: "hành|gừng|nghệ|riềng",
  mushroom: "nấm|đông trùng hạ thảo|linh chi",
  peanuts: "đậu phộng|lạc|điều|hạt điều|mè|đậu",
  carrot: "khoai|cà rốt|củ",
  "ear-of-corn": "bắp|ngô",
  lotus: "sen|hạt sen",
  herb: "sâm|đinh lăng|dược liệu|cao|nano|curcumin|hà thủ ô",
  "framed-picture": "tranh|khung ảnh",
  yarn: "chiếu|dệt|thổ cẩm|sợi|len|lụa|áo|khăn",
  broom: "chổi",
  basket: "tre|mây|lát|lục bình|cỏ bàng|giỏ xách|giỏ|rổ",
  wood: "gỗ|khay|thớt",
  hibiscus: "lan|hoa|mai|kiểng",
  "national-park": "du lịch|homestay|khu|điểm|tham quan|trải nghiệm|vườn",
};

interface Phrase {
  text: string;
  motif: Motif;
}

/** By first syllable, longer phrases first, so that "dưa leo" is asked before "dưa": a list page asks 24 times. */
const phrasesByStart = new Map<string, Phrase[]>();
for (const [motif, list] of Object.entries(words)) {
  for (const text of list.split("|")) {
    const start = text.split(" ")[0] ?? text;
    const known = phrasesByStart.get(start) ?? [];
    known.push({ text, motif: motif as Motif });
    phrasesByStart.set(
      start,
      known.sort((a, b) => b.text.length - a.text.length),
    );
  }
}

const bySet: Record<string, Look> = {
  "01": { motif: "leafy-green", ground: "leaf" },
  "02": { motif: "fish", ground: "water" },
  "03": { motif: "cooked-rice", ground: "sand" },
  "04": { motif: "honey-pot", ground: "honey" },
  "05": { motif: "steaming-bowl", ground: "rose" },
  "06": { motif: "rice-cracker", ground: "sand" },
  "07": { motif: "jar", ground: "straw" },
  "08": { motif: "fish", ground: "water" },
  "09": { motif: "amphora", ground: "clay" },
  "10": { motif: "salt", ground: "stone" },
  "11": { motif: "teapot", ground: "leaf" },
  "12": { motif: "teacup-without-handle", ground: "leaf" },
  "13": { motif: "hot-beverage", ground: "clay" },
  "14": { motif: "sake", ground: "stone" },
  "15": { motif: "sake", ground: "lilac" },
  "16": { motif: "droplet", ground: "water" },
  "17": { motif: "beverage-box", ground: "straw" },
  "18": { motif: "pill", ground: "leaf" },
  "19": { motif: "lotion-bottle", ground: "lilac" },
  "20": { motif: "herb", ground: "leaf" },
  "21": { motif: "basket", ground: "clay" },
  "22": { motif: "yarn", ground: "rose" },
  "23": { motif: "hibiscus", ground: "rose" },
  "24": { motif: "potted-plant", ground: "leaf" },
  "25": { motif: "tropical-fish", ground: "water" },
  "26": { motif: "national-park", ground: "leaf" },
};

const grounds: Partial<Record<Motif, Ground>> = {
  fish: "water",
  "tropical-fish": "water",
  squid: "water",
  "spiral-shell": "water",
  "beverage-box": "water",
  shrimp: "rose",
  lobster: "rose",
  crab: "rose",
  "hot-pepper": "rose",
  pig: "rose",
  "cut-of-meat": "rose",
  hibiscus: "rose",
  yarn: "rose",
  lotus: "rose",
  "honey-pot": "honey",
  tangerine: "honey",
  mango: "honey",
  egg: "honey",
  banana: "straw",
  pineapple: "straw",
  lemon: "straw",
  "ear-of-corn": "straw",
  salt: "stone",
  sake: "stone",
  garlic: "stone",
  coconut: "leaf",
  melon: "leaf",
  cucumber: "leaf",
  watermelon: "leaf",
  "leafy-green": "leaf",
  herb: "leaf",
  "teacup-without-handle": "leaf",
  "national-park": "leaf",
  grapes: "lilac",
  "lotion-bottle": "lilac",
  onion: "lilac",
  chopsticks: "clay",
  amphora: "clay",
  wood: "clay",
  basket: "clay",
  "hot-beverage": "clay",
  mushroom: "clay",
};

/** The drawn motif of a product: by the words of its name, else by its set (1–26, "QD26-03" or "03"). */
export function motifFor(productName: string, setNo?: number | string): Motif {
  const syllables = productName
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  for (const [at, syllable] of syllables.entries()) {
    const candidates = phrasesByStart.get(syllable);
    const found = candidates?.find(
      ({ text }) => text === syllables.slice(at, at + text.split(" ").length).join(" "),
    );
    if (found) return found.motif;
  }
  return lookOfSet(setNo).motif;
}

export function groundOf(motif: Motif): Ground {
  return (
    grounds[motif] ?? Object.values(bySet).find((look) => look.motif === motif)?.ground ?? fallback.ground
  );
}

function lookOfSet(setNo: number | string | undefined): Look {
  const digits = /(\d{1,2})$/.exec(String(setNo ?? ""))?.[1];
  return (digits && bySet[digits.padStart(2, "0")]) || fallback;
}
