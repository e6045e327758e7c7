import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SheetCell, writeCsv, writeSheet } from "#platform/documents";
import { defineRegister, type RegisterField } from "../register.ts";
import { guessMapping, mappingFromHeadings } from "./columns.ts";
import { readRows } from "./read-rows.ts";
import { readRegisterSheet } from "./read-sheet.ts";
import { readValue } from "./read-value.ts";

const text: RegisterField = { key: "name", label: "Tên lớp", kind: "text", example: "Lớp" };
const of = (kind: RegisterField["kind"], more: Partial<RegisterField> = {}): RegisterField => ({
  ...text,
  ...more,
  kind,
});
const read = (field: RegisterField, cell: SheetCell, heading = "") => {
  const value = readValue(field, cell, heading);
  return "fault" in value ? `! ${value.fault}` : value.value;
};

const classes = defineRegister({
  name: "training.classes",
  title: "Lớp tập huấn",
  lead: "Danh sách lớp.",
  path: "/lop",
  access: ["province_officer"],
  fields: [
    { ...text, required: true, synonyms: ["chuyên đề", "nội dung tập huấn"] },
    {
      key: "startsOn",
      label: "Từ ngày",
      kind: "date",
      synonyms: ["ngày", "ngày bắt đầu"],
      example: "05/03/2026",
    },
    { key: "endsOn", label: "Đến ngày", kind: "date", synonyms: ["ngày kết thúc"], example: "07/03/2026" },
    { key: "cost", label: "Kinh phí", kind: "money", example: 12_000_000 },
  ],
  check: async (_scope, rows) => rows.map(() => ({ verdict: "new", found: undefined })),
  take: async () => ({}),
});

describe("values as offices write them", () => {
  it.each([
    ["05/03/2022", "2022-03-05"],
    ["5-3-22", "2022-03-05"],
    ["5.3.2022", "2022-03-05"],
    ["Thứ bảy, ngày 05 tháng 3 năm 2022", "2022-03-05"],
    ["2022-03-05", "2022-03-05"],
    [44625, "2022-03-05"],
    [new Date("2022-03-05T00:00:00Z"), "2022-03-05"],
    ["  ", null],
    [null, null],
  ])("day %s", (cell, day) => expect(read(of("date"), cell)).toBe(day));

  it.each(["31/02/2022", "hôm qua", "2022", "03/2022", "99/99/9999", "5/3/2026 - 7/3/2026", 1e9])(
    "no day: %s",
    (cell) => expect(read(of("date"), cell)).toContain("05/03/2022"),
  );

  it.each([
    ["1.234,5", 1234.5],
    ["1.234.567", 1_234_567],
    ["1,234,567.5", 1_234_567.5],
    ["12,5 %", 12.5],
    ["87.25", 87.25],
    ["- 3", -3],
    ["2 nghìn lượt", 2000],
    [0.1 + 0.2, 0.1 + 0.2],
  ])("number %s", (cell, number) => expect(read(of("number"), cell)).toBe(number));

  it.each([
    ["6 gian hàng", 6],
    ["1,234", 1234],
    ["1 200", 1200],
    [60, 60],
  ])("whole number %s", (cell, number) => expect(read(of("integer"), cell)).toBe(number));

  it.each([
    ["3,5", "số nguyên"],
    [3.5, "số nguyên"],
    ["-1", "nhỏ hơn"],
    ["3–5", "Không đọc được số"],
    ["ba", "Không đọc được số"],
    ["9".repeat(30), "lớn hơn"],
  ])("no whole number: %s", (cell, fault) => expect(read(of("integer"), cell)).toContain(fault));

  it.each([
    ["120.000.000", "Kinh phí", 120_000_000],
    ["15 triệu", "Kinh phí", 15_000_000],
    ["1,5 tỷ đồng", "Kinh phí", 1_500_000_000],
    ["15tr", "Kinh phí", 15_000_000],
    ["250", "Kinh phí (triệu đồng)", 250_000_000],
    [12.5, "Kinh phí (tr.đ)", 12_500_000],
    ["1,234", "Kinh phí (triệu đồng)", 1_234_000],
    ["1,234", "Kinh phí", 1234],
    ["500", "Kinh phí (nghìn đồng)", 500_000],
    ["500", "ĐVT: 1.000 đồng", 500_000],
    ["500.000 đồng", "Kinh phí (triệu đồng)", 500_000],
    ["500", "Kinh phí công ty hỗ trợ", 500],
  ])("money %s under “%s”", (cell, heading, dong) => expect(read(of("money"), cell, heading)).toBe(dong));

  it("every whole amount written as in Việt Nam comes back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (dong) => {
        expect(read(of("money"), dong.toLocaleString("vi-VN"))).toBe(dong);
      }),
    );
  });

  const level = of("choice", {
    choices: [
      { value: "inside", label: "Trong tỉnh", synonyms: ["nội tỉnh"] },
      { value: "outside", label: "Ngoài tỉnh" },
    ],
  });

  it.each([
    ["TRONG TỈNH", "inside"],
    ["Noi tinh", "inside"],
    ["ngoài  tỉnh".normalize("NFD"), "outside"],
  ])("choice %s", (cell, value) => expect(read(level, cell)).toBe(value));

  it("names the choices when it does not understand", () =>
    expect(read(level, "nước ngoài")).toBe(
      "! Không hiểu “nước ngoài”. Ghi một trong: “Trong tỉnh”, “Ngoài tỉnh”.",
    ));

  it.each([
    ["x", true],
    ["Có mặt", true],
    [1, true],
    ["không", false],
    ["Vắng", false],
    ["-", false],
    ["", null],
  ])("yes or no: %s", (cell, answer) => expect(read(of("yes-no"), cell)).toBe(answer));

  it("never guesses a sign that means both", () => expect(read(of("yes-no"), "v")).toContain("“Có”"));

  it("composes letters, folds spaces, and takes the apostrophe of a table program away", () => {
    expect(read(text, " Lớp  tập\thuấn ".normalize("NFD"))).toBe("Lớp tập huấn".normalize("NFC"));
    expect(read(text, "'+84 290")).toBe("+84 290");
  });

  it.each(["=SUM(A1:A3)", '=HYPERLINK("http://x","y")', "#REF!", "#N/A"])("refuses the formula %s", (cell) =>
    expect(read(text, cell)).toContain("công thức"),
  );

  it("says that a needed cell is empty and that a text is too long", () => {
    expect(read({ ...text, required: true }, " ")).toBe("! Ô còn trống, cần điền.");
    expect(read({ ...text, maxLength: 10 }, "a".repeat(11))).toContain("tối đa 10");
  });
});

describe("columns", () => {
  it("are recognised whole before in part, the longest words first", () => {
    expect(
      guessMapping(classes, ["STT", "Chuyên đề", "Ngày bắt đầu", "Ngày kết thúc", "Tổng kinh phí (trđ)"]),
    ).toEqual({
      name: 1,
      startsOn: 2,
      endsOn: 3,
      cost: 4,
    });
    expect(guessMapping(classes, ["Ngày kết thúc lớp", "Ngày", "Tên lớp tập huấn"])).toEqual({
      endsOn: 0,
      startsOn: 1,
      name: 2,
    });
  });

  it("remembered fit only a table that has them all", () => {
    expect(mappingFromHeadings(classes, { name: "Tên" }, ["STT", "TÊN"])).toEqual({ name: 1 });
    expect(mappingFromHeadings(classes, { name: "Tên", cost: "Tiền" }, ["Tên"])).toBeUndefined();
  });
});

const sheet = async (rows: SheetCell[][]) => {
  const [head = [], ...rest] = rows;
  return readRegisterSheet(
    classes,
    await writeSheet(
      head.map((cell) => ({ label: String(cell ?? "") })),
      rest,
    ),
  );
};

describe("the head of a table", () => {
  it("is found below title lines and over two merged rows; double and empty headings are told apart", async () => {
    const read = await sheet([
      ["DANH SÁCH CÁC LỚP TẬP HUẤN NĂM 2026", null, null, null, null, null],
      [null, null, null, null, null, null],
      ["TT", "Tên lớp", "Thời gian", null, "Ghi chú", "Ghi chú"],
      [null, null, "Từ ngày", "Đến ngày", null, null],
      [1, "Lớp một", "05/03/2026", "07/03/2026", null, null, "thừa"],
      ["Tổng cộng", null, null, null, 1, null],
    ]);
    expect(read).toMatchObject({ ok: true, value: { headRow: 3 } });
    if (!read.ok) return;
    const { headings, lines } = read.value;
    expect(headings).toEqual([
      "TT",
      "Tên lớp",
      "Thời gian Từ ngày",
      "Thời gian Đến ngày",
      "Ghi chú",
      "Ghi chú (2)",
      "Cột 7",
    ]);
    expect(lines.map(({ line }) => line)).toEqual([5]);
    expect(guessMapping(classes, headings)).toEqual({ name: 1, startsOn: 2, endsOn: 3 });
  });

  it("may have headings that only the unit's last table explains", async () => {
    const bytes = await writeSheet([{ label: "Khoá" }, { label: "Tiền" }], [["Lớp một", 5]]);
    expect(await readRegisterSheet(classes, bytes)).toMatchObject({ ok: false });
    const remembered = { name: "Khoá", cost: "Tiền" };
    const read = await readRegisterSheet(classes, bytes, { remembered });
    expect(read).toMatchObject({ ok: true, value: { headings: ["Khoá", "Tiền"], headRow: 0 } });
    expect(await readRegisterSheet(classes, bytes, { headRow: 0 })).toEqual(read);
  });
});

describe("rows", () => {
  it("of a table that ships with the platform come typed, and its faults with their row", async () => {
    const head = ["Tên lớp", "Từ ngày", "Đến ngày", "Kinh phí (triệu đồng)"];
    const good = await readRows(classes, writeCsv([head, ["Lớp một", "05/03/2026", "", "12,5"]]));
    expect(good.ok && good.value.map(({ line, values }) => [line, values])).toEqual([
      [2, { name: "Lớp một", startsOn: "2026-03-05", endsOn: null, cost: 12_500_000 }],
    ]);
    const bad = await readRows(classes, writeCsv([head, ["", "", "", "nhiều"], ["Lớp hai", "", "", ""]]));
    expect(bad).toMatchObject({ ok: false, faults: [{ field: "name" }, { field: "cost" }] });
    expect(!bad.ok && bad.faults[0]?.text).toBe("Dòng 2: Ô còn trống, cần điền.");
  });
});
