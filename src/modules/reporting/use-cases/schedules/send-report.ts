import { unitName } from "#modules/planning";
import { renderDocx } from "#platform/documents";
import type { Services } from "#platform/http";
import type { Report } from "../../domain/report.ts";
import { say, until } from "../../domain/sentences.ts";
import { reportPaper } from "../../papers/report.paper.ts";
import { findReport } from "../../store/reports.store.ts";
import { reportingUrls as urls } from "../../urls.ts";
import { partsOf, type ReportView } from "../reports/read-report.ts";
import { scopeOfReport } from "../unit.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** One letter of a schedule: headline figures, the address behind sign-in, and the draft in Word. */
export async function sendReport(services: Services, payload: Record<string, unknown>): Promise<void> {
  const report = await findReport(services.db, String(payload.reportId));
  if (!report || report.status === "dropped") return;
  const parts = await partsOf(services, report);
  await services.mailer.sendMail({
    to: String(payload.to),
    subject: `${unitName(scopeOfReport(report))}: báo cáo OCOP ${String(payload.period)}`,
    text: letterText(services, report, parts),
    attachments: [
      {
        name: `bao-cao-ocop-${report.year}-${report.periodNo}.docx`,
        type: WORD,
        content: await renderDocx(reportPaper({ report, ...parts })),
      },
    ],
  });
}

function letterText(
  { config }: Services,
  report: Report,
  { figures: { values, tasks, targets, toOn } }: Omit<ReportView, "report">,
): string {
  const met = targets.filter(({ light }) => light === "met").length;
  return [
    `${report.title} – ${unitName(scopeOfReport(report))}.`,
    ...(report.isDemo ? ["Dữ liệu minh hoạ."] : []),
    "",
    `${until(toOn)}:`,
    `- Công nhận trong kỳ: ${say(values.recognised.value)} lượt sản phẩm (mới ${say(values.fresh.value)}, nâng hạng ${say(values.upgraded.value)}).`,
    `- Lũy kế: ${say(values.cumulative.value)} sản phẩm của ${say(values.producers.value)} chủ thể.`,
    `- Chỉ tiêu đạt: ${say(met)} trên ${say(targets.length)}; nhiệm vụ quá hạn: ${say(tasks.overdue)}.`,
    "",
    "Bản dự thảo do hệ thống viết từ số liệu, gửi kèm để cơ quan đọc lại, sửa và trình ký.",
    `Mở và sửa sau khi đăng nhập: ${config.SAOQUE_ORIGIN}${urls.report(report.id)}`,
  ].join("\n");
}
