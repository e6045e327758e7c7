import { describe, expect, it } from "vitest";
import { fullNameOn } from "./domain/unit.ts";
import {
  communeOptions,
  describePlace,
  eraOn,
  findCommune,
  findOldUnit,
  findUnits,
  getCommune,
  getProvince,
  listCommunes,
  listProvinces,
  namesOf,
  predecessorsOf,
  readCommuneChoice,
  successorsOf,
} from "./index.ts";

const labels = (query: string, search: Parameters<typeof findUnits>[1] = {}) =>
  findUnits(query, search).map((found) => found.label);

describe("looking up", () => {
  it("has 34 provinces in Vietnamese order and all communes under them", () => {
    const provinces = listProvinces();
    expect(provinces).toHaveLength(34);
    expect(provinces[0]?.fullName).toBe("Tỉnh An Giang");
    expect(provinces.flatMap((province) => listCommunes(province.code))).toHaveLength(3321);
    expect(listCommunes("96")).toHaveLength(64);
    expect(listCommunes("80")).toHaveLength(96);
    expect(listCommunes("nowhere")).toEqual([]);
  });

  it("keeps the two meanings of one code apart", () => {
    // 80 was Long An and is Tây Ninh; 32056 is only an old commune.
    expect(getProvince("80").fullName).toBe("Tỉnh Tây Ninh");
    expect(findOldUnit("province", "80")?.fullName).toBe("Tỉnh Long An");
    expect(findCommune("32056")).toBeUndefined();
    expect(() => getCommune("32056")).toThrow("Không tìm thấy");
  });

  it("knows which list is in force on a day", () => {
    expect(eraOn("2025-06-30")).toBe("pre2025");
    expect(eraOn("2025-07-01")).toBe("2025");
  });
});

describe("finding", () => {
  it("offers both Phường Hòa Thành, however it is typed", () => {
    const both = ["Phường Hòa Thành, Cà Mau", "Phường Hòa Thành, Tây Ninh"];
    for (const typed of ["Phường Hòa Thành", "phuong hoa thanh", "Hoà Thành", "HÒA THÀNH", "hoa thanh"]) {
      expect(labels(typed, { level: "commune" }).slice(0, 2)).toEqual(both);
    }
  });

  it("puts the spelling first that was typed with accents, and keeps the others", () => {
    const names = findUnits("Hòa Thành", { level: "commune" }).map((f) => f.formerly?.name ?? f.unit.name);
    expect(names.indexOf("Hoa Thành")).toBeGreaterThan(names.lastIndexOf("Hòa Thành"));
  });

  it("narrows by the province typed behind it, or given", () => {
    expect(labels("hoa thanh tay ninh", { level: "commune" })[0]).toBe("Phường Hòa Thành, Tây Ninh");
    expect(
      findUnits("hoa thanh", { province: "96", level: "commune" }).every((f) => f.unit.provinceCode === "96"),
    ).toBe(true);
  });

  it("leads from an old commune to the new one and says which it was", () => {
    const [found] = findUnits("tri luc thoi binh");
    expect(found?.label).toBe("Xã Trí Phải, Cà Mau");
    expect(found?.note).toBe("trước 7/2025: xã Trí Lực, huyện Thới Bình");
    expect(found?.extent).toBe("whole");
  });

  it("names the old province when it is gone", () => {
    const [found] = findUnits("thu thua long an", { level: "commune" });
    expect(found?.note).toContain("tỉnh Long An");
    expect(labels("long an", { level: "province" })).toEqual(["Tây Ninh"]);
  });

  it("gives every part of a divided commune", () => {
    const parts = findUnits("nguyen phich u minh").filter((found) => found.formerly?.code === "32053");
    expect(parts.map((found) => [found.unit.fullName, found.extent])).toEqual([
      ["Xã Nguyễn Phích", "part"],
      ["Xã Khánh An", "part"],
      ["Xã Khánh Lâm", "part"],
    ]);
  });

  it("searches the old lists alone when asked", () => {
    const found = findUnits("thoi binh", { era: "pre2025", level: "district" });
    expect(found.map((f) => f.unit.fullName)).toEqual(["Huyện Thới Bình"]);
    expect(findUnits("lý sơn").some((f) => f.unit.fullName === "Đặc khu Lý Sơn")).toBe(true);
  });

  it("finds names with apostrophes however they are typed", () => {
    expect(labels("Ea H’Leo")[0]).toBe(labels("ea hleo")[0]);
    expect(labels("ea h'leo").length).toBeGreaterThan(0);
  });

  it("answers nothing for nothing, and never more than asked", () => {
    expect(findUnits("  ")).toEqual([]);
    expect(findUnits("!!!")).toEqual([]);
    expect(findUnits("tan", { limit: 5 })).toHaveLength(5);
    expect(findUnits("a", { limit: 5000 })).toHaveLength(100);
  });
});

describe("old to new", () => {
  it("gives one commune when all of it went there", () => {
    const now = successorsOf("32077");
    expect(now?.kind).toBe("whole");
  });

  it("asks which part when it was divided", () => {
    const now = successorsOf("32053");
    expect(now?.kind).toBe("parts");
    if (now?.kind !== "parts") throw new Error("divided");
    expect(now.units.map((unit) => unit.fullName)).toEqual([
      "Xã Khánh An",
      "Xã Khánh Lâm",
      "Xã Nguyễn Phích",
    ]);
    expect(now.question).toBe(
      "Từ 01/7/2025, xã Nguyễn Phích, huyện U Minh, Cà Mau được chia về 3 đơn vị mới. Nơi của bạn nay thuộc đơn vị nào?",
    );
  });

  it("knows what a commune was made of, islands included", () => {
    expect(predecessorsOf("21548").map((p) => p.unit.fullName)).toEqual(["Huyện Lý Sơn"]);
    expect(predecessorsOf("32244").some((p) => p.unit.code === "32245" && p.extent === "part")).toBe(true);
    expect(successorsOf("99999")).toBeUndefined();
  });
});

describe("describing", () => {
  it("says the new place and the old one", () => {
    const tri = findUnits("tri luc thoi binh")[0];
    expect(
      describePlace({ communeCode2025: tri?.unit.code ?? "", oldCommuneCode: tri?.formerly?.code ?? null }),
    ).toBe("xã Trí Phải, Cà Mau (trước 7/2025: xã Trí Lực, huyện Thới Bình)");
    expect(describePlace({ communeCode2025: "00004" })).toBe("phường Ba Đình, thành phố Hà Nội");
    expect(describePlace({ communeCode2025: "nowhere" })).toBe("");
  });

  it("uses the name of the day: Đồng Nai changed on 30 April 2026", () => {
    expect(describePlace({ communeCode2025: "26368", on: "2026-04-29" })).toContain("xã Long Thành");
    expect(describePlace({ communeCode2025: "26368", on: "2026-04-30" })).toContain("phường Long Thành");
    const dongNai = getProvince("75");
    expect(dongNai.fullName).toBe("Thành phố Đồng Nai");
    expect(fullNameOn(dongNai, namesOf(dongNai), "2025-12-31")).toBe("Tỉnh Đồng Nai");
    expect(namesOf(getProvince("96"))).toEqual([]);
  });
});

describe("choosing in a form", () => {
  it("offers each part as its own line and reads the choice back", () => {
    const { options } = communeOptions("nguyen phich u minh", "96");
    const line = options.find((option) => option.value === "32059/32053");
    expect(line).toEqual({
      value: "32059/32053",
      label: "Xã Khánh An, Cà Mau",
      hint: "trước 7/2025: xã Nguyễn Phích, huyện U Minh (một phần)",
    });
    expect(readCommuneChoice("32059/32053")).toEqual({ communeCode: "32059", oldCommuneCode: "32053" });
    expect(readCommuneChoice("32059")).toEqual({ communeCode: "32059", oldCommuneCode: null });
  });

  it("refuses what never was: unknown codes and old communes that went elsewhere", () => {
    for (const value of ["", "99999", "32059/99999", "32059/00004", "00004/32053", "32053"]) {
      expect(readCommuneChoice(value)).toBeUndefined();
    }
  });

  it("says when more places match than are shown", () => {
    expect(communeOptions("tan").more).toBe(true);
    expect(communeOptions("tri phai").more).toBe(false);
  });
});
