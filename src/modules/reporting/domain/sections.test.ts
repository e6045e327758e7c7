import { describe, expect, test } from "vitest";
import { type ReportFigures, type ReportIndicator, reportIndicators } from "./figures.ts";
import { type ReportSubject, wholeUnit, writeSections } from "./sections.ts";

const subject: ReportSubject = {
  level: "province",
  unitName: "Tỉnh Cà Mau",
  period: "quý III/2026",
  next: "quý IV/2026",
};

function figures(
  told: Partial<Record<ReportIndicator, number>>,
  more: Partial<ReportFigures> = {},
): ReportFigures {
  const names = Object.keys(reportIndicators) as ReportIndicator[];
  const values = Object.fromEntries(
    names.map((name) => [name, { value: told[name] ?? 0, before: 0, numerator: 0, denominator: null }]),
  ) as ReportFigures["values"];
  return {
    fromOn: "2026-07-01",
    toOn: "2026-09-30",
    values,
    stars: { 3: 0, 4: 0, 5: 0 },
    validStars: { 3: 0, 4: 0, 5: 0 },
    plan: null,
    targets: [],
    ending: [],
    money: [],
    tasks: { open: 0, overdue: 0, units: [] },
    units: [],
    products: [],
    ...more,
  };
}

const textOf = (key: string, from: ReportFigures) =>
  writeSections(from, subject).find((section) => section.key === key)?.text;

describe("a report writes itself", () => {
  test("recognitions with stars, plan and the year before", () => {
    const from = figures(
      { recognised: 44, fresh: 41, upgraded: 3, cumulative: 77, producers: 40 },
      {
        stars: { 3: 40, 4: 4, 5: 0 },
        targets: [
          {
            indicator: "products.new",
            name: "Sản phẩm công nhận mới",
            unit: "sản phẩm",
            goal: "≥ 30",
            low: 30,
            value: 44,
            percent: 146.7,
            light: "met",
            lightLabel: "Đạt",
            reason: "Vượt 14 so với chỉ tiêu.",
          },
        ],
      },
    );
    expect(textOf("products", from)).toBe(
      [
        "Trong quý III/2026, toàn tỉnh công nhận mới 41 sản phẩm; nâng hạng 3 sản phẩm; tính từ đầu năm đạt 146,7 % kế hoạch công nhận mới (44/30 sản phẩm). Theo hạng sao có 4 sản phẩm 4 sao và 40 sản phẩm 3 sao.",
        "Số lượt công nhận tăng 44 sản phẩm so với cùng kỳ năm trước.",
        "Lũy kế đến hết ngày 30/9/2026, toàn tỉnh có 77 sản phẩm của 40 chủ thể đã được công nhận.",
      ].join("\n"),
    );
  });

  test("an empty period is told as such, without invented activity", () => {
    const from = figures({});
    expect(textOf("products", from)).toContain("chưa có sản phẩm được công nhận");
    expect(textOf("training", from)).toBe("Trong quý III/2026 chưa mở lớp tập huấn.");
    expect(textOf("money", from)).toBe("Trong quý III/2026 chưa phát sinh giải ngân.");
    expect(textOf("difficulties", from)).toContain("không phát sinh khó khăn lớn");
  });

  test("what is behind is named with its reason, and comes back as work to do", () => {
    const from = figures(
      {},
      {
        plan: "Kế hoạch số 12/KH-UBND",
        targets: [
          {
            indicator: "training.leader-share",
            name: "Lãnh đạo được tập huấn",
            unit: "%",
            goal: "≥ 100",
            low: 100,
            value: 40,
            percent: 40,
            light: "at_risk",
            lightLabel: "Có nguy cơ",
            reason: "Mới đạt 40 % chỉ tiêu.",
          },
        ],
        tasks: { open: 5, overdue: 2, units: [{ name: "Xã Đá Bạc", open: 2, overdue: 2 }] },
      },
    );
    expect(textOf("difficulties", from)).toContain("Lãnh đạo được tập huấn (mới đạt 40 % chỉ tiêu)");
    expect(textOf("difficulties", from)).toContain("Còn 2 nhiệm vụ quá hạn");
    expect(textOf("next", from)).toContain("- Tập trung hoàn thành các chỉ tiêu: Lãnh đạo được tập huấn.");
    expect(textOf("direction", from)).toContain("Xã Đá Bạc (2)");
    expect(textOf("targets", from)).toContain("Lãnh đạo được tập huấn: 40 % (chỉ tiêu từ 100 % trở lên)");
  });

  test("a ceiling that holds is told as one and is no work to complete", () => {
    const ceiling = {
      indicator: "products.lapsed",
      name: "Sản phẩm hết hiệu lực",
      unit: "sản phẩm",
      goal: "≤ 60",
      low: 60,
      value: 0,
      percent: 0,
      light: "on_track",
      lightLabel: "Đang đúng hướng",
      reason: "Còn 60 trong mức cho phép.",
    } as const;
    const from = figures({}, { plan: "Kế hoạch số 12/KH-UBND", targets: [ceiling] });
    expect(textOf("targets", from)).toContain(
      "- Sản phẩm hết hiệu lực: 0 sản phẩm (chỉ tiêu không quá 60); đang đúng hướng.",
    );
    expect(textOf("next", from)).not.toContain("Tập trung hoàn thành");
    expect(textOf("promotion", from)).toContain("chưa có điểm giới thiệu và bán sản phẩm OCOP");
  });

  test.each([
    ["Thành phố Cần Thơ", "toàn thành phố"],
    ["Xã Trí Phải", "toàn xã"],
    ["Đặc khu Phú Quốc", "toàn đặc khu"],
  ])("%s is called %s", (unitName, words) => {
    expect(wholeUnit({ ...subject, unitName })).toBe(words);
  });
});
