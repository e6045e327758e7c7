import type { PreparedSet } from "@saoque/scoring";
import { getDossier } from "#modules/dossiers";
import type { Producer } from "#modules/producers";
import { addDays, dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { compositionItems } from "../../modules/dossiers/domain/composition.ts";
import {
  communeJudgementContents,
  judgementContents,
  samplesNeeded,
} from "../../modules/dossiers/domain/judgements.ts";
import { levelValue } from "../../modules/dossiers/domain/self-assessment.ts";
import { checkComposition } from "../../modules/dossiers/use-cases/receive-dossier.ts";
import {
  forwardDossier,
  judgeContents,
  writeReport,
} from "../../modules/dossiers/use-cases/report-dossier.ts";
import { returnDossier } from "../../modules/dossiers/use-cases/return-dossier.ts";
import { type SectionKey, saveSection } from "../../modules/dossiers/use-cases/save-answers.ts";
import { saveMarks } from "../../modules/dossiers/use-cases/save-marks.ts";
import { submitDossier } from "../../modules/dossiers/use-cases/submit-dossier.ts";
import { agreed } from "./agreed.ts";
import type { DemoGood } from "./goods.ts";
import type { DemoMaker } from "./makers.ts";
import type { ChosenLevel } from "./marks.ts";

const requestId = "demo";

/** A dossier on its way, with everybody who has a hand in it. */
export interface OnItsWay {
  dossierId: string;
  good: DemoGood;
  maker: DemoMaker;
  producer: Producer;
  set: PreparedSet;
  owner: Actor;
  officer: Actor;
  levels: readonly ChosenLevel[];
  /** Kind of evidence → paper of the library. */
  papers: ReadonlyMap<number, string>;
}

async function versionOf(services: Services, dossierId: string): Promise<number> {
  return (await getDossier(services.db, dossierId)).version;
}

/** The four sections of Mẫu 01 and Mẫu 02. */
export async function answerSections(
  services: Services,
  way: OnItsWay,
  keys: readonly SectionKey[],
): Promise<void> {
  const answers = answersOf(way, Number(dayInVietnam(services.now()).slice(0, 4)));
  for (const key of keys) {
    const version = await versionOf(services, way.dossierId);
    const typed = (name: string) => answers[name] ?? [];
    agreed(
      await saveSection(services, way.owner, { dossierId: way.dossierId, key, version, typed, requestId }),
    );
  }
}

function answersOf({ good, maker, producer, owner }: OnItsWay, year: number): Record<string, string[]> {
  const [before, last] = maker.revenue;
  const profit = (revenue: number) => String(Math.round(revenue * 0.11));
  return {
    unitName: [producer.name],
    address: [maker.place],
    phone: [maker.phone],
    representative: [owner.displayName],
    representativeTitle: [maker.representative.title],
    productName: [good.name],
    samples: ["5"],
    attachments: ["Kho minh chứng của chủ thể trên phần mềm."],
    founded: [maker.founded],
    registrationNumber: [`${maker.registration} (minh hoạ)`],
    permanentAddress: [maker.place],
    specification: [good.specification],
    papers: ["business_registration", "declaration", "food_safety", "trademark"],
    history: [good.story],
    organisation: [
      `${maker.representative.title} phụ trách chung; ${maker.workers} lao động, phần lớn ở trong xã.`,
    ],
    materialArea: [`${good.zone.name}: ${good.zone.areaHa} ha, ${good.zone.households} hộ liên kết.`],
    technology: [good.technology],
    quality: ["Mẫu gửi kiểm nghiệm hai lần một năm, chưa có lô nào không đạt."],
    market: [good.market],
    [`revenue.${year - 2}`]: [String(before)],
    [`profit.${year - 2}`]: [profit(before)],
    [`revenue.${year - 1}`]: [String(last)],
    [`profit.${year - 1}`]: [profit(last)],
    production: ["Mở rộng vùng nguyên liệu có hợp đồng, thêm một ca sản xuất vào mùa cao điểm."],
    qualityPlan: ["Hoàn thiện hồ sơ kiểm soát chất lượng nội bộ, tem truy xuất cho từng lô."],
    marketPlan: ["Mỗi năm hai hội chợ ngoài tỉnh, thêm kênh bán trực tuyến."],
    support: ["Thiết kế bao bì và tập huấn truy xuất nguồn gốc."],
  };
}

/** Marks, reasons and cited papers of the parts given. */
export async function markParts(
  services: Services,
  way: OnItsWay,
  parts: readonly ("A" | "B" | "C")[],
): Promise<void> {
  for (const part of parts) {
    const own = way.levels.filter(({ criterion }) => way.set.leafOf.get(criterion)?.part === part);
    const typed = own.map(({ criterion, points, caseCode, label }) => ({
      criterion,
      level: levelValue(points, caseCode),
      reason: label === "" ? "" : `Cơ sở đạt mức: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    }));
    const cited = own.flatMap(({ criterion, points }) => {
      const kinds = points === 0 ? [] : (way.set.leafOf.get(criterion)?.criterion.evidence ?? []);
      return kinds.flatMap((kind) => {
        const proofId = way.papers.get(kind);
        return proofId ? [{ criterion, proofId }] : [];
      });
    });
    const version = await versionOf(services, way.dossierId);
    const { dossierId } = way;
    agreed(
      await saveMarks(services, way.owner, {
        dossierId,
        part,
        version,
        typed,
        cited,
        uploads: [],
        requestId,
      }),
    );
  }
}

export async function submit(services: Services, { dossierId, owner }: OnItsWay): Promise<void> {
  const version = await versionOf(services, dossierId);
  agreed(await submitDossier(services, owner, { dossierId, version, pledge: true, requestId }));
}

export async function receive(
  services: Services,
  officer: Actor,
  { dossierId, set, good }: OnItsWay,
  level: "commune" | "province",
): Promise<void> {
  const version = await versionOf(services, dossierId);
  const items = compositionItems(set, good.targetStar, level);
  const checks = items.map(({ item }) => ({ item, verdict: "present", note: "" }));
  agreed(
    await checkComposition(services, officer, { dossierId, level, version, checks, accept: true, requestId }),
  );
}

export async function sendBack(services: Services, { dossierId, officer, set }: OnItsWay): Promise<void> {
  const codeOf = (pattern: RegExp) =>
    set.leaves.find((leaf) => pattern.test(leaf.criterion.title))?.code ?? "";
  const points = [
    {
      criterion: codeOf(/^Liên kết/u),
      request: "Hợp đồng liên kết thiếu trang ký của 6 hộ. Bổ sung bản có đủ chữ ký.",
    },
    {
      criterion: codeOf(/ghi nhãn/u),
      request: "Nhãn chưa ghi hạn dùng sau khi mở. Gửi lại mẫu nhãn đã sửa.",
    },
    { criterion: "", request: "Phiếu kiểm nghiệm ghi tên cơ sở cũ. Gửi phiếu mới mang tên hiện nay." },
  ];
  agreed(
    await returnDossier(services, officer, {
      dossierId,
      level: "commune",
      version: await versionOf(services, dossierId),
      reason: "Một số giấy tờ chưa khớp với hồ sơ, cần bổ sung trước khi xã đánh giá.",
      respondBy: addDays(dayInVietnam(services.now()), 20),
      points,
      requestId,
    }),
  );
}

const conclusions = {
  material: "Nguyên liệu mua của các hộ trong xã theo hợp đồng; xã đã đối chiếu sổ thu mua.",
  labour: "Danh sách lao động khớp với sổ quản lý cư trú của xã.",
  idea: "Sản phẩm gắn với nghề có từ lâu ở địa phương, được người dân thừa nhận.",
  identity: "Câu chuyện và cách làm mang nét riêng của vùng đất Cà Mau.",
} as const;

/** The commune's judgements, all four or the first ones. */
export async function judge(services: Services, way: OnItsWay, many: 2 | 4): Promise<void> {
  const carried = communeJudgementContents(way.set);
  const typed = new Map(
    judgementContents.slice(0, many).map((content) => {
      const level = way.levels.find((each) => each.criterion === carried[content]);
      return [
        content,
        { level: level ? levelValue(level.points, level.caseCode) : "", conclusion: conclusions[content] },
      ];
    }),
  );
  const { dossierId, officer } = way;
  const version = await versionOf(services, dossierId);
  agreed(await judgeContents(services, officer, { dossierId, version, typed, requestId }));
}

/** Mẫu 03, letter of proposal, samples; then on to the province. */
export async function reportAndForward(services: Services, way: OnItsWay, serial: number): Promise<void> {
  const { dossierId, officer, set } = way;
  const today = dayInVietnam(services.now());
  const samples = samplesNeeded(set.set.sector);
  const typed = {
    reportNumber: `${serial}/BC-UBND`,
    letterNumber: `${serial + 40}/UBND-KT`,
    reportedOn: today,
    meetingHeld: "1",
    proposal: "propose",
    comment: "Đề nghị Hội đồng cấp tỉnh đánh giá, phân hạng.",
    samples: String(samples),
    samplesDeliveredOn: samples > 0 ? today : "",
    signedBy: "Phó Chủ tịch UBND xã",
  };
  agreed(
    await writeReport(services, officer, {
      dossierId,
      version: await versionOf(services, dossierId),
      typed,
      requestId,
    }),
  );
  agreed(
    await forwardDossier(services, officer, {
      dossierId,
      version: await versionOf(services, dossierId),
      requestId,
    }),
  );
}
