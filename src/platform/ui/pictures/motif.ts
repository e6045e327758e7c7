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

/** First match wins, so the telling word stands above the general one: "muối tôm" is salt, "tôm khô" is shrimp. */
const words: [pattern: RegExp, motif: Motif][] = [
  [/\b(tuong|xi dau|nuoc mam|nuoc cham|giam|mam|dau hao)\b/, "amphora"],
  [/\bmuoi\b/, "salt"],
  [/\b(ruou|vang|de go den)\b/, "sake"],
  [/\b(ca phe|ca cao|cacao|chocolate|so co la)\b/, "hot-beverage"],
  [/\b(bot|sua)\b.*\b(gao|dau|ngu coc|sen)\b|\bngu coc\b/, "steaming-bowl"],
  [/\b(tra|che)\b/, "teacup-without-handle"],
  [/\b(nuoc ep|nuoc cot|nuoc khoang|nuoc uong|nuoc giai khat|nuoc)\b/, "beverage-box"],
  [/\b(mat ong|sap ong|phan hoa|mat)\b/, "honey-pot"],
  [/\b(tinh dau|dau goi|sua tam|son moi|kem duong|my pham)\b/, "lotion-bottle"],
  [/\b(xa phong|xa bong)\b/, "soap"],
  [/\b(banh trang|banh phong|banh da)\b/, "rice-cracker"],
  [/\bbanh\b/, "cookie"],
  [/\b(bun|mien|pho|mi|hu tieu|nui)\b/, "spaghetti"],
  [/\b(keo|mut)\b/, "candy"],
  [/\b(cha|nem|gio|lap xuong|xuc xich)\b/, "pot-of-food"],
  [/\b(muc|bach tuoc)\b/, "squid"],
  [/\b(cua|ghe|ba khia)\b/, "crab"],
  [/\b(tom hum)\b/, "lobster"],
  [/\b(tep|ruoc|tom|tom kho)\b/, "shrimp"],
  [/\b(ngheu|so|oc|hau|vop)\b/, "spiral-shell"],
  [/\b(ca chua)\b/, "tomato"],
  [/\b(ca canh|ca koi|ca rong)\b/, "tropical-fish"],
  [/\b(ca|kho ca|luon|ech|luoi trau)\b/, "fish"],
  [/\b(yen|to yen|yen sao|trung)\b/, "egg"],
  [/\b(trau|bo|de)\b/, "cut-of-meat"],
  [/\b(heo|lon|thit)\b/, "pig"],
  [/\bga\b/, "poultry-leg"],
  [/\b(vit|ngan|ngong)\b/, "duck"],
  [/\b(gao|com|nep|tam thom)\b/, "cooked-rice"],
  [/\b(lua)\b/, "sheaf-of-rice"],
  [/\b(chuoi)\b/, "banana"],
  [/\b(xoai)\b/, "mango"],
  [/\b(dua leo|dua chuot)\b/, "cucumber"],
  [/\b(dua hau)\b/, "watermelon"],
  [/\b(dua luoi|dua gang)\b/, "melon"],
  [/\b(khom|thom|dua queo)\b/, "pineapple"],
  [/\b(dua bon bon|bon bon|kim chi|cai|rau|mang|xa lach)\b/, "leafy-green"],
  [/\bdua\b.*\b(duoc|go|tre|an)\b|\b(dua duoc|doi dua)\b/, "chopsticks"],
  [/\b(dua|mat hoa dua)\b/, "coconut"],
  [/\b(chanh)\b/, "lemon"],
  [/\b(cam|quyt|buoi|tac|quat|mang cut|chom chom|nhan|vai|ca na)\b/, "tangerine"],
  [/\b(nho)\b/, "grapes"],
  [/\b(mang cau|na|sau rieng|mit|thanh long|trai cay|oi|vu sua)\b/, "melon"],
  [/\b(ot|sa te|sate|tieu)\b/, "hot-pepper"],
  [/\b(toi)\b/, "garlic"],
  [/\b(hanh|gung|nghe|rieng)\b/, "onion"],
  [/\b(nam|dong trung|linh chi)\b/, "mushroom"],
  [/\b(dau phong|lac|dieu|hat|me|dau)\b/, "peanuts"],
  [/\b(khoai|ca rot|cu)\b/, "carrot"],
  [/\b(bap|ngo)\b/, "ear-of-corn"],
  [/\b(sen)\b/, "lotus"],
  [/\b(sam|dinh lang|duoc lieu|cao|nano|curcumin|ha thu o)\b/, "herb"],
  [/\b(gom|su|binh|lo hoa|chum)\b/, "amphora"],
  [/\b(tranh|guong)\b/, "framed-picture"],
  [/\b(chieu|det|tho cam|soi|len|lua to tam|ao|khan)\b/, "yarn"],
  [/\b(choi)\b/, "broom"],
  [/\b(tre|may|lat|luc binh|co bang|gio xach|ro)\b/, "basket"],
  [/\b(go|khay|tho)\b/, "wood"],
  [/\b(lan|hoa|mai|kieng)\b/, "hibiscus"],
  [/\b(du lich|homestay|khu|diem|tham quan|trai nghiem|vuon)\b/, "national-park"],
];

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
  const name = fold(productName);
  const found = words.find(([pattern]) => pattern.test(name));
  return found?.[1] ?? lookOfSet(setNo).motif;
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

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}
