import {
  createReport,
  createSchedule,
  editSection,
  finishReport,
  requestExport,
  runExport,
} from "#modules/reporting";
import { addDays, dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { agreed } from "./agreed.ts";
import { gatherCast } from "./cast.ts";
import { quarterBefore } from "./quarter-before.ts";

const isDemo = true;

/** A finished report, two drafts, a schedule and exports of both structures, all by the office of Cà Mau. */
export async function loadReporting(services: Services, tx: Tx): Promise<void> {
  const cast = await gatherCast(tx);
  const officer = cast("can-bo-tinh");
  const today = dayInVietnam(services.now());
  const quarter = quarterBefore(today);
  const recipient = "Uỷ ban nhân dân tỉnh; Sở Nông nghiệp và Môi trường";
  const done = agreed(
    await createReport(services, officer, { kind: "quarter", ...quarter, recipient, isDemo }),
  );
  agreed(
    await editSection(services, officer, {
      id: done.id,
      version: 1,
      key: "direction",
      text: "Cơ quan tham mưu OCOP đã đôn đốc các xã, phường rà soát hồ sơ, hướng dẫn chủ thể hoàn thiện minh chứng và chuẩn bị đợt đánh giá cuối năm.",
    }),
  );
  agreed(
    await finishReport(services, officer, {
      id: done.id,
      version: 2,
      signing: {
        number: "125/BC-OCOP (minh hoạ)",
        signedOn: addDays(today, -20),
        signerName: "Nguyễn Hoàng Nam",
        signerTitle: "Thủ trưởng cơ quan",
      },
    }),
  );
  const year = today.slice(0, 4);
  const asked = { kind: "year", year, no: "1", recipient: "Bộ Nông nghiệp và Môi trường", isDemo };
  agreed(await createReport(services, officer, asked));
  const month = { kind: "month", year, no: String(Number(today.slice(5, 7))), recipient: "", isDemo };
  agreed(await createReport(services, cast("can-bo-xa"), month));
  const recipients = "bao-cao@minh-hoa.saoque.example";
  agreed(await createSchedule(services, officer, { kind: "quarter", sendDay: "5", recipients, isDemo }));
  for (const standard of ["qd5277", "qd5333"]) {
    const { id } = agreed(await requestExport(services, officer, { standard, asOf: today, isDemo }));
    await runExport(services, { exportId: id });
  }
}
