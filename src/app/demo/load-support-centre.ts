import { addDays } from "#platform/calendar";
import { typedTexts } from "#platform/forms";
import { designFields, openDesign } from "../../modules/support/use-cases/design/open-design.ts";
import { proposalFields, propose } from "../../modules/support/use-cases/design/propose.ts";
import { chooseProposal, giveFeedback, handOver } from "../../modules/support/use-cases/design/run-design.ts";
import { viewDesign } from "../../modules/support/use-cases/design/view-design.ts";
import { addIpRight, ipFields, permitIpUser } from "../../modules/support/use-cases/ip/keep-ip-rights.ts";
import {
  addStartup,
  moveStartup,
  startupFields,
} from "../../modules/support/use-cases/startups/run-startup.ts";
import { agreed } from "./agreed.ts";
import type { SupportStage } from "./load-support.ts";
import { inThePast } from "./past.ts";
import { demoRights, demoStartups } from "./support-content.ts";
import type { DrawingName } from "./support-pictures.ts";

/** One project handed over for the rice bags; one of the chopsticks' box with proposals to choose from. */
export async function loadDesigns(stage: SupportStage): Promise<void> {
  const rice = await openProject(stage, "gao-hop", 170, 120);
  await proposal(stage, rice, {
    by: "xuong",
    idea: "Túi xanh lá, khung tròn giữa thân như mặt ruộng nhìn từ trên.",
    drawing: "bag-rice",
    days: 160,
  });
  await proposal(stage, rice, {
    by: "hoa-si",
    idea: "Túi vàng ấm, nhấn hạt gạo và bóng con tôm.",
    drawing: "bag-sun",
    days: 158,
  });
  await feedback(stage, rice, {
    by: "chu-the",
    no: 1,
    text: "Màu hợp ý bà con. Chữ hạn dùng cần to hơn.",
    days: 150,
  });
  await proposal(stage, rice, {
    by: "xuong",
    no: "1",
    idea: "Giữ khung tròn, chữ hạn dùng to gấp đôi, thêm ô cân nặng.",
    drawing: "bag-rice",
    days: 140,
  });
  await choose(stage, rice, {
    no: 1,
    reason: "Chủ thể và tám người mua thử đều chọn; in được bằng ba màu nên rẻ.",
    days: 130,
  });
  await finish(stage, rice, 118);

  const wood = await openProject(stage, "dua-duoc", 60, -20);
  await proposal(stage, wood, {
    by: "xuong",
    idea: "Hộp trượt màu gỗ, mở ra thấy sáu đôi đũa và lời kể về rừng đước.",
    drawing: "box-wood",
    days: 40,
  });
  await proposal(stage, wood, {
    by: "hoa-si",
    idea: "Hộp màu nắng, buộc dây lác, thẻ nhỏ in hai thứ tiếng.",
    drawing: "box-sun",
    days: 35,
  });
  await feedback(stage, wood, {
    by: "chu-the-chi-nguyen",
    no: 2,
    text: "Dây lác đẹp nhưng đóng hộp lâu, cần cách buộc nhanh.",
    days: 20,
  });
}

async function openProject(
  stage: SupportStage,
  key: string,
  days: number,
  dueBefore: number,
): Promise<string> {
  const supportId = stage.requests.get(key) ?? "";
  const typed = {
    ...typedTexts({}, designFields),
    requestId: supportId,
    title: key === "gao-hop" ? "Bộ túi gạo lúa – tôm" : "Hộp quà đũa đước",
    brief: "Bao bì kể được nơi làm ra sản phẩm, đọc rõ từ hai mét, in được ở xưởng trong tỉnh.",
    audience: "Khách siêu thị và khách du lịch mua làm quà.",
    mustHave: "Nội dung nhãn bắt buộc, mã vạch, chỗ dán tem truy xuất.",
    dueOn: addDays(stage.today, -dueBefore),
  };
  const services = inThePast(stage.services, days);
  return agreed(await openDesign(services, stage.cast("can-bo-tinh"), { typed, isDemo: true })).id;
}

async function seen(stage: SupportStage, designId: string) {
  const view = await viewDesign(stage.services, stage.cast("can-bo-tinh"), designId);
  return { on: { designId, version: view.project.version }, threads: view.threads };
}

interface Proposing {
  by: string;
  no?: string;
  idea: string;
  drawing: DrawingName;
  days: number;
}

async function proposal(
  stage: SupportStage,
  designId: string,
  { by, no = "", idea, drawing, days }: Proposing,
) {
  const { on } = await seen(stage, designId);
  const consultantId = no === "" ? (stage.consultants.get(by) ?? "") : "";
  const typed = { ...typedTexts({}, proposalFields), no, consultantId, idea, price: "12000000" };
  const uploads = [stage.drawings.upload("preview", drawing), stage.drawings.upload("workFile", "paper")];
  const services = inThePast(stage.services, days);
  agreed(await propose(services, stage.cast("can-bo-tinh"), { ...on, typed, uploads }));
}

async function feedback(
  stage: SupportStage,
  designId: string,
  said: { by: string; no: number; text: string; days: number },
): Promise<void> {
  const { on, threads } = await seen(stage, designId);
  const proposalId = threads.find(({ no }) => no === said.no)?.newest.id ?? "";
  const services = inThePast(stage.services, said.days);
  agreed(await giveFeedback(services, stage.cast(said.by), { ...on, proposalId, text: said.text }));
}

async function choose(
  stage: SupportStage,
  designId: string,
  { no, reason, days }: { no: number; reason: string; days: number },
): Promise<void> {
  const { on, threads } = await seen(stage, designId);
  const proposalId = threads.find((each) => each.no === no)?.newest.id ?? "";
  const services = inThePast(stage.services, days);
  agreed(await chooseProposal(services, stage.cast("can-bo-tinh"), { ...on, proposalId, reason }));
}

async function finish(stage: SupportStage, designId: string, days: number): Promise<void> {
  const { on } = await seen(stage, designId);
  const uploads = [
    stage.drawings.upload("finalFiles", "bag-rice"),
    stage.drawings.upload("finalFiles", "paper"),
  ];
  const services = inThePast(stage.services, days);
  const caption = "Tệp in túi 2 kg và 5 kg (minh hoạ)";
  agreed(await handOver(services, stage.cast("can-bo-tinh"), { ...on, uploads, caption }));
}

export async function loadStartups(stage: SupportStage): Promise<void> {
  const officer = stage.cast("can-bo-tinh");
  const became = (await stage.makerOf("96-013")).id;
  for (const [at, demo] of demoStartups.entries()) {
    const typed = {
      ...typedTexts({}, startupFields),
      team: demo.team,
      leaderName: demo.leader,
      idea: demo.idea,
      communeCode: demo.commune,
      cohortYear: stage.today.slice(0, 4),
      mentorId: stage.consultants.get(demo.mentor) ?? "",
    };
    const begun = inThePast(stage.services, 200 - at * 10);
    const { id } = agreed(await addStartup(begun, officer, { typed, isDemo: true }));
    for (const [step, name] of demo.stages.entries()) {
      const services = inThePast(stage.services, 180 - step * 40 - at * 10);
      const on = { startupId: id, version: step + 1, stage: name, note: "" };
      const producerId = name === "graduated" ? became : "";
      agreed(await moveStartup(services, officer, { ...on, producerId }));
    }
  }
}

export async function loadRights(stage: SupportStage): Promise<void> {
  const officer = stage.cast("can-bo-tinh");
  const day = (days: number | null) => (days === null ? "" : addDays(stage.today, days));
  for (const demo of demoRights) {
    const typed = {
      ...typedTexts({}, ipFields),
      kind: demo.kind,
      name: demo.name,
      owner: demo.owner,
      status: demo.number ? "granted" : "filed",
      applicationNumber: demo.number ? "" : "MH-4-2026-0001",
      filedOn: demo.number ? "" : day(-25),
      registrationNumber: demo.number ?? "",
      grantedOn: day(demo.granted),
      expiresOn: day(demo.expires),
      goods: demo.goods,
      note: "Quyền minh hoạ, không có trong sổ đăng ký nào.",
    };
    const uploads = demo.number ? [stage.drawings.upload("file", "paper")] : [];
    const input = { typed, communeCodes: [...demo.communes], uploads, isDemo: true };
    const { id } = agreed(await addIpRight(stage.services, officer, input));
    for (const row of demo.users) {
      const producerId = (await stage.makerOf(row)).id;
      const permit = { producerId, permittedOn: day(-90), permitNumber: "MH/2026" };
      agreed(await permitIpUser(stage.services, officer, { ipRightId: id, ...permit }));
    }
  }
}
