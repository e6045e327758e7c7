import { getPreparedSet } from "#modules/criteria";
import { moveDossier } from "#modules/dossiers";
import { getResult, whyNotHigher } from "#modules/evaluation";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { formatPoints } from "#platform/ui";
import { decisionFor } from "../../domain/decision.ts";
import { events } from "../../events.ts";
import { mayPrepareDecision, provinceOf } from "../../permissions.ts";
import { lockProvince } from "../../store/decisions.store.ts";
import { insertNotice, type NoticeKind } from "../../store/notices.store.ts";
import { type DecidedResult, listOpenResults } from "../../store/results.store.ts";

export const NOTICE_TASK = "certification.send-notice";

interface Writing {
  services: Services;
  tx: Tx;
  actor: Actor;
  signed?: { number: string };
}

// QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3: the result is told to the commune and the producer in writing.
export async function writeNotice(
  writing: Writing,
  result: DecidedResult,
  kind: NoticeKind,
): Promise<string> {
  const { services, tx, actor, signed } = writing;
  const id = uuidv7();
  const body =
    kind === "not_reached" ? await reasonsFor(tx, result) : outcomeOf(result, kind, signed?.number ?? "");
  const issuedOn = dayInVietnam(services.now());
  await insertNotice(tx, {
    id,
    dossierId: result.dossierId,
    kind,
    body,
    issuedOn,
    issuedBy: actor.accountId,
  });
  const { dossierId, producerId, productId } = result;
  await announce(tx, events.noticeIssued, { noticeId: id, dossierId, producerId, productId, kind });
  await services.jobs.enqueue(tx, NOTICE_TASK, { noticeId: id });
  return id;
}

/** Tells producers and communes of results that no decision follows, each with what was missing. */
export async function notifyNotReached(
  services: Services,
  actor: Actor,
  input: { dossierIds: readonly string[]; requestId: string },
): Promise<Result<{ notices: number }>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayPrepareDecision(actor, { provinceCode })) throw new NotAllowed();
  const wanted = [...new Set(input.dossierIds.filter(isUuid))];
  if (wanted.length === 0) return fault("ho-so", "Chọn ít nhất một kết quả.");
  return services.db.transaction().execute(async (tx) => {
    await lockProvince(tx, provinceCode);
    const results = await listOpenResults(tx, provinceCode, wanted);
    if (results.length !== wanted.length) throw new Conflict();
    const reached = results.find(({ level }) => decisionFor(level) !== undefined);
    if (reached)
      return fault("ho-so", `“${reached.productName}” đạt từ 3 sao; lập quyết định cho sản phẩm này.`);
    for (const result of results) {
      const { requestId } = input;
      await moveDossier(services, tx, actor, {
        dossierId: result.dossierId,
        action: "notifyNotReached",
        requestId,
      });
      const id = await writeNotice({ services, tx, actor }, result, "not_reached");
      await audit(tx, {
        provinceCode,
        actor,
        action: "certification.notify-not-reached",
        subject: { kind: "notice", id },
        requestId,
        details: { dossierId: result.dossierId, total: result.total },
      });
    }
    return ok({ notices: results.length });
  });
}

function outcomeOf(result: DecidedResult, kind: NoticeKind, number: string): string {
  const points = `${formatPoints(result.total)} điểm`;
  if (kind === "recognised") {
    return `Sản phẩm đạt ${points}, được công nhận ${result.star} sao theo Quyết định số ${number}. Giấy chứng nhận có giá trị 36 tháng.`;
  }
  return `Sản phẩm đạt ${points}. Kết quả được phê duyệt theo Quyết định số ${number} và hồ sơ được gửi Bộ Nông nghiệp và Môi trường để đánh giá, phân hạng 5 sao.`;
}

/** The result in words, then every reason why it is not three stars. */
async function reasonsFor(tx: Tx, result: DecidedResult): Promise<string> {
  const head = `Sản phẩm đạt ${formatPoints(result.total)} điểm, chưa đủ điều kiện công nhận từ 3 sao.`;
  const council = await getResult(tx, result.dossierId);
  if (!council) return head;
  const { points, detail } = council;
  const { knockOuts, reasons } = detail;
  // Asked as if it had two stars: the reader wants to know what three would have needed.
  const why = whyNotHigher(getPreparedSet(council.ruleSet, council.setCode), {
    star: 2,
    points,
    knockOuts,
    reasons,
  });
  const lines = (why?.items ?? []).map(({ text }) => `- ${text}`);
  return [head, ...lines].join("\n");
}
