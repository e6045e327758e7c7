import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import history from "../../../../db/reference/programme/directives.json" with { type: "json" };
import { type DocumentKind, documentKinds, isOneOf } from "../domain/words.ts";
import { findAgenciesNamed, insertAgencies } from "../store/agencies.store.ts";
import { documentStands, insertDocument } from "../store/documents.store.ts";
import { insertMoves } from "../store/task-parts.store.ts";
import { insertTasks } from "../store/tasks.store.ts";

/**
 * Documents and tasks that public articles tell of. The articles say what was asked, not what each unit did: such a
 * task is only recorded. A second time adds nothing.
 */
export async function loadDirectivesHistory(
  services: Services,
): Promise<{ documents: number; tasks: number }> {
  return services.db.transaction().execute(async (tx) => {
    const agencies = await loadAgencies(tx);
    const documents = await loadDocuments(tx);
    const told = history.tasks.filter(({ document }) => documents.has(document));
    const at = services.now();
    for (const task of told) {
      const document = history.documents.find(({ key }) => key === task.document);
      if (!document) throw new Error(`The history names no document ${task.document}`);
      await recordTask(tx, {
        at,
        title: task.title,
        requiredResult: task.requiredResult,
        startsOn: document.issuedOn,
        dueOn: task.dueOn,
        agencyId: agencies.get(task.agency) ?? "",
        documentId: documents.get(task.document) ?? "",
        provinceCode: document.provinceCode,
        source: document.source,
      });
    }
    if (documents.size > 0)
      await audit(tx, {
        provinceCode: "00",
        actor: null,
        action: "directives.load-history",
        subject: { kind: "document", id: [...documents.values()][0] ?? "" },
        details: { documents: documents.size, tasks: told.length },
      });
    return { documents: documents.size, tasks: told.length };
  });
}

async function loadAgencies(tx: Tx): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { key, provinceCode, name, endedOn } of history.agencies) {
    const [known] = await findAgenciesNamed(tx, provinceCode, [name]);
    const details = { kind: "other", name, shortName: null, email: null, phone: null, endedOn } as const;
    const [made] = known
      ? []
      : await insertAgencies(tx, [{ ...details, provinceCode, isDemo: false, createdBy: null }]);
    found.set(key, known?.id ?? made ?? "");
  }
  return found;
}

/** Only those that did not stand yet. */
async function loadDocuments(tx: Tx): Promise<Map<string, string>> {
  const added = new Map<string, string>();
  for (const { key, kind, ...told } of history.documents) {
    const id = uuidv7();
    if (await documentStands(tx, { ...told, exceptId: id })) continue;
    await insertDocument(tx, {
      ...told,
      id,
      kind: kindOf(kind),
      receivedOn: null,
      urgency: "normal",
      fileId: null,
      isDemo: false,
      createdBy: null,
    });
    added.set(key, id);
  }
  return added;
}

function kindOf(kind: string): DocumentKind {
  return isOneOf(documentKinds, kind) ? kind : "other";
}

interface Recorded {
  at: Date;
  title: string;
  requiredResult: string | null;
  startsOn: string;
  dueOn: string;
  agencyId: string;
  documentId: string;
  provinceCode: string;
  source: string;
}

async function recordTask(tx: Tx, told: Recorded): Promise<void> {
  const id = uuidv7();
  const { source, ...task } = told;
  await insertTasks(tx, [
    {
      ...task,
      id,
      communeCode: null,
      parentId: null,
      recurrenceId: null,
      occurrence: null,
      planTaskId: null,
      priority: "normal",
      ownerName: null,
      subject: null,
      isDemo: false,
      createdBy: null,
      state: { status: "recorded", progress: 0, doneOn: null },
    },
  ]);
  const note = `Ghi lại từ ${source}`;
  await insertMoves(tx, [
    { taskId: id, from: null, to: "recorded", note, by: { id: null, name: null }, at: task.at },
  ]);
}
