import { helpKinds } from "#modules/consultants";
import { listCommunes } from "#modules/territory";
import type { Tx } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
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
import { candidateKinds, potentials } from "../domain/candidate.ts";
import { insertCandidates, knownCandidates } from "../store/candidates.store.ts";
import { producersByName } from "../store/history.store.ts";
import { insertMoves } from "../store/papers.store.ts";
import { lockSurvey, type Survey } from "../store/surveys.store.ts";
import { cycleUrls } from "../urls.ts";
import { candidateFrom, firstMove } from "./keep-candidate.ts";
import { getSurvey } from "./keep-survey.ts";
import { provincesOf } from "./read-surveys.ts";

const choices = <T extends string>(names: Record<T, string>) =>
  (Object.entries(names) as [T, string][]).map(([value, label]) => ({ value, label }));

const fields = [
  {
    key: "commune",
    label: "Xã, phường",
    synonyms: ["xã", "phường", "địa bàn", "địa phương"],
    kind: "text",
    hint: "Cán bộ xã có thể bỏ trống.",
    example: "Xã Trí Phải",
  },
  {
    key: "producer",
    label: "Chủ thể",
    synonyms: ["tên chủ thể", "cơ sở", "đơn vị sản xuất"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "HTX lúa sạch Ấp Năm",
  },
  {
    key: "product",
    label: "Sản phẩm",
    synonyms: ["tên sản phẩm"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "Gạo lứt lúa – tôm",
  },
  { key: "kind", label: "Loại", kind: "choice", example: "Sản phẩm mới", choices: choices(candidateKinds) },
  { key: "potential", label: "Tiềm năng", kind: "choice", example: "Cao", choices: choices(potentials) },
  {
    key: "needs",
    label: "Cần hỗ trợ",
    synonyms: ["nhu cầu", "nhu cầu hỗ trợ"],
    kind: "text",
    hint: "Nhiều việc cách nhau bằng dấu phẩy hoặc chấm phẩy.",
    example: "Thiết kế bao bì; Kiểm nghiệm",
  },
  {
    key: "star",
    label: "Hạng dự kiến",
    synonyms: ["hạng sao", "số sao", "dự kiến"],
    kind: "integer",
    min: 3,
    max: 5,
    example: 3,
  },
  { key: "round", label: "Đợt dự kiến", synonyms: ["đợt"], kind: "text", maxLength: 80, example: "Đợt 1" },
  { key: "note", label: "Ghi chú", kind: "text", example: "" },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
type Found = { communeCode: string; needs: string[] };

/** The list of a commune, or of the whole province, brought into one survey. */
export const candidatesRegister = defineRegister({
  name: "cycle.candidates",
  title: "Sản phẩm rà soát",
  lead: "Danh sách sản phẩm có thể đánh giá. Sản phẩm đã ghi trong năm của cùng chủ thể thì được bỏ qua.",
  path: cycleUrls.surveyImport(":surveyId"),
  access: ["province_officer", "commune_officer"],
  parent: { param: "surveyId", open: openForImport, stillOpen },
  fields,
  keyOf: ({ producer, product, commune }) => foldVietnamese(`${commune ?? ""}|${producer} ${product}`),
  check: checkCandidates,
  take: takeCandidates,
});

async function openForImport(
  { db }: Services,
  actor: Actor,
  id: string,
): Promise<{ title: string; href: string }> {
  const survey = await getSurvey(db, id);
  if (!provincesOf(actor).includes(survey.provinceCode))
    throw new NotAllowed("Đợt rà soát này của tỉnh khác.");
  refuseClosed(survey);
  return { title: survey.title, href: cycleUrls.survey(id) };
}

async function stillOpen(tx: Tx, id: string): Promise<void> {
  refuseClosed(await lockSurvey(tx, id));
}

function refuseClosed(survey: Survey | undefined): void {
  if (!survey || survey.closedAt) throw new Conflict("Đợt rà soát đã kết thúc, không nhập thêm được.");
}

const helpCodes = new Map(Object.entries(helpKinds).map(([code, name]) => [foldVietnamese(name), code]));

async function checkCandidates(scope: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const { db, provinceCode, unitCode, parentId } = scope;
  const survey = await getSurvey(db, parentId ?? "");
  const standing = await knownCandidates(db, { provinceCode, year: survey.year });
  const communes = new Map(
    listCommunes(provinceCode).flatMap(({ code, name, fullName }) => [
      [foldVietnamese(fullName), code],
      [foldVietnamese(name), code],
    ]),
  );
  return rows.map(({ values }) => {
    const communeCode = values.commune ? communes.get(foldVietnamese(values.commune)) : unitCode;
    if (!communeCode)
      return isFaulty({ field: "commune", text: "Ghi đúng tên xã, phường hiện nay trong tỉnh." });
    if (unitCode && communeCode !== unitCode)
      return isFaulty({ field: "commune", text: "Cán bộ xã chỉ nhập sản phẩm của xã mình." });
    const words = (values.needs ?? "").split(/[,;]/).map(foldVietnamese).filter(Boolean);
    const unknown = words.find((word) => !helpCodes.has(word));
    if (unknown)
      return isFaulty({
        field: "needs",
        text: `Ghi bằng các tên sau: ${Object.values(helpKinds).join(", ")}.`,
      });
    const key = `${communeCode}|${foldVietnamese(`${values.producer} ${values.product}`)}`;
    if (standing.has(key)) return isKnown();
    return isNew({ communeCode, needs: [...new Set(words.flatMap((word) => helpCodes.get(word) ?? []))] });
  });
}

async function takeCandidates(
  { tx, provinceCode, parentId, actor, fileName, now }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
): Promise<Record<string, number>> {
  const survey = await getSurvey(tx, parentId ?? "");
  const names = rows.map(({ values }) => values.producer);
  const known = await producersByName(tx, provinceCode, names);
  const candidates = rows.map(({ values, found }) => {
    const producer = known.get(values.producer);
    const product = producer?.products.find(
      ({ name }) => foldVietnamese(name) === foldVietnamese(values.product),
    );
    return candidateFrom(
      {
        communeCode: found.communeCode,
        producerId: producer?.id ?? null,
        producerName: values.producer,
        producerKind: producer?.kind ?? null,
        productId: product?.id ?? null,
        productName: values.product,
        sector: product?.sector ?? null,
        kind: values.kind ?? "first",
        potential: values.potential,
        needs: found.needs,
        expectedStar: values.star,
        expectedRound: values.round,
        note: values.note,
      },
      {
        provinceCode,
        surveyId: survey.id,
        source: `tệp ${fileName}`,
        isDemo: survey.isDemo,
        year: survey.year,
        at: now,
        createdBy: actor.accountId,
      },
    );
  });
  await insertCandidates(tx, candidates);
  await insertMoves(
    tx,
    candidates.map((candidate) => firstMove(candidate, actor)),
  );
  return { candidates: candidates.length };
}
