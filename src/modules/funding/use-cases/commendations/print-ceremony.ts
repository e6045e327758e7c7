import { getProvince } from "#modules/territory";
import { renderDocx } from "#platform/documents";
import { type Actor, NotFound, type Services } from "#platform/http";
import { ceremonyList } from "../../papers/ceremony-list.paper.ts";
import { DOCX, type Paper } from "../rewards/print-rewards.ts";
import { viewCeremony } from "./ceremony.ts";

/** The list of a ceremony as Word. */
export async function printCeremony(services: Services, actor: Actor, typedDay: string): Promise<Paper> {
  const { day, list, provinceCode } = await viewCeremony(services, actor, typedDay);
  if (list.length === 0) throw new NotFound("Chưa có ai trong danh sách của buổi lễ này.");
  const document = ceremonyList(day, list, getProvince(provinceCode).fullName);
  return { name: `danh-sach-khen-thuong-${day}.docx`, type: DOCX, content: await renderDocx(document) };
}
