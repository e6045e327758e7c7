import { readCommuneChoice } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { type Channel, type ChannelKind, channelAllows, channelKinds } from "../domain/channel.ts";
import { assertAllowed, mayKeepChannel } from "../permissions.ts";
import { type ChannelDetails, findChannel, insertChannels, updateChannel } from "../store/channels.store.ts";
import { unitForNew } from "./plan-event.ts";

export const channelFields = [
  "kind",
  "name",
  "modern",
  "salePoint",
  "commune",
  "address",
  "website",
  "contact",
  "phone",
  "openedOn",
  "note",
] as const;

export type TypedChannel = Typed<(typeof channelFields)[number]>;

export const emptyChannel = Object.fromEntries(channelFields.map((name) => [name, ""])) as TypedChannel;

export async function getChannel(services: Services, id: string): Promise<Channel> {
  const channel = isUuid(id) ? await findChannel(services.db, id) : undefined;
  if (!channel) throw new NotFound("Không tìm thấy kênh bán hàng này.");
  return channel;
}

export async function channelToKeep(services: Services, actor: Actor, id: string): Promise<Channel> {
  const channel = await getChannel(services, id);
  assertAllowed(mayKeepChannel(actor, channel), "Chỉ cán bộ tỉnh hoặc xã nơi có kênh mới sửa được.");
  return channel;
}

export function typedChannel(channel: Channel): TypedChannel {
  return {
    kind: channel.kind,
    name: channel.name,
    modern: channel.modern ? "1" : "",
    salePoint: channel.salePoint ? "1" : "",
    commune: channel.communeCode ?? "",
    address: channel.address ?? "",
    website: channel.website ?? "",
    contact: channel.contact ?? "",
    phone: channel.phone ?? "",
    openedOn: channel.openedOn ?? "",
    note: channel.note ?? "",
  };
}

function checkChannel(typed: TypedChannel, unit: { communeCode: string | null }): Result<ChannelDetails> {
  const check = startChecks();
  const chosen = readCommuneChoice(typed.commune)?.communeCode ?? null;
  if (typed.commune !== "" && chosen === null) check.add("commune", "Chọn một xã, phường trong danh sách.");
  const salePoint = typed.salePoint !== "";
  // A commune keeps the sale points of its own place.
  const communeCode = unit.communeCode ?? chosen;
  if (salePoint && communeCode === null && typed.commune === "")
    check.add("commune", "Điểm bán cần có xã, phường: số điểm bán được đếm theo xã.");
  return check.result({
    kind: check.choice("kind", typed.kind, Object.keys(channelKinds) as ChannelKind[], "Chọn loại kênh."),
    name: check.line("name", typed.name, { label: "tên kênh", min: 2, max: 200 }),
    modern: typed.modern !== "",
    salePoint,
    communeCode,
    address: check.optionalLine("address", typed.address, { label: "địa chỉ", max: 250 }),
    website: check.optionalWebAddress("website", typed.website),
    contact: check.optionalLine("contact", typed.contact, { label: "người phụ trách", max: 120 }),
    phone: check.optionalPhone("phone", typed.phone),
    openedOn: check.optionalDay("openedOn", typed.openedOn, { label: "ngày mở" }),
    note: check.optionalText("note", typed.note, { label: "ghi chú", max: 1000 }),
  });
}

export async function addChannel(
  services: Services,
  actor: Actor,
  input: { typed: TypedChannel; requestId?: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const unit = unitForNew(actor);
  const checked = checkChannel(input.typed, unit);
  if (!checked.ok) return checked;
  const id = uuidv7();
  const { provinceCode } = unit;
  const isDemo = input.isDemo ?? false;
  await services.db.transaction().execute(async (tx) => {
    await insertChannels(tx, [{ ...checked.value, id, provinceCode, isDemo, createdBy: actor.accountId }]);
    await audit(tx, {
      provinceCode,
      actor,
      action: "promotion.add-channel",
      subject: { kind: "channel", id },
      requestId: input.requestId,
      details: { name: checked.value.name },
    });
  });
  return ok({ id });
}

export async function changeChannel(
  services: Services,
  actor: Actor,
  input: { channelId: string; version: number; typed: TypedChannel; requestId?: string },
): Promise<Result<void>> {
  const channel = await channelToKeep(services, actor, input.channelId);
  if (!channelAllows(channel, "change")) throw new Conflict("Kênh đã đóng. Mở lại kênh trước khi sửa.");
  const officerOfProvince = mayKeepChannel(actor, { ...channel, communeCode: null });
  const checked = checkChannel(input.typed, officerOfProvince ? { communeCode: null } : channel);
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    const which = { id: channel.id, version: input.version, at: services.now() };
    if (!(await updateChannel(tx, which, checked.value))) throw new Conflict();
    await audit(tx, {
      provinceCode: channel.provinceCode,
      actor,
      action: "promotion.change-channel",
      subject: { kind: "channel", id: channel.id },
      requestId: input.requestId,
      details: { name: checked.value.name },
    });
    return ok(undefined);
  });
}

/** Closes a channel that is gone, or opens it again: figures of the years before stay as they are. */
export async function turnChannel(
  services: Services,
  actor: Actor,
  input: { channelId: string; version: number; reason: string; requestId?: string },
): Promise<Result<{ closed: boolean }>> {
  const channel = await channelToKeep(services, actor, input.channelId);
  const closing = channelAllows(channel, "close");
  const check = startChecks();
  const reason = check.line("reason", input.reason, {
    label: closing ? "lý do đóng" : "lý do mở lại",
    min: 3,
    max: 300,
  });
  if (check.faults.length > 0) return check.result({ closed: closing });
  return services.db.transaction().execute(async (tx) => {
    const which = { id: channel.id, version: input.version, at: services.now() };
    const closedOn = closing ? dayInVietnam(services.now()) : null;
    if (!(await updateChannel(tx, which, { closedOn }))) throw new Conflict();
    await audit(tx, {
      provinceCode: channel.provinceCode,
      actor,
      action: closing ? "promotion.close-channel" : "promotion.reopen-channel",
      subject: { kind: "channel", id: channel.id },
      requestId: input.requestId,
      details: { reason },
    });
    return ok({ closed: closing });
  });
}
