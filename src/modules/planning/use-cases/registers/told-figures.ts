import { findCommune, findOldUnit, findProvince } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { acceptUpload } from "#platform/files";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services, type UploadedFile } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { cleanFilter } from "../../domain/filter.ts";
import { findIndicator } from "../../domain/indicators.ts";
import { mayEnterFigures } from "../../permissions.ts";
import {
  findManualValue,
  insertManualValues,
  listManualEntries,
  type ManualValue,
  withdrawManualValue,
} from "../../store/manual.store.ts";
import { readUnit } from "../indicators/units.ts";
import { ownPlaceOf } from "../plans/open-plan.ts";

const PAGE_SIZE = 50;

/** Figures that reports told about the person's province, or the nation. */
export async function listToldFigures(
  services: Services,
  actor: Actor,
  { indicator, after, limit = PAGE_SIZE }: { indicator?: string; after: string; limit?: number },
): Promise<{ values: ManualValue[]; next?: string }> {
  const { provinceCode, communeCode } = ownPlaceOf(actor);
  if (communeCode) throw new NotAllowed();
  const found = await listManualEntries(services.readDb, {
    provinceCode: provinceCode === "00" ? undefined : provinceCode,
    indicator: indicator && findIndicator(indicator) ? indicator : undefined,
    before: isUuid(after) ? after : undefined,
    limit: limit + 1,
  });
  const values = found.slice(0, limit);
  const last = values.at(-1);
  return { values, ...(found.length > limit && last ? { next: last.id } : {}) };
}

export interface ToldInput {
  indicator: string;
  filter: Readonly<Record<string, readonly string[]>>;
  unit: string;
  fromOn: string;
  toOn: string;
  value: string;
  source: string;
  sourceLink: string;
  note: string;
  file: UploadedFile | undefined;
}

/** A figure told by a paper: kept beside the records with its source, its file and who entered it. */
export async function enterToldFigure(
  services: Services,
  actor: Actor,
  input: ToldInput & { requestId?: string },
): Promise<Result<{ id: string }>> {
  const { provinceCode } = ownPlaceOf(actor);
  if (!mayEnterFigures(actor, provinceCode)) throw new NotAllowed();
  const unit = readUnit(actor, input.unit);
  const checked = checkTold(services, input);
  if (!checked.ok) return checked;
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    let fileId: string | null = null;
    if (input.file) {
      const stored = await acceptUpload(tx, services.storage, input.file, {
        ownerModule: "planning",
        ownerKind: "told-figure",
        ownerId: id,
        provinceCode,
        sensitivity: "internal",
        uploadedBy: actor.accountId,
        accept: "either",
      });
      if (!stored.ok) return stored;
      fileId = stored.value.id;
    }
    const place = { provinceCode, era: unit.era, unitLevel: unit.level, unitCode: unit.code };
    await insertManualValues(tx, [{ id, ...place, ...checked.value, fileId, enteredBy: actor }]);
    await audit(tx, {
      provinceCode,
      actor,
      action: "planning.enter-figure",
      subject: { kind: "told-figure", id },
      requestId: input.requestId,
      details: {
        indicator: checked.value.indicator,
        value: checked.value.value,
        source: checked.value.source,
      },
    });
    return ok({ id });
  });
}

function checkTold(services: Services, input: ToldInput) {
  const check = startChecks();
  const indicator = findIndicator(input.indicator);
  if (!indicator) check.add("indicator", "Chọn chỉ số.");
  const today = dayInVietnam(services.now());
  const flow = indicator?.value.reckoning === "in_period";
  const toOn = check.optionalDay("toOn", input.toOn, { label: "ngày", notAfter: today });
  if (!isIsoDate(input.toOn)) check.add("toOn", "Nhập ngày của số công bố.");
  const fromOn = flow ? check.optionalDay("fromOn", input.fromOn, { label: "ngày đầu kỳ" }) : null;
  if (flow && !isIsoDate(input.fromOn)) check.add("fromOn", "Chỉ số này tính trong kỳ: nhập ngày đầu kỳ.");
  if (fromOn && toOn && fromOn > toOn) check.add("fromOn", "Ngày đầu kỳ không muộn hơn ngày cuối kỳ.");
  const value = check.optionalDecimal("value", input.value, { label: "giá trị", min: 0 });
  if (input.value.trim() === "") check.add("value", "Nhập giá trị.");
  const source = check.line("source", input.source, { label: "nguồn công bố", max: 300, min: 3 });
  const sourceLink = check.optionalWebAddress("sourceLink", input.sourceLink);
  const note = check.optionalText("note", input.note, { label: "ghi chú", max: 1000 });
  return check.result({
    indicator: input.indicator,
    filter: indicator ? cleanFilter(indicator, input.filter) : {},
    fromOn,
    toOn: toOn ?? today,
    value: value ?? 0,
    source,
    sourceLink,
    note,
  });
}

export async function openToldFigure(services: Services, actor: Actor, id: string): Promise<ManualValue> {
  const value = isUuid(id) ? await findManualValue(services.db, id) : undefined;
  if (!value || !mayEnterFigures(actor, value.provinceCode))
    throw new NotFound("Không tìm thấy số công bố này.");
  return value;
}

/** Nothing is deleted: a wrong entry stays readable with the reason it no longer counts. */
export async function withdrawToldFigure(
  services: Services,
  actor: Actor,
  input: { id: string; reason: string; requestId?: string },
): Promise<Result<void>> {
  const value = await openToldFigure(services, actor, input.id);
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do rút", max: 1000, min: 5 });
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  await services.db.transaction().execute(async (tx) => {
    const done = await withdrawManualValue(tx, {
      id: value.id,
      by: actor.accountId,
      at: services.now(),
      reason,
    });
    if (!done) throw new Conflict("Số này đã được rút trước đó.");
    await audit(tx, {
      provinceCode: value.provinceCode,
      actor,
      action: "planning.withdraw-figure",
      subject: { kind: "told-figure", id: value.id },
      requestId: input.requestId,
      details: { indicator: value.indicator, value: value.value, reason },
    });
  });
  return ok(undefined);
}

export function unitOfTold({ era, unitLevel, unitCode }: ManualValue): string {
  if (unitLevel === "nation") return "Cả nước";
  if (era === "pre2025") return `${findOldUnit(unitLevel, unitCode)?.fullName ?? unitCode} (trước 7/2025)`;
  return (unitLevel === "province" ? findProvince(unitCode) : findCommune(unitCode))?.fullName ?? unitCode;
}
