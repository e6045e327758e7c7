import { describe, expect, it } from "vitest";
import type { Fields, Request } from "#platform/http";
import { unitsRoute } from "./units.api.ts";

async function ask(query: Fields): Promise<{ items: Record<string, unknown>[] }> {
  const answer = await unitsRoute.handle({ query } as unknown as Request);
  expect(answer.status).toBe(200);
  const body = JSON.parse(String(answer.body)) as { items: Record<string, unknown>[] };
  expect(unitsRoute.docs?.response.safeParse(body).success).toBe(true);
  return body;
}

describe("GET /api/v1/territory/units", () => {
  it("answers with both namesakes", async () => {
    const { items } = await ask({ q: "hoa thanh", level: "commune", limit: "2" });
    expect(items.map((item) => [item.code, item.label])).toEqual([
      ["32041", "Phường Hòa Thành, Cà Mau"],
      ["25645", "Phường Hòa Thành, Tây Ninh"],
    ]);
  });

  it("says which old commune led to the new one, and the names of one that changed", async () => {
    const { items } = await ask({ q: "tri luc thoi binh" });
    expect(items[0]).toMatchObject({
      full_name: "Xã Trí Phải",
      formerly: { era: "pre2025", level: "commune", full_name: "Xã Trí Lực", extent: "whole" },
    });
    const dongNai = await ask({ q: "dong nai", level: "province" });
    expect(dongNai.items[0]?.names).toEqual([
      { full_name: "Tỉnh Đồng Nai", valid_from: "2025-07-01", valid_to: "2026-04-29" },
      { full_name: "Thành phố Đồng Nai", valid_from: "2026-04-30", valid_to: null },
    ]);
  });

  it.each([
    {},
    { q: "" },
    { q: "ca mau", level: "village" },
    { q: "ca mau", limit: "0" },
    { q: "x", province: "9" },
  ])("refuses %o in words", async (query) => {
    await expect(unitsRoute.handle({ query } as unknown as Request)).rejects.toThrow("Tham số chưa đúng");
  });

  it("is open to everyone", () => expect(unitsRoute.access).toBe("public"));
});
