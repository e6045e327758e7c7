import { type Checks, startChecks, type Typed } from "#platform/forms";
import type { Result } from "#platform/result";
import {
  kindsForNew,
  needsRegistrationNumber,
  type Producer,
  type ProducerKind,
} from "../domain/producer.ts";

export const identityFields = ["kind", "name", "taxCode", "registrationNumber", "address"] as const;
export type IdentityField = (typeof identityFields)[number];

export type ProducerIdentity = Pick<Producer, "kind" | "name" | "taxCode" | "registrationNumber" | "address">;

/** Who the producer is: asked at registration and again when its data are changed. */
export function checkIdentity(
  check: Checks,
  typed: Typed<IdentityField>,
  allowed: readonly ProducerKind[],
): ProducerIdentity {
  const kind = check.choice("kind", typed.kind, allowed, "Chọn loại hình của cơ sở.");
  const name = check.line("name", typed.name, { label: "tên cơ sở", min: 2, max: 200 });
  const taxCode = typed.taxCode.replace(/[\s.]/g, "") || null;
  if (taxCode && !/^\d{10}(-\d{3})?$/.test(taxCode)) {
    const personal = /^\d{12}$/.test(taxCode);
    check.add(
      "taxCode",
      personal
        ? "Bỏ trống ô này nếu mã số thuế là số định danh cá nhân (12 số): SaoQuê không lưu số định danh của cá nhân."
        : "Mã số thuế gồm 10 số, hoặc 10 số – 3 số với đơn vị phụ thuộc. Ví dụ: 2001234567.",
    );
  }
  const registrationNumber = check.optionalLine("registrationNumber", typed.registrationNumber, {
    label: "số giấy đăng ký",
    max: 60,
  });
  // QĐ 26/2026/QĐ-TTg, Điều 2: households and enterprises take part with a business registration.
  if (!taxCode && !registrationNumber && needsRegistrationNumber(kind)) {
    check.add("registrationNumber", "Nhập mã số thuế hoặc số giấy đăng ký kinh doanh.");
  }
  const address = check.optionalLine("address", typed.address, { label: "địa chỉ", max: 200 });
  return { kind, name, taxCode, registrationNumber, address };
}

export const detailFields = [
  ...identityFields,
  "registeredOn",
  "registrationIssuer",
  "foundedOn",
  "phone",
  "email",
  "website",
  "about",
  "contactPublic",
] as const;
export type DetailField = (typeof detailFields)[number];

export type ProducerChange = ProducerIdentity &
  Pick<
    Producer,
    | "registeredOn"
    | "registrationIssuer"
    | "foundedOn"
    | "phone"
    | "email"
    | "website"
    | "about"
    | "contactPublic"
  >;

/** All that a producer may change of itself. A kind from an old register may stay until a better one is chosen. */
export function checkDetails(
  typed: Typed<DetailField>,
  present: ProducerKind,
  today: string,
): Result<ProducerChange> {
  const check = startChecks();
  return check.result({
    ...checkIdentity(check, typed, [...kindsForNew, present]),
    registeredOn: check.optionalDay("registeredOn", typed.registeredOn, {
      label: "ngày cấp giấy đăng ký",
      notAfter: today,
    }),
    registrationIssuer: check.optionalLine("registrationIssuer", typed.registrationIssuer, {
      label: "nơi cấp",
      max: 200,
    }),
    foundedOn: check.optionalDay("foundedOn", typed.foundedOn, { label: "ngày thành lập", notAfter: today }),
    phone: check.optionalPhone("phone", typed.phone),
    email: typed.email === "" ? null : check.email("email", typed.email),
    website: check.optionalWebAddress("website", typed.website),
    about: check.optionalText("about", typed.about, { label: "phần giới thiệu", max: 4000 }),
    contactPublic: typed.contactPublic === "1",
  });
}
