import { describe, expect, it } from "vitest";
import { Conflict, NotAllowed, NotFound } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { leader, officer, requestId, servicesAt, stranger } from "../../testing/money-stage.ts";
import { arrange, handOver, reorder, viewCeremony } from "./ceremony.ts";
import { approveCommendations, decline, getCommendation, propose, readCommendations } from "./commend.ts";
import { printCeremony } from "./print-ceremony.ts";

const database = withTestDatabase();
const services = () => servicesAt(database);
const typed = { decisionNumber: "15/QĐ-UBND", decidedOn: "2026-11-01" };

async function proposed(name: string, kind = "individual"): Promise<string> {
  const made = await propose(services(), officer, {
    typed: {
      year: "2026",
      kind,
      form: "bang_khen",
      name,
      unit: "",
      achievement: "Làm tốt việc được giao",
      reward: "",
      producer: "",
    },
    requestId,
  });
  if (!made.ok) throw new Error(made.faults[0]?.text);
  return made.value.id;
}

describe("commendations", () => {
  it("are approved by the leader, several by one decision, all or none", async () => {
    const [a, b] = [await proposed("Nguyễn Văn A"), await proposed("Tổ B", "collective")];
    await expect(
      approveCommendations(services(), officer, { ids: [a, b], typed, requestId }),
    ).rejects.toThrow(NotAllowed);
    const bare = await approveCommendations(services(), leader, {
      ids: [],
      typed: { decisionNumber: "", decidedOn: "" },
      requestId,
    });
    expect(bare.ok ? [] : bare.faults.map(({ field }) => field)).toEqual([
      "ids",
      "decisionNumber",
      "decidedOn",
    ]);
    expect((await approveCommendations(services(), leader, { ids: [a, b], typed, requestId })).ok).toBe(true);
    const c = await proposed("Trần Thị C");
    await expect(approveCommendations(services(), leader, { ids: [c, a], typed, requestId })).rejects.toThrow(
      Conflict,
    );
    expect((await getCommendation(services(), officer, c)).status).toBe("proposed");
    await decline(services(), leader, { id: c, reason: "Đã khen năm trước", requestId });
    expect(await getCommendation(services(), officer, c)).toMatchObject({ status: "declined" });
    await expect(getCommendation(services(), stranger, c)).rejects.toThrow(NotFound);
  });

  it("are called up collectives first, in the order given, and handed over on the day", async () => {
    const [person, group] = [await proposed("Lê Văn D"), await proposed("Tổ E", "collective")];
    await approveCommendations(services(), leader, { ids: [person, group], typed, requestId });
    const day = "2026-11-20";
    const place = { day, place: "Hội trường" };
    expect((await arrange(services(), officer, { ids: [person, group], typed: place, requestId })).ok).toBe(
      true,
    );
    const names = async () => (await viewCeremony(services(), officer, day)).list.map(({ name }) => name);
    expect(await names()).toEqual(["Tổ E", "Lê Văn D"]);
    await reorder(services(), officer, {
      day,
      order: new Map([
        [group, "2"],
        [person, "1"],
      ]),
      requestId,
    });
    expect(await names()).toEqual(["Lê Văn D", "Tổ E"]);
    expect(await handOver(services(), officer, { day, requestId })).toEqual({ received: 2 });
    expect(await handOver(services(), officer, { day, requestId })).toEqual({ received: 0 });
    await expect(handOver(services(), officer, { day: "2026-12-20", requestId })).rejects.toThrow(Conflict);
    const paper = await printCeremony(services(), officer, day);
    expect(Buffer.from(paper.content.slice(0, 2)).toString()).toBe("PK");
    expect((await readCommendations(services(), officer, { text: "le van d" })).rows).toHaveLength(1);
  });
});
