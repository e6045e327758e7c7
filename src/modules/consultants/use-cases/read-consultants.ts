import { isUuid } from "#platform/db";
import { type SheetCell, writeSheet } from "#platform/documents";
import type { Actor, Services } from "#platform/http";
import { statusNames } from "../domain/actions.ts";
import { type Consultant, consultantKinds, type Engagement, type Person } from "../domain/consultant.ts";
import { helpKindName, isHelpKind } from "../domain/help-kinds.ts";
import { mayKeepConsultants, provincesOf } from "../permissions.ts";
import { findConsultants, type ListedConsultant } from "../store/consultants.store.ts";
import { listEngagements } from "../store/engagements.store.ts";
import { listPeople } from "../store/people.store.ts";
import { consultantToRead } from "./keep-consultant.ts";

const perPage = 50;
const engagementsPerPage = 50;
const mostRows = 20_000;

export interface ConsultantQuery {
  q: string;
  field: string;
  kind: string;
  status: string;
  /** "name|id" of the last one seen. */
  after: string;
}

export interface ConsultantList {
  consultants: ListedConsultant[];
  next: string | undefined;
}

export async function readConsultants(
  services: Services,
  actor: Actor,
  query: ConsultantQuery,
): Promise<ConsultantList> {
  const found = await findConsultants(services.db, { ...searchOf(actor, query), limit: perPage + 1 });
  const consultants = found.slice(0, perPage);
  const last = consultants.at(-1);
  return { consultants, next: found.length > perPage && last ? `${last.id}|${last.name}` : undefined };
}

/** The same rows as the list shows, as a table of the office. */
export async function writeConsultantsSheet(
  services: Services,
  actor: Actor,
  query: ConsultantQuery,
): Promise<Buffer> {
  const rows = await findConsultants(services.db, {
    ...searchOf(actor, { ...query, after: "" }),
    limit: mostRows,
  });
  return writeSheet(
    [
      "Tên",
      "Loại",
      "Nơi công tác",
      "Mã số thuế",
      "Điện thoại",
      "E-mail",
      "Địa chỉ",
      "Lĩnh vực",
      "Số chủ thể đã giúp",
      "Tình trạng",
      "Ghi chú",
    ].map((label) => ({ label, width: label === "Lĩnh vực" || label === "Tên" ? 36 : 20 })),
    rows.map((row): SheetCell[] => [
      row.name,
      consultantKinds[row.kind],
      row.agency,
      row.taxCode,
      row.phone,
      row.email,
      row.address,
      row.fields.map(helpKindName).join(", "),
      row.producers,
      statusNames[row.status],
      row.note,
    ]),
    { name: "Sổ tư vấn" },
  );
}

export interface ConsultantView {
  consultant: Consultant;
  people: Person[];
  engagements: Engagement[];
  nextEngagements: string | undefined;
  mayKeep: boolean;
}

export async function readConsultant(
  services: Services,
  actor: Actor,
  id: string,
  before = "",
): Promise<ConsultantView> {
  const consultant = await consultantToRead(services.db, actor, id);
  const [fromOn = "", last = ""] = before.split("|");
  const found = await listEngagements(services.db, {
    consultantId: id,
    before: isUuid(last) && /^\d{4}-\d{2}-\d{2}$/.test(fromOn) ? { fromOn, id: last } : undefined,
    limit: engagementsPerPage + 1,
  });
  const engagements = found.slice(0, engagementsPerPage);
  const end = engagements.at(-1);
  return {
    consultant,
    people: await listPeople(services.db, id),
    engagements,
    nextEngagements: found.length > engagementsPerPage && end ? `${end.fromOn}|${end.id}` : undefined,
    mayKeep: mayKeepConsultants(actor, consultant),
  };
}

function searchOf(actor: Actor, query: ConsultantQuery) {
  const [id = "", ...name] = query.after.split("|");
  return {
    provinceCodes: provincesOf(actor),
    q: query.q.slice(0, 100),
    field: isHelpKind(query.field) ? query.field : undefined,
    kind: query.kind in consultantKinds ? query.kind : undefined,
    status: query.status in statusNames ? query.status : undefined,
    after: isUuid(id) ? { id, name: name.join("|") } : undefined,
  };
}
