import { getProvince } from "#modules/territory";
import { renderDocx, writeSheet } from "#platform/documents";
import { type Actor, NotFound, type Services } from "#platform/http";
import { type PaySheet, payRoles } from "../../domain/council-pay.ts";
import { payList } from "../../papers/pay-list.paper.ts";
import { DOCX, type Paper, XLSX } from "../rewards/print-rewards.ts";
import { viewPay } from "./council-pay.ts";

/** The list of a session to sign, as Word, or as a sheet. */
export async function printPay(
  services: Services,
  actor: Actor,
  sessionId: string,
  paper: string,
): Promise<Paper> {
  const { session, sheet } = await viewPay(services, actor, sessionId);
  const name = `thu-lao-${session.heldOn}`;
  if (paper === "danh-sach.docx") {
    const document = payList(session, sheet, getProvince(session.provinceCode).fullName);
    return { name: `${name}.docx`, type: DOCX, content: await renderDocx(document) };
  }
  if (paper === "danh-sach.xlsx") return { name: `${name}.xlsx`, type: XLSX, content: await sheetOf(sheet) };
  throw new NotFound();
}

function sheetOf({ rows }: PaySheet): Promise<Buffer> {
  return writeSheet(
    [
      { label: "Họ tên", width: 30 },
      { label: "Chức danh", width: 26 },
      { label: "Đơn vị", width: 40 },
      { label: "Số hồ sơ", width: 10 },
      { label: "Số tiền (đồng)" },
    ],
    rows.map((row) => [row.name, payRoles[row.role], row.agency, row.dossiers, row.totalVnd]),
    { name: "Thù lao" },
  );
}
