import { describe, expect, it } from "vitest";
import { findNorm, normsInForce, normWarnings, rewardLevel, rewardNormOn } from "./norms.ts";
import { isPurpose } from "./sources.ts";

describe("norms of spending", () => {
  it("change on 31 May 2026; the stars are worth the same before and after", () => {
    const before = rewardNormOn("2026-05-30");
    const after = rewardNormOn("2026-05-31");
    expect([before?.act, after?.act]).toEqual(["TT 55/2023/TT-BTC", "TT 60/2026/TT-BTC"]);
    for (const norm of [before, after]) {
      expect(norm && ([3, 4, 5] as const).map((star) => rewardLevel(norm, star))).toEqual([8e6, 10e6, 15e6]);
    }
    expect(rewardNormOn("2021-06-01")).toBeUndefined();
  });

  it("name purposes that exist and never two reward norms on one day", () => {
    for (const day of ["2023-08-15", "2025-01-01", "2026-05-30", "2026-05-31", "2030-01-01"]) {
      const all = normsInForce(day);
      expect(all.filter((norm) => norm.levelsVnd).length).toBe(1);
      expect(all.flatMap((norm) => norm.purposes).filter((purpose) => !isPurpose(purpose))).toEqual([]);
    }
  });

  it("tell a doubtful cap and never apply it", () => {
    const norm = "tt60-2026-so-huu-tri-tue";
    const warnings = (amountVnd: number) =>
      normWarnings({ norm, source: "khcn", purpose: "ip", day: "2026-11-22", amountVnd });
    expect(findNorm(norm)?.capVnd).toBeUndefined();
    expect(warnings(20_000_000)).toEqual(warnings(1_000_000));
    expect(warnings(1_000_000)[0]).toContain("chưa rõ");
  });

  it("warn of a cap, a wrong day, a wrong purpose and the central share", () => {
    const planned = { source: "khcn", purpose: "ip", amountVnd: 40_000_000 } as const;
    const old = normWarnings({ ...planned, norm: "tt55-2023-so-huu-tri-tue", day: "2026-11-22" });
    expect(old.some((text) => text.includes("35 triệu"))).toBe(true);
    expect(old.some((text) => text.includes("không còn"))).toBe(true);
    const wrong = normWarnings({
      ...planned,
      purpose: "training",
      norm: "tt60-2026-thuong",
      day: "2026-11-22",
    });
    expect(wrong).toEqual([
      "Định mức “Thưởng sản phẩm được công nhận 3, 4, 5 sao” không dành cho nội dung chi này.",
    ]);
    const point = {
      source: "ntm_central",
      purpose: "sale_point",
      norm: "tt55-2023-diem-ban",
      day: "2025-01-01",
      amountVnd: 1,
    } as const;
    expect(normWarnings(point)[0]).toContain("50 %");
    expect(normWarnings({ ...point, norm: null })).toEqual([]);
  });
});
