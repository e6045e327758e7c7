import { getProducer } from "#modules/producers";
import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services, type UploadedFile } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { type IpKind, type IpRight, type IpStatus, ipKinds, ipStatuses } from "../../domain/ip-right.ts";
import { mayKeepIpRegister, provinceOf } from "../../permissions.ts";
import {
  endIpUser,
  type IpDetails,
  insertIpRights,
  insertIpUser,
  listIpUsers,
  updateIpRight,
} from "../../store/ip-rights.store.ts";
import { supportUrls } from "../../urls.ts";
import { inOneStep } from "../in-one-step.ts";
import { keepFiles } from "../keep-files.ts";
import { readIpRight } from "./view-ip-rights.ts";

export const ipFields = [
  "kind",
  "name",
  "owner",
  "status",
  "applicationNumber",
  "filedOn",
  "registrationNumber",
  "grantedOn",
  "expiresOn",
  "goods",
  "area",
  "note",
] as const;

export interface IpInput {
  typed: Typed<(typeof ipFields)[number]>;
  communeCodes: readonly string[];
  uploads: readonly UploadedFile[];
  requestId?: string;
  isDemo?: boolean;
}

export async function addIpRight(
  services: Services,
  actor: Actor,
  { typed, communeCodes, uploads, requestId, isDemo = false }: IpInput,
): Promise<Result<{ id: string }>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode) throw new NotAllowed();
  const checked = checkIpRight(typed, { communeCodes, provinceCode, today: dayInVietnam(services.now()) });
  if (!checked.ok) return checked;
  const id = uuidv7();
  return inOneStep(services, async (tx) => {
    const kept = await keepCertificate(services, tx, { actor, provinceCode, id, uploads });
    if (!kept.ok) return kept;
    const right = { ...checked.value, id, provinceCode, fileId: kept.value, source: null, isDemo };
    await insertIpRights(tx, [{ ...right, createdBy: actor.accountId }]);
    await audit(tx, {
      provinceCode,
      actor,
      action: "support.add-ip-right",
      subject: { kind: "ip-right", id },
      requestId,
      details: { kind: right.kind, name: right.name, status: right.status },
    });
    return ok({ id });
  });
}

export interface IpOn {
  ipRightId: string;
  requestId?: string;
}

export async function changeIpRight(
  services: Services,
  actor: Actor,
  { typed, communeCodes, uploads, requestId, ipRightId, version }: IpInput & IpOn & { version: number },
): Promise<Result<{ id: string }>> {
  const right = await rightToKeep(services, actor, ipRightId);
  const { provinceCode, id } = right;
  const checked = checkIpRight(typed, { communeCodes, provinceCode, today: dayInVietnam(services.now()) });
  if (!checked.ok) return checked;
  return inOneStep(services, async (tx) => {
    const kept = await keepCertificate(services, tx, { actor, provinceCode, id, uploads });
    if (!kept.ok) return kept;
    const seen = { id, version, at: services.now() };
    if (!(await updateIpRight(tx, seen, checked.value, kept.value))) throw new Conflict();
    await audit(tx, {
      provinceCode,
      actor,
      action: "support.change-ip-right",
      subject: { kind: "ip-right", id },
      requestId,
      details: { before: detailsOf(right), after: checked.value, file: kept.value !== null },
    });
    return ok({ id });
  });
}

function detailsOf({
  id: _id,
  provinceCode: _province,
  fileId: _file,
  version: _version,
  ...details
}: IpRight) {
  return details;
}

async function rightToKeep(services: Services, actor: Actor, ipRightId: string): Promise<IpRight> {
  const right = await readIpRight(services.db, actor, ipRightId);
  if (!mayKeepIpRegister(actor, right.provinceCode)) throw new NotAllowed();
  return right;
}

interface Certificate {
  actor: Actor;
  provinceCode: string;
  id: string;
  uploads: readonly UploadedFile[];
}

async function keepCertificate(
  services: Services,
  tx: Tx,
  { actor, provinceCode, id, uploads }: Certificate,
): Promise<Result<string | null>> {
  const kept = await keepFiles(services, tx, uploads, {
    field: "file",
    ownerKind: "ip-right",
    ownerId: id,
    provinceCode,
    uploadedBy: actor.accountId,
    accept: "either",
    most: 1,
  });
  return kept.ok ? ok(kept.value[0] ?? null) : kept;
}

function checkIpRight(
  typed: IpInput["typed"],
  place: { communeCodes: readonly string[]; provinceCode: string; today: string },
): Result<IpDetails> {
  const check = startChecks();
  const kinds = Object.keys(ipKinds) as IpKind[];
  const statuses = Object.keys(ipStatuses) as IpStatus[];
  const status = check.choice("status", typed.status, statuses, "Chọn tình trạng.");
  const past = { notAfter: place.today };
  const filedOn = check.optionalDay("filedOn", typed.filedOn, { label: "ngày nộp đơn", ...past });
  const grantedOn = check.optionalDay("grantedOn", typed.grantedOn, { label: "ngày cấp", ...past });
  const expiresOn = check.optionalDay("expiresOn", typed.expiresOn, { label: "ngày hết hiệu lực" });
  const registrationNumber = check.optionalLine("registrationNumber", typed.registrationNumber, {
    label: "số đăng ký",
    max: 80,
  });
  if (status === "granted" && registrationNumber === null)
    check.add("registrationNumber", "Nhập số đăng ký: quyền đã cấp thì có số văn bằng.");
  if (filedOn && grantedOn && grantedOn < filedOn)
    check.add("grantedOn", "Sửa ngày cấp: phải sau ngày nộp đơn.");
  if (grantedOn && expiresOn && expiresOn <= grantedOn)
    check.add("expiresOn", "Sửa ngày hết hiệu lực: phải sau ngày cấp.");
  const communes = [...new Set(place.communeCodes)];
  if (communes.some((code) => findCommune(code)?.provinceCode !== place.provinceCode))
    check.add("communes", "Chọn lại xã, phường: chỉ chọn trong tỉnh.");
  return check.result({
    kind: check.choice("kind", typed.kind, kinds, "Chọn loại quyền."),
    name: check.line("name", typed.name, { label: "tên", min: 2, max: 200 }),
    owner: check.line("owner", typed.owner, { label: "chủ sở hữu", min: 2, max: 200 }),
    status,
    applicationNumber: check.optionalLine("applicationNumber", typed.applicationNumber, {
      label: "số đơn",
      max: 80,
    }),
    filedOn,
    registrationNumber,
    grantedOn,
    expiresOn,
    goods: check.optionalText("goods", typed.goods, { label: "hàng hoá, dịch vụ", max: 2000 }),
    area: check.optionalText("area", typed.area, { label: "vùng", max: 1000 }),
    note: check.optionalText("note", typed.note, { label: "ghi chú", max: 2000 }),
    communeCodes: communes,
  });
}

export interface PermitInput extends IpOn {
  producerId: string;
  permittedOn: string;
  permitNumber: string;
}

/** The owner of a mark lets a producer use it; the producer is told. */
export async function permitIpUser(
  services: Services,
  actor: Actor,
  { producerId, permittedOn, permitNumber, ipRightId, requestId }: PermitInput,
): Promise<Result<{ id: string }>> {
  const right = await rightToKeep(services, actor, ipRightId);
  if (!isUuid(producerId)) return fault("producerId", "Chọn chủ thể được dùng.");
  const producer = await getProducer(services.db, producerId);
  if (producer.provinceCode !== right.provinceCode) return fault("producerId", "Chọn chủ thể trong tỉnh.");
  const check = startChecks();
  const today = dayInVietnam(services.now());
  const day = { label: "ngày cho phép", notAfter: today };
  const on = check.optionalDay("permittedOn", permittedOn, day);
  const number = check.optionalLine("permitNumber", permitNumber, { label: "số văn bản", max: 80 });
  const checked = check.result({ permittedOn: on ?? today, permitNumber: number });
  if (!checked.ok) return checked;
  return inOneStep(services, async (tx) => {
    const id = uuidv7();
    const user = { id, ipRightId: right.id, producerId: producer.id, ...checked.value };
    if (!(await insertIpUser(tx, { ...user, createdBy: actor.accountId })))
      return fault("producerId", `${producer.name} đang được dùng rồi.`);
    await audit(tx, {
      provinceCode: right.provinceCode,
      actor,
      action: "support.permit-ip-user",
      subject: { kind: "ip-right", id: right.id },
      requestId,
      details: { producerId: producer.id, ...checked.value },
    });
    await tell(tx, {
      about: { kind: "ip-right", id: right.id },
      to: [{ producerId: producer.id }],
      subject: `Được dùng ${ipKinds[right.kind].toLowerCase()}`,
      body: `Cơ sở của bạn được dùng “${right.name}”. Văn bản cho phép là minh chứng cho nội dung sở hữu trí tuệ của phiếu chấm.`,
      href: supportUrls.ipRight(right.id),
    });
    return ok({ id });
  });
}

/** The permission ends today; it stays in the register's past and can be given anew. */
export async function endPermission(
  services: Services,
  actor: Actor,
  { ipRightId, ipUserId, requestId }: IpOn & { ipUserId: string },
): Promise<void> {
  const right = await rightToKeep(services, actor, ipRightId);
  await services.db.transaction().execute(async (tx) => {
    const user = (await listIpUsers(tx, right.id)).find(({ id }) => id === ipUserId);
    if (!user) throw new NotFound("Không tìm thấy người dùng này.");
    if (!(await endIpUser(tx, user.id, dayInVietnam(services.now()))))
      throw new Conflict("Quyền dùng này đã kết thúc rồi.");
    await audit(tx, {
      provinceCode: right.provinceCode,
      actor,
      action: "support.end-ip-user",
      subject: { kind: "ip-right", id: right.id },
      requestId,
      details: { producerId: user.producerId },
    });
  });
}
