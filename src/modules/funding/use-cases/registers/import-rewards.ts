import { uuidv7 } from "#platform/db";
import {
  type CheckScope,
  defineRegister,
  isFaulty,
  isKnown,
  isNew,
  type NewRow,
  type ReadRow,
  type RegisterField,
  type TakeScope,
} from "#platform/imports";
import { foldVietnamese } from "#platform/text";
import { officerRoles } from "../../permissions.ts";
import { listNamedRecognitions, listRewardedStars } from "../../store/recognitions.store.ts";
import { insertRewardList, insertRewards, lockRewards } from "../../store/rewards.store.ts";
import { fundingUrls } from "../../urls.ts";

const fields = [
  {
    key: "product",
    label: "Sản phẩm",
    synonyms: ["tên sản phẩm"],
    kind: "text",
    required: true,
    example: "Mắm cá (ví dụ)",
    maxLength: 250,
  },
  {
    key: "producer",
    label: "Chủ thể",
    synonyms: ["tên chủ thể", "cơ sở"],
    kind: "text",
    required: true,
    example: "HTX Ví Dụ",
    maxLength: 250,
  },
  {
    key: "star",
    label: "Hạng sao",
    synonyms: ["hạng", "số sao", "sao"],
    kind: "integer",
    required: true,
    example: 3,
    min: 3,
    max: 5,
  },
  {
    key: "amount",
    label: "Số tiền thưởng",
    synonyms: ["tiền thưởng", "số tiền", "mức thưởng"],
    kind: "money",
    required: true,
    min: 1,
    example: "8.000.000",
  },
  {
    key: "paidOn",
    label: "Ngày chi",
    synonyms: ["ngày thưởng"],
    kind: "date",
    required: true,
    example: "20/12/2024",
  },
  {
    key: "decisionNumber",
    label: "Số quyết định",
    synonyms: ["quyết định"],
    kind: "text",
    example: "99/QĐ-UBND",
    maxLength: 80,
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  recognitionId: string;
  productId: string;
  producerId: string;
}

export const rewardsRegister = defineRegister<Fields, Found>({
  name: "funding.rewards",
  title: "Sổ thưởng các năm trước",
  lead: "Những khoản thưởng đã chi trước khi dùng hệ thống. Sản phẩm có trong sổ không vào danh sách thưởng cùng hạng lần nữa.",
  path: fundingUrls.importRewards,
  access: officerRoles,
  fields,
  back: { href: fundingUrls.rewards, label: "Xem danh sách thưởng" },
  keyOf: ({ product, producer, star }) => nameKey(product, producer, star),
  check,
  take,
});

function nameKey(product: string, producer: string, star: number): string {
  return `${foldVietnamese(product)}|${foldVietnamese(producer)}|${star}`;
}

async function check({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const recognitions = await listNamedRecognitions(db, provinceCode);
  const byName = new Map(
    recognitions.map((each) => [nameKey(each.productName, each.producerName, each.star), each]),
  );
  const rewarded = new Set(
    (await listRewardedStars(db, provinceCode)).map(({ productId, star }) => `${productId}|${star}`),
  );
  return rows.map(({ values }) => {
    const recognition = byName.get(nameKey(values.product, values.producer, values.star));
    if (!recognition)
      return isFaulty({
        field: "product",
        text: `Không thấy công nhận ${values.star} sao của sản phẩm này. Kiểm tra tên sản phẩm, tên chủ thể, hoặc nhập danh bạ công nhận trước.`,
      });
    if (rewarded.has(`${recognition.productId}|${values.star}`)) return isKnown();
    if (values.paidOn > today) return isFaulty({ field: "paidOn", text: "Ngày này chưa tới." });
    const { recognitionId, productId, producerId } = recognition;
    return isNew({ recognitionId, productId, producerId });
  });
}

async function take(
  { tx, provinceCode, fileName, actor, now }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
): Promise<Record<string, number>> {
  await lockRewards(tx, provinceCode);
  const days = rows.map(({ values }) => values.paidOn).sort();
  const listId = uuidv7();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  await insertRewardList(tx, {
    id: listId,
    provinceCode,
    title: `Sổ thưởng nhập từ ${fileName}`.slice(0, 250),
    norm: "so-cu",
    fromOn: first,
    asOf: last,
    kind: "past",
    status: "paid",
    paidOn: last,
    sourceNote: fileName,
    isDemo: false,
    preparedBy: actor.accountId,
    preparedAt: now,
  });
  const rewards = await insertRewards(
    tx,
    rows.map(({ values, found }) => ({
      ...found,
      id: uuidv7(),
      listId,
      provinceCode,
      star: values.star,
      levelVnd: values.amount,
      alreadyVnd: 0,
      amountVnd: values.amount,
      explanation: `Đã chi ngày ${values.paidOn.split("-").reverse().join("/")}${values.decisionNumber ? ` theo ${values.decisionNumber}` : ""}.`,
    })),
  );
  return { rewards };
}
