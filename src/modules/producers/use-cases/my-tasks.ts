import { dayInVietnam, daysBetween } from "#platform/calendar";
import { type Actor, holdsRole, type Services, type TaskItem } from "#platform/http";
import { communeRoles, producerRoles } from "../permissions.ts";
import { producerUrls } from "../urls.ts";
import { listRegistrationsFor } from "./list-registrations.ts";
import { listRunningOutFor } from "./proofs.ts";

/** Registrations that wait for the commune; papers of a producer that run out. */
export async function myTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const [registrations, papers] = await Promise.all([
    holdsRole(actor, communeRoles)
      ? listRegistrationsFor(services, actor, { waiting: true, cursor: "" })
      : { lines: [] },
    holdsRole(actor, producerRoles) ? listRunningOutFor(services, actor) : [],
  ]);
  const today = dayInVietnam(services.now());
  return [
    ...registrations.lines.slice(0, 10).map((line) => ({
      title: `Xác nhận đăng ký của ${line.producerName}`,
      href: producerUrls.registration(line.id),
      since: line.createdAt,
    })),
    ...papers.map((proof) => ({
      title: `Thay giấy tờ: ${proof.title}`,
      href: producerUrls.proof(proof.id),
      note: daysBetween(today, proof.expiresOn ?? today) < 0 ? "Đã hết hạn" : "Sắp hết hạn",
      dueOn: proof.expiresOn ?? undefined,
    })),
  ];
}
