import { expect, test } from "vitest";
import { consultantLinks } from "./consultant-links.ts";

const members = [
  { id: "m1", accountId: "a1", name: "Nguyễn Văn An" },
  { id: "m2", accountId: "a2", name: "TS. Lê Thị Bình" },
  { id: "m3", accountId: "a3", name: "Trần Cường" },
];
const dossiers = [
  { id: "d1", producerId: "p1", producerName: "HTX Một" },
  { id: "d2", producerId: "p2", producerName: "HTX Hai" },
];
const reason = "Theo sổ tư vấn, đã tư vấn cho chủ thể HTX Một (Công ty Tư vấn).";

test("the same account is certain, the same name without accents and titles is asked about", () => {
  const helps = [
    {
      consultantName: "Công ty Tư vấn",
      producerId: "p1",
      accountIds: ["a1"],
      names: ["Nguyễn Văn An", "Lê thị Bính"],
    },
  ];
  expect(consultantLinks(members, dossiers, helps)).toEqual({
    certain: [{ memberId: "m1", dossierId: "d1", reason }],
    suspected: [{ memberId: "m2", dossierId: "d1", reason }],
  });
});

test("help for another producer says nothing", () => {
  const helps = [{ consultantName: "X", producerId: "p9", accountIds: ["a1"], names: ["Trần Cường"] }];
  expect(consultantLinks(members, dossiers, helps)).toEqual({ certain: [], suspected: [] });
});
