import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { type Stage, setStage, today } from "./testing/stage.ts";
import { linkTask, splitTask } from "./use-cases/change-task.ts";
import { createTasksFromPlan } from "./use-cases/create-tasks.ts";
import { acceptTask, cancelTask, decideExtension, giveBackTask, reopenTask } from "./use-cases/judge-task.ts";
import { listTasksFor, type TaskSearch } from "./use-cases/list-tasks.ts";
import { performanceFor } from "./use-cases/performance.ts";
import { addRecurrence, handOutRecurring, stopRecurrence } from "./use-cases/recurrences.ts";
import { remindDue } from "./use-cases/remind.ts";
import { viewTask } from "./use-cases/view-task.ts";
import { askExtension, reportTask, startTask } from "./use-cases/work-on-task.ts";

const database = withTestDatabase();
let stage: Stage;
let services: Services;

beforeAll(async () => {
  stage = await setStage(database);
  services = stage.at(today);
});

const agency = (id: string) => `agency:${id}`;
const step = async (id: string) => ({
  id,
  version: (await viewTask(services, stage.officer, id)).task.version,
  requestId: "t",
});
const report = async (
  who: Actor,
  id: string,
  change: { progress?: string; final?: boolean; on?: string } = {},
) =>
  reportTask(stage.at(change.on ?? today), who, {
    ...(await step(id)),
    progress: change.progress ?? "40",
    done: "Đã làm được một nửa.",
    difficulties: "",
    final: change.final ?? false,
    files: [],
  });
const taskOf = async (id: string) => (await viewTask(services, stage.officer, id)).task;
const letters = async (subject: string) =>
  (
    await database.asOwner<{ n: number }>(
      "select count(*)::int as n from platform.events where name = 'notices.told' and payload->>'subject' like $1",
      [`${subject}%`],
    )
  )[0]?.n;
const search: TaskSearch = {
  board: "",
  text: "",
  unit: "",
  documentId: "",
  priority: "",
  status: "",
  subjectKind: "",
  outcome: "",
  from: "",
  to: "",
  cursor: "",
};

describe("a task from giving to acceptance", () => {
  it("goes to each unit at once, with letters, and back when the result is not enough", async () => {
    const [id = "", other = ""] = await stage.give({ title: "Rà soát danh sách" }, [
      agency(stage.departmentId),
      "commune:32071",
    ]);
    expect(await letters("Nhiệm vụ mới: Rà soát danh sách")).toBe(2);
    expect((await startTask(services, stage.department, await step(id))).ok).toBe(true);
    expect((await report(stage.department, id)).ok).toBe(true);
    expect(await taskOf(id)).toMatchObject({ status: "in_progress", progress: 40 });
    expect((await report(stage.department, id, { final: true })).ok).toBe(true);
    expect(await taskOf(id)).toMatchObject({ status: "reported", progress: 100 });
    const empty = await giveBackTask(services, stage.leader, { ...(await step(id)), note: "" });
    expect(empty).toEqual({
      ok: false,
      faults: [{ field: "note", text: "Ghi điều cần làm thêm để đơn vị biết." }],
    });
    await giveBackTask(services, stage.leader, { ...(await step(id)), note: "Thiếu chữ ký." });
    expect(await taskOf(id)).toMatchObject({ status: "in_progress", progress: 90 });
    await report(stage.department, id, { final: true });
    await acceptTask(services, stage.officer, { ...(await step(id)), note: "" });
    expect(await taskOf(id)).toMatchObject({ status: "done", doneOn: today });
    expect((await taskOf(other)).status).toBe("assigned");
    const { moves } = await viewTask(services, stage.department, id);
    expect(moves.map(({ to }) => to).reverse()).toEqual([
      "assigned",
      "in_progress",
      "reported",
      "in_progress",
      "reported",
      "done",
    ]);
  });

  it("counts as done on the day of the report, however late it was accepted", async () => {
    const [id = ""] = await stage.give({ startsOn: "2026-10-01", dueOn: "2026-10-20" }, [
      agency(stage.departmentId),
    ]);
    await report(stage.department, id, { final: true, on: "2026-10-20" });
    await acceptTask(stage.at("2026-11-15"), stage.officer, { ...(await step(id)), note: "" });
    expect(await taskOf(id)).toMatchObject({ doneOn: "2026-10-20" });
  });

  it("is cancelled with its open parts and a reason, and opened again", async () => {
    const [id = ""] = await stage.give({ parts: "Việc một\nViệc hai" }, [agency(stage.departmentId)]);
    expect((await cancelTask(services, stage.officer, { ...(await step(id)), reason: "" })).ok).toBe(false);
    await cancelTask(services, stage.officer, { ...(await step(id)), reason: "Không còn cần." });
    const { task, subTasks } = await viewTask(services, stage.officer, id);
    expect([task.status, ...subTasks.map(({ status }) => status)]).toEqual([
      "cancelled",
      "cancelled",
      "cancelled",
    ]);
    await reopenTask(services, stage.officer, { ...(await step(id)), note: "Vẫn cần làm." });
    expect((await taskOf(id)).status).toBe("in_progress");
  });

  it("is changed by nobody who saw an older version, nor by a step its state does not know", async () => {
    const [id = ""] = await stage.give({}, [agency(stage.departmentId)]);
    const old = await step(id);
    await startTask(services, stage.department, old);
    await expect(cancelTask(services, stage.officer, { ...old, reason: "Không cần nữa." })).rejects.toThrow(
      Conflict,
    );
    await expect(acceptTask(services, stage.officer, { ...(await step(id)), note: "" })).rejects.toThrow(
      Conflict,
    );
  });

  it("ties to a record of its province only", async () => {
    const [id = ""] = await stage.give({}, [agency(stage.departmentId)]);
    const producers = ["96", "80"].map((province) => ({
      province,
      id: `0190aaaa-0000-7000-8000-0000000000${province}`,
    }));
    for (const each of producers)
      await database.asOwner(
        "insert into producers.producers (id, province_code, commune_code, kind, name, slug) values ($1, $2, '32071', 'cooperative', 'HTX ' || $2, 'htx-' || $2)",
        [each.id, each.province],
      );
    const link = async (producerId = "") =>
      linkTask(services, stage.officer, { ...(await step(id)), subject: `producer:${producerId}` });
    expect((await link(producers[1]?.id)).ok).toBe(false);
    expect((await link(producers[0]?.id)).ok).toBe(true);
    expect(await taskOf(id)).toMatchObject({ subjectKind: "producer", subjectTitle: "HTX 96" });
  });
});

describe("parts of a task", () => {
  it("carry the parent's progress and have to be done before it", async () => {
    const [id = ""] = await stage.give({ parts: "Việc một\nViệc hai" }, [agency(stage.departmentId)]);
    const { subTasks } = await viewTask(services, stage.department, id);
    expect(subTasks.length).toBe(2);
    const [first, second] = subTasks.map((part) => part.id);
    await report(stage.department, first ?? "", { progress: "60" });
    expect((await taskOf(id)).progress).toBe(30);
    expect(await report(stage.department, id, { final: true })).toMatchObject({
      ok: false,
      faults: [{ field: "done" }],
    });
    for (const part of [first ?? "", second ?? ""]) {
      await report(stage.department, part, { final: true });
      await acceptTask(services, stage.officer, { ...(await step(part)), note: "" });
    }
    expect((await taskOf(id)).progress).toBe(100);
    expect((await report(stage.department, id, { final: true })).ok).toBe(true);
  });

  it("are added by a unit for itself, by the office for another one", async () => {
    const [id = ""] = await stage.give({}, [agency(stage.departmentId)]);
    const typed = { partTitle: "Việc của hội", partDueOn: "2026-12-01", partUnit: agency(stage.unionId) };
    await splitTask(services, stage.department, { ...(await step(id)), typed });
    await splitTask(services, stage.officer, { ...(await step(id)), typed });
    const { subTasks } = await viewTask(services, stage.officer, id);
    expect(subTasks.map(({ agencyId }) => agencyId).sort()).toEqual(
      [stage.departmentId, stage.unionId].sort(),
    );
  });
});

describe("more time", () => {
  it("is asked for, granted for another day, and moves the deadline but not what was first given", async () => {
    const [id = ""] = await stage.give({ dueOn: "2026-11-30" }, [agency(stage.unionId)]);
    const ask = async (until: string) =>
      askExtension(services, stage.union, { ...(await step(id)), until, reason: "Chờ kết quả kiểm nghiệm." });
    expect((await ask("2026-11-30")).ok).toBe(false);
    expect((await ask("2026-12-20")).ok).toBe(true);
    expect(await ask("2026-12-25")).toMatchObject({ ok: false });
    const decide = async (decision: string, until: string, note: string) =>
      decideExtension(services, stage.leader, { ...(await step(id)), decision, until, note });
    expect(await decide("refused", "", "")).toMatchObject({ ok: false, faults: [{ field: "decisionNote" }] });
    expect((await decide("granted", "2026-12-10", "")).ok).toBe(true);
    expect(await taskOf(id)).toMatchObject({ dueOn: "2026-12-10", originalDueOn: "2026-11-30" });
    expect(await letters("Đã cho gia hạn")).toBe(1);
  });
});

describe("who sees and moves what", () => {
  it("keeps a task from other units and provinces, opens it to those who work along", async () => {
    const [id = ""] = await stage.give({}, ["commune:32071"], [agency(stage.unionId)]);
    for (const stranger of [stage.department, stage.otherCommune, stage.farOfficer])
      await expect(viewTask(services, stranger, id)).rejects.toThrow(NotFound);
    expect((await viewTask(services, stage.union, id)).steps.size).toBe(0);
    await expect(report(stage.union, id)).rejects.toThrow(NotAllowed);
    await expect(report(stage.officer, id)).rejects.toThrow(NotAllowed);
    const judge = cancelTask(services, stage.commune, { ...(await step(id)), reason: "Không muốn làm." });
    await expect(judge).rejects.toThrow(NotAllowed);
    const lists = await Promise.all(
      [stage.commune, stage.union, stage.otherCommune].map((actor) =>
        listTasksFor(services, actor, { ...search, board: "all" }),
      ),
    );
    expect(lists.map(({ tasks }) => tasks.some((task) => task.id === id))).toEqual([true, true, false]);
  });

  it("takes away what an agency's person saw, when the person leaves it", async () => {
    const [id = ""] = await stage.give({}, [agency(stage.unionId)]);
    const end = (until: string | null) =>
      database.asOwner("update directives.agency_people set until = $2 where account_id = $1", [
        stage.union.accountId,
        until,
      ]);
    await end("2026-11-01");
    await expect(viewTask(services, stage.union, id)).rejects.toThrow(NotFound);
    await end(null);
    expect((await viewTask(services, stage.union, id)).task.id).toBe(id);
  });
});

describe("reminders", () => {
  it("go out 7, 3, 1 days before and on the first day after, each once, and anew for a new deadline", async () => {
    const [id = ""] = await stage.give({ title: "Nhắc hạn", startsOn: "2027-03-01", dueOn: "2027-03-20" }, [
      agency(stage.unionId),
    ]);
    const told: string[] = [];
    for (let day = 10; day <= 28; day += 1) {
      const before = await letters("Nhiệm vụ %hạn: Nhắc hạn");
      await remindDue(stage.at(`2027-03-${day}`));
      await remindDue(stage.at(`2027-03-${day}`));
      if (((await letters("Nhiệm vụ %hạn: Nhắc hạn")) ?? 0) > (before ?? 0)) told.push(`${day}`);
    }
    expect(told).toEqual(["13", "17", "19", "21"]);
    await database.asOwner("update directives.tasks set due_on = '2027-04-20' where id = $1", [id]);
    await remindDue(stage.at("2027-04-19"));
    expect(await letters("Nhiệm vụ sắp đến hạn: Nhắc hạn")).toBe(4);
  });
});

describe("tasks that return", () => {
  it("are handed out before they are due, once a turn and unit, until they are stopped", async () => {
    const typed = {
      title: "Báo cáo tháng",
      requiredResult: "",
      priority: "normal",
      rhythm: "monthly",
      dueDay: "25",
      dueMonth: "",
      leadDays: "5",
      startsOn: "2028-01-01",
      endsOn: "",
      allCommunes: "",
    };
    const units = [agency(stage.departmentId), "commune:32071"];
    const made = await addRecurrence(services, stage.officer, { typed, units, requestId: "t" });
    if (!made.ok) throw new Error(JSON.stringify(made.faults));
    expect(made.value.handedOut).toBe(0);
    expect(await handOutRecurring(stage.at("2028-01-19"))).toBe(0);
    expect(await handOutRecurring(stage.at("2028-01-20"))).toBe(2);
    expect(await handOutRecurring(stage.at("2028-01-21"))).toBe(0);
    await stopRecurrence(stage.at("2028-02-01"), stage.officer, {
      id: made.value.id,
      version: 1,
      requestId: "t",
    });
    expect(await handOutRecurring(stage.at("2028-02-21"))).toBe(0);
  });
});

describe("tasks of a plan", () => {
  it("are handed out once to each unit", async () => {
    const planTaskId = "0190bbbb-0000-7000-8000-000000000001";
    const hand = (units: { agencyId: string | null; communeCode: string | null }[]) =>
      database.db.transaction().execute((tx) =>
        createTasksFromPlan(tx, services, stage.officer, {
          provinceCode: "96",
          tasks: [{ planTaskId, title: "Theo kế hoạch", startsOn: today, dueOn: "2026-12-31", units }],
        }),
      );
    const department = { agencyId: stage.departmentId, communeCode: null };
    expect((await hand([department])).length).toBe(1);
    expect((await hand([department, { agencyId: null, communeCode: "32071" }])).length).toBe(1);
    expect((await hand([department])).length).toBe(0);
  });
});

describe("the performance of units", () => {
  it("sums to what was given, and each number has its tasks behind it", async () => {
    const [late = "", open = "", gone = ""] = await Promise.all(
      ["Trễ", "Quá hạn", "Huỷ"].map(
        async (title) =>
          (
            await stage.give({ title: `${title} rồi`, startsOn: "2026-09-01", dueOn: "2026-09-20" }, [
              "commune:32014",
            ])
          )[0] ?? "",
      ),
    );
    const ids = await database.asOwner<{ id: string; title: string }>(
      "select id, title from directives.tasks where commune_code = '32014' and original_due_on = '2026-09-20'",
    );
    const idOf = (word: string) => ids.find(({ title }) => title.startsWith(word))?.id ?? "";
    expect([late, open, gone].length).toBe(3);
    await report(stage.otherCommune, idOf("Trễ"), { final: true, on: "2026-09-25" });
    await acceptTask(services, stage.officer, { ...(await step(idOf("Trễ"))), note: "" });
    await cancelTask(services, stage.officer, { ...(await step(idOf("Huỷ"))), reason: "Không còn cần." });
    const period = { from: "2026-09-01", to: "2026-09-30" };
    const { rows, total } = await performanceFor(services, stage.leader, period);
    expect(
      rows.map(({ communeCode, given, onTime, late: behind, running, overdue }) => [
        communeCode,
        given,
        onTime,
        behind,
        running,
        overdue,
      ]),
    ).toEqual([["32014", 2, 0, 1, 0, 1]]);
    for (const each of [...rows, total])
      expect(each.onTime + each.late + each.running + each.overdue).toBe(each.given);
    const behind = (outcome: TaskSearch["outcome"]) =>
      listTasksFor(services, stage.leader, { ...search, ...period, unit: "commune:32014", outcome });
    expect((await behind("overdue")).tasks.map(({ id }) => id)).toEqual([idOf("Quá hạn")]);
    expect((await behind("late")).tasks.map(({ id }) => id)).toEqual([idOf("Trễ")]);
    expect(
      (await listTasksFor(services, stage.leader, { ...search, ...period, board: "all" })).tasks.length,
    ).toBe(total.given);
  });
});
