import { getProducer } from "#modules/producers";
import { audit } from "#platform/audit";
import { addDays, dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import { type Channel, channelAllows, ENDING_DAYS, type Listing, listingAllows } from "../domain/channel.ts";
import { assertAllowed, mayKeepChannel } from "../permissions.ts";
import { listOffered } from "../store/candidates.store.ts";
import {
  findListing,
  insertListings,
  type ListingDetails,
  listEndingOn,
  updateListing,
} from "../store/listings.store.ts";
import { promotionUrls as urls } from "../urls.ts";
import { channelToKeep, getChannel } from "./keep-channels.ts";

export const listingFields = [
  "producerId",
  "productId",
  "contractNumber",
  "fromOn",
  "toOn",
  "discountPercent",
  "yearlyRevenueVnd",
  "note",
] as const;

export type TypedListing = Typed<(typeof listingFields)[number]>;

export const emptyListing = Object.fromEntries(listingFields.map((name) => [name, ""])) as TypedListing;

export async function listingToKeep(
  services: Services,
  actor: Actor,
  id: string,
): Promise<{ listing: Listing; channel: Channel }> {
  const listing = isUuid(id) ? await findListing(services.db, id) : undefined;
  if (!listing) throw new NotFound("Không tìm thấy hợp đồng bán hàng này.");
  const channel = await getChannel(services, listing.channelId);
  assertAllowed(mayKeepChannel(actor, channel), "Chỉ cán bộ tỉnh hoặc xã nơi có kênh mới sửa được.");
  return { listing, channel };
}

function checkListing(typed: TypedListing): Result<ListingDetails> {
  const check = startChecks();
  const fromOn = check.optionalDay("fromOn", typed.fromOn, { label: "ngày bắt đầu bán" }) ?? "";
  const toOn = check.optionalDay("toOn", typed.toOn, { label: "ngày hết hợp đồng" });
  if (typed.fromOn === "") check.add("fromOn", "Chọn ngày bắt đầu bán.");
  if (fromOn && toOn && toOn < fromOn) check.add("toOn", "Ngày hết hợp đồng phải từ ngày bắt đầu trở đi.");
  return check.result({
    fromOn,
    toOn,
    contractNumber: check.optionalLine("contractNumber", typed.contractNumber, {
      label: "số hợp đồng",
      max: 80,
    }),
    discountPercent: check.optionalDecimal("discountPercent", typed.discountPercent, {
      label: "chiết khấu",
      max: 100,
    }),
    yearlyRevenueVnd: check.optionalWhole("yearlyRevenueVnd", typed.yearlyRevenueVnd, {
      label: "doanh thu một năm",
      max: 1_000_000_000_000,
    }),
    note: check.optionalText("note", typed.note, { label: "ghi chú", max: 1000 }),
  });
}

/** Puts a producer, or one product of it, into a channel. */
export async function addListing(
  services: Services,
  actor: Actor,
  input: { channelId: string; typed: TypedListing; requestId?: string },
): Promise<Result<{ id: string }>> {
  const channel = await channelToKeep(services, actor, input.channelId);
  if (!channelAllows(channel, "list"))
    throw new Conflict("Kênh đã đóng. Mở lại kênh trước khi thêm sản phẩm.");
  const { typed } = input;
  const checked = checkListing(typed);
  const producer = isUuid(typed.producerId) ? await findOwn(services, typed.producerId, channel) : undefined;
  if (!producer) {
    const missing = { field: "producerId", text: "Tìm và chọn chủ thể của tỉnh." };
    return { ok: false, faults: checked.ok ? [missing] : [missing, ...checked.faults] };
  }
  if (!checked.ok) return checked;
  const offered =
    (await listOffered(services.db, [producer.id], checked.value.fromOn)).get(producer.id) ?? [];
  const productId = typed.productId === "" ? null : typed.productId;
  if (productId !== null && !offered.some((each) => each.productId === productId))
    return fault("productId", "Chọn một sản phẩm của chủ thể này, hoặc để trống nếu bán cả dòng hàng.");
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    await insertListings(tx, [
      {
        ...checked.value,
        id,
        channelId: channel.id,
        provinceCode: channel.provinceCode,
        producerId: producer.id,
        productId,
        isDemo: channel.isDemo,
        createdBy: actor.accountId,
      },
    ]);
    await audit(tx, {
      provinceCode: channel.provinceCode,
      actor,
      action: "promotion.add-listing",
      subject: { kind: "listing", id },
      requestId: input.requestId,
      details: { channel: channel.name, producer: producer.name },
    });
    return ok({ id });
  });
}

async function findOwn(services: Services, id: string, channel: Channel) {
  try {
    const producer = await getProducer(services.db, id);
    return producer.provinceCode === channel.provinceCode ? producer : undefined;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

export async function changeListing(
  services: Services,
  actor: Actor,
  input: { listingId: string; version: number; typed: TypedListing; requestId?: string },
): Promise<Result<void>> {
  const { listing } = await listingToKeep(services, actor, input.listingId);
  if (!listingAllows(listing, "change")) throw new Conflict("Hợp đồng đã kết thúc nên không sửa được nữa.");
  const checked = checkListing(input.typed);
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    if (!(await updateListing(tx, { id: listing.id, version: input.version }, checked.value)))
      throw new Conflict();
    await audit(tx, {
      provinceCode: listing.provinceCode,
      actor,
      action: "promotion.change-listing",
      subject: { kind: "listing", id: listing.id },
      requestId: input.requestId,
      details: { fromOn: checked.value.fromOn, toOn: checked.value.toOn },
    });
    return ok(undefined);
  });
}

/** Ends a contract on a day with its reason, or takes the end back. */
export async function endListing(
  services: Services,
  actor: Actor,
  input: { listingId: string; version: number; endedOn: string; reason: string; requestId?: string },
): Promise<Result<{ ended: boolean }>> {
  const { listing } = await listingToKeep(services, actor, input.listingId);
  const ending = listingAllows(listing, "end");
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do", min: 3, max: 300 });
  const endedOn = ending
    ? check.optionalDay("endedOn", input.endedOn, {
        label: "ngày kết thúc",
        notAfter: dayInVietnam(services.now()),
      })
    : null;
  if (ending && input.endedOn === "") check.add("endedOn", "Chọn ngày kết thúc.");
  if (endedOn !== null && endedOn < listing.fromOn)
    check.add("endedOn", "Ngày kết thúc không thể trước ngày bắt đầu bán.");
  if (check.faults.length > 0) return check.result({ ended: ending });
  return services.db.transaction().execute(async (tx) => {
    const change = { endedOn, endReason: ending ? reason : null };
    if (!(await updateListing(tx, { id: listing.id, version: input.version }, change))) throw new Conflict();
    await audit(tx, {
      provinceCode: listing.provinceCode,
      actor,
      action: ending ? "promotion.end-listing" : "promotion.resume-listing",
      subject: { kind: "listing", id: listing.id },
      requestId: input.requestId,
      details: { reason, endedOn },
    });
    return ok({ ended: ending });
  });
}

/** Once for each contract, so many days before its end: to the producer and to the office. */
export async function remindEnding(services: Services): Promise<number> {
  const day = addDays(dayInVietnam(services.now()), ENDING_DAYS);
  const lines = await listEndingOn(services.db, day);
  for (const line of lines) {
    await services.db.transaction().execute((tx) =>
      tell(tx, {
        about: { kind: "listing", id: line.id },
        to: [
          { producerId: line.producerId },
          { role: "province_officer", unitKind: "province", unitCode: line.provinceCode },
        ],
        subject: `Hợp đồng với ${line.channelName} sắp hết hạn`,
        body: `Hợp đồng bán hàng của ${line.producerName} tại ${line.channelName} hết hạn ngày ${formatDate(day)}. Nên bàn gia hạn từ bây giờ.`,
        href: urls.producer(line.producerId),
      }),
    );
  }
  return lines.length;
}
