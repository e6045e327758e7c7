import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { type Checks, startChecks, type Typed } from "#platform/forms";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { findNorm } from "../../domain/norms.ts";
import { type Purpose, purposeCodes, type Source, sourceCodes } from "../../domain/sources.ts";
import { mayKeepMoney, provinceOf } from "../../permissions.ts";
import { insertAllocations, insertLines } from "../../store/lines.store.ts";

export const lineFields = [
  "year",
  "source",
  "purpose",
  "norm",
  "title",
  "amount",
  "decisionNumber",
  "decidedOn",
  "commune",
  "note",
] as const;
export type LineTyped = Typed<(typeof lineFields)[number]>;

export interface LineChecked {
  year: number;
  source: Source;
  purpose: Purpose;
  norm: string | null;
  title: string;
  amountVnd: number;
  decisionNumber: string | null;
  decidedOn: string | null;
  communeCode: string | null;
  note: string | null;
}

/** A budget line with its first allocation. */
export async function createLine(
  services: Services,
  actor: Actor,
  input: { typed: LineTyped; requestId: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayKeepMoney(actor, { provinceCode })) throw new NotAllowed();
  const today = dayInVietnam(services.now());
  const checked = checkLine(input.typed, { today, provinceCode });
  if (!checked.ok) return checked;
  const id = uuidv7();
  const line = checked.value;
  await services.db.transaction().execute(async (tx) => {
    await insertLines(tx, [
      {
        ...line,
        id,
        provinceCode,
        allocatedVnd: line.amountVnd,
        sourceNote: null,
        isDemo: input.isDemo ?? false,
        createdBy: actor.accountId,
      },
    ]);
    if (line.amountVnd > 0) {
      await insertAllocations(tx, [
        {
          id: uuidv7(),
          lineId: id,
          changeVnd: line.amountVnd,
          decisionNumber: line.decisionNumber,
          decidedOn: line.decidedOn ?? today,
          reason: "Giao đầu kỳ",
          notedBy: actor.accountId,
          notedByName: actor.displayName,
        },
      ]);
    }
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.create-line",
      subject: { kind: "budget-line", id },
      requestId: input.requestId,
      details: { year: line.year, source: line.source, purpose: line.purpose, amountVnd: line.amountVnd },
    });
  });
  return ok({ id });
}

function checkLine(typed: LineTyped, at: { today: string; provinceCode: string }): Result<LineChecked> {
  const check = startChecks();
  const year = check.optionalWhole("year", typed.year, { label: "năm ngân sách", min: 2018, max: 2100 });
  if (typed.year === "") check.add("year", "Nhập năm ngân sách.");
  const amountVnd = check.optionalWhole("amount", typed.amount, {
    label: "số tiền phân bổ",
    max: 1_000_000_000_000_000,
  });
  if (typed.amount === "") check.add("amount", "Nhập số tiền phân bổ; chưa giao thì nhập 0.");
  const norm = typed.norm === "" ? null : typed.norm;
  if (norm && !findNorm(norm)) check.add("norm", "Chọn lại định mức trong danh sách.");
  return check.result({
    year: year ?? 0,
    amountVnd: amountVnd ?? 0,
    norm,
    source: check.choice("source", typed.source, sourceCodes, "Chọn nguồn vốn."),
    purpose: check.choice("purpose", typed.purpose, purposeCodes, "Chọn nội dung chi."),
    title: check.line("title", typed.title, { label: "tên dòng kinh phí", max: 250, min: 2 }),
    decisionNumber: check.optionalLine("decisionNumber", typed.decisionNumber, {
      label: "số quyết định",
      max: 80,
    }),
    decidedOn: check.optionalDay("decidedOn", typed.decidedOn, {
      label: "ngày quyết định",
      notAfter: at.today,
    }),
    communeCode: communeOf(check, typed.commune, at.provinceCode),
    note: check.optionalText("note", typed.note, { label: "ghi chú", max: 1000 }),
  });
}

function communeOf(check: Checks, typed: string, provinceCode: string): string | null {
  if (typed === "") return null;
  const within = findCommune(typed)?.provinceCode === provinceCode;
  if (!within) check.add("commune", "Chọn xã, phường của tỉnh trong danh sách.");
  return within ? typed : null;
}
