import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readCsv, writeCsv } from "./csv.ts";
import { readTable } from "./read-table.ts";
import { SHEET_LIMITS } from "./sheet-limits.ts";
import { readSheet, writeSheet } from "./xlsx.ts";

const COLUMNS = [{ label: "Tên" }, { label: "Điểm", width: 8 }, { label: "Ngày" }, { label: "Ghi chú" }];

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

describe("Excel", () => {
  test("gives back what was written, text with a formula sign as text", async () => {
    const day = new Date("2026-03-05T00:00:00Z");
    const rows = [
      ["Gạo Đông Hưng".normalize("NFD"), 87.5, day, "=1+1"],
      ["Khô cá sặc", 1234567, null, "+84 290 000"],
    ];
    const read = await readTable(await writeSheet(COLUMNS, rows));
    expect(read).toEqual({
      ok: true,
      value: [
        ["Tên", "Điểm", "Ngày", "Ghi chú"],
        ["Gạo Đông Hưng", 87.5, day, "=1+1"],
        ["Khô cá sặc", 1234567, null, "+84 290 000"],
      ],
    });
  });

  test("accepts any sheet name", async () => {
    const file = await writeSheet(COLUMNS, [], { name: "Danh sách [chủ thể]/2026: đợt một rất dài dòng" });
    expect((await readSheet(file)).ok).toBe(true);
  });

  test("refuses a file with a password or of the old kind", async () => {
    const locked = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    expect(await refusal(locked)).toContain("mật khẩu");
  });

  test("refuses what is no workbook", async () => {
    expect(await refusal(Buffer.from("PK\u0003\u0004 rác"))).toContain("Không đọc được tệp");
    expect(await refusal(zip({ "word/document.xml": Buffer.from("<a/>") }))).toContain("Không đọc được tệp");
    const whole = await writeSheet(COLUMNS, [["a", 1, null, null]]);
    expect(await refusal(whole.subarray(0, whole.length - 300))).toContain("Không đọc được tệp");
  });

  test("refuses a zip bomb, also one whose directory lies about its size", async () => {
    const bomb = Buffer.alloc(SHEET_LIMITS.unpackedBytes + 1);
    expect(await refusal(zip({ "xl/worksheets/sheet1.xml": bomb }))).toContain("quá lớn");
    expect(await refusal(zip({ "xl/worksheets/sheet1.xml": bomb }, 10))).toContain("quá lớn");
  });

  test.each([
    ["'", "XFD2", "cột"],
    ['"', "B1048576", "dòng"],
  ])("refuses one far cell written with %s", async (quote, cell, word) => {
    const sheet = Buffer.from(
      `<worksheet><sheetData><row><c r=${quote}${cell}${quote}/></row></sheetData></worksheet>`,
    );
    expect(await refusal(zip({ "xl/worksheets/sheet1.xml": sheet }))).toContain(word);
  });

  test("reads a sheet whose far rows are only painted", async () => {
    const parts = {
      "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Gạo</t></is></c></row><row r="1048576" s="1"/></sheetData></worksheet>`,
    };
    const started = performance.now();
    const read = await readTable(
      zip(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]))),
    );
    expect(performance.now() - started).toBeLessThan(2000);
    expect(read.ok && read.value[0]).toEqual(["Gạo"]);
  });

  test("refuses more rows than one import may have", async () => {
    const rows = Array.from({ length: SHEET_LIMITS.rows + 1 }, (_, row) => [`Hàng ${row}`]);
    expect(await refusal(await writeSheet([{ label: "Tên" }], rows))).toContain("20.000 dòng");
  });
});

describe("CSV", () => {
  test.each([",", ";", "\t"] as const)("gives back what was written with %j", (delimiter) => {
    const rows = [
      ["Tên", "Điểm", "Ghi chú"],
      ['Khô cá; loại 1, "đặc biệt"', "87,5", "dòng 1\ndòng 2"],
    ];
    expect(readCsv(writeCsv(rows, delimiter))).toEqual({ ok: true, value: rows });
  });

  test("never lets a cell start like a formula", () => {
    const file = writeCsv([
      ["=cmd()", "+1", "-1", "@x", "\t=x", " =x", "a=b"],
      [-5, true, new Date("2026-03-05"), null],
    ]);
    expect(file.toString()).toBe("\uFEFF'=cmd(),'+1,'-1,'@x,'\t=x,' =x,a=b\r\n-5,Có,05/03/2026,\r\n");
  });

  test("reads the Unicode text of Excel and composes letters", () => {
    const utf16 = Buffer.from(`\uFEFF${"Tên\tĐiểm\r\nGạo\t5\r\n".normalize("NFD")}`, "utf16le");
    expect(readCsv(utf16)).toEqual({
      ok: true,
      value: [
        ["Tên", "Điểm"],
        ["Gạo", "5"],
      ],
    });
  });

  test("refuses other encodings, binaries, open quotes, too many rows, emptiness", async () => {
    expect(await refusal(Buffer.from([0x54, 0xea, 0x6e]))).toContain("Unicode");
    expect(await refusal(Buffer.from("a\0b"))).toContain("Unicode");
    expect(await refusal(Buffer.from('a,"b\nc,d'))).toContain("ngoặc kép");
    expect(await refusal(Buffer.from("a\n".repeat(SHEET_LIMITS.rows + 1)))).toContain("20.000 dòng");
    expect(await refusal(Buffer.alloc(0))).toContain("Tệp rỗng");
  });
});

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await readTable(bytes);
  return read.ok ? "được đọc" : read.faults.map(({ field, text }) => `${field}: ${text}`).join();
}

function zip(parts: Record<string, Buffer>, claimedSize?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimedSize ?? content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimedSize ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
