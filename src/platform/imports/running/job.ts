import { audit } from "#platform/audit";
import { Conflict, type JobDefinition, type Services } from "#platform/http";
import { noteProgress } from "#platform/jobs";
import { importActions } from "../addresses.ts";
import { findImport, lockImport, saveImport } from "../imports.store.ts";
import type { Register } from "../register.ts";
import { checkAsJob } from "./check-import.ts";
import { IMPORT_TASK, orderOf, type StepOrder } from "./order.ts";
import { takeOver } from "./take-over.ts";

/** The worker's part: long dry runs and all taking over, of every register. */
export function importJob(registers: readonly Register[]): JobDefinition {
  const byName = new Map(registers.map((register) => [register.name, register]));
  return {
    task: IMPORT_TASK,
    run: async (services, payload) => {
      const order = orderOf(payload);
      const record = await findImport(services.db, order.importId);
      const register = byName.get(record?.register ?? "");
      if (!register) throw new Error(`No register for import ${order.importId}: ${record?.register}`);
      await runStep(services, register, order);
    },
  };
}

/** A step that fails says so where the office looks; what its batches wrote before stays. */
export async function runStep(services: Services, register: Register, order: StepOrder): Promise<void> {
  try {
    await (order.step === "check" ? checkAsJob : takeOver)(services, register, order);
  } catch (error) {
    services.log.error({ err: error, importId: order.importId, register: register.name }, "import failed");
    const failure = await noteFailure(services, register, { order, error });
    await noteProgress(services.db, order.runId, { failure, finishedAt: services.now() });
  }
}

function noteFailure(
  services: Services,
  register: Register,
  { order, error }: { order: StepOrder; error: unknown },
): Promise<string> {
  return services.db.transaction().execute(async (tx) => {
    const record = await lockImport(tx, order.importId);
    if (record?.status === "checking") await saveImport(tx, record, { status: "uploaded" });
    if (record?.status !== "running") return "Chưa kiểm tra được tệp này. Hãy kiểm tra lại.";
    await saveImport(tx, record, { status: "failed" });
    await audit(tx, {
      provinceCode: record.provinceCode,
      actor: order.actor,
      action: importActions(register).import,
      subject: { kind: "import", id: record.id },
      requestId: order.requestId,
      details: { fileName: record.fileName, failed: true, rowsTaken: record.rowsTaken, ...record.taken },
    });
    const why = error instanceof Conflict ? `${error.message} ` : "";
    return record.rowsTaken === 0
      ? `${why}Chưa dòng nào được ghi. Kiểm tra lại tệp rồi nhập lần nữa.`
      : `${why}Đã ghi ${record.rowsTaken} dòng rồi dừng. Kiểm tra lại tệp để nhập tiếp phần còn lại; dòng đã ghi được giữ nguyên.`;
  });
}
