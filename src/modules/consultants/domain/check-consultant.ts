import type { Fault } from "#platform/result";
import { type ConsultantKind, isConsultantKind } from "./consultant.ts";
import { isHelpKind } from "./help-kinds.ts";

/** What stands on the form, cleaned of surrounding blanks. */
export interface ConsultantForm {
  kind: string;
  name: string;
  agency: string;
  taxCode: string;
  phone: string;
  email: string;
  address: string;
  fields: readonly string[];
  note: string;
}

export interface CheckedConsultant {
  kind: ConsultantKind;
  fields: string[];
}

const taxCodeShape = /^\d{10}(?:-\d{3})?$/;

/** Faults that need more than the length of a text: kind, fields and tax code. */
export function consultantFaults(form: Pick<ConsultantForm, "kind" | "taxCode" | "fields">): Fault[] {
  const faults: Fault[] = [];
  if (!isConsultantKind(form.kind)) faults.push({ field: "kind", text: "Chọn cá nhân hoặc tổ chức." });
  if (form.taxCode !== "" && !taxCodeShape.test(form.taxCode))
    faults.push({ field: "taxCode", text: "Mã số thuế có 10 chữ số, hoặc 10 chữ số và -001." });
  if (form.fields.length === 0) faults.push({ field: "fields", text: "Chọn ít nhất một lĩnh vực tư vấn." });
  if (!form.fields.every(isHelpKind))
    faults.push({ field: "fields", text: "Chọn lĩnh vực trong danh sách." });
  return faults;
}
