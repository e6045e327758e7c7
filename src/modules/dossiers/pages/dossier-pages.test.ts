import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { dossiersModule } from "../module.ts";
import { listSelfMarks } from "../store/marks.store.ts";
import { hiddenOf, openSite, type Site } from "../testing/site.ts";
import { accept, fill, makeWorld, start, submit, type World } from "../testing/world.ts";
import { dossierUrls as urls } from "../urls.ts";
import { getDossier } from "../use-cases/dossier-records.ts";

const database = withTestDatabase();
let world: World;
let site: Site;

beforeAll(async () => {
  world = await makeWorld(database);
  site = await openSite(world);
});
afterAll(() => site.server.close());

const goal = { targetStar: "3", councilOn: "" };

describe("the producer's way over the screens", () => {
  let dossierId = "";

  it("starts once however often the button is pressed", async () => {
    const owner = site.as(world.owner);
    const page = await owner.get(urls.create);
    expect(page.status).toBe(200);
    const fields = { ...hiddenOf(page.body), productId: world.productId, ...goal };
    const first = await owner.post(urls.create, fields);
    const second = await owner.post(urls.create, fields);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.location).toBe(first.location);
    dossierId = first.location.split("/")[3] ?? "";
  });

  it("refuses a form that did not come from us", async () => {
    const owner = site.as(world.owner);
    const page = await owner.get(urls.step(dossierId, "plan"));
    const { _csrf: _, ...fields } = hiddenOf(page.body);
    const sent = await owner.post(urls.step(dossierId, "plan"), { ...fields, production: "x" });
    expect(sent.status).toBe(403);
  });

  it("shows a refused step again with everything typed, script as text", async () => {
    const owner = site.as(world.owner);
    const url = urls.step(dossierId, "registration");
    const fields = hiddenOf((await owner.get(url)).body);
    const typed = { unitName: "<script>alert(1)</script>", samples: "năm", phone: "0290 3831 234" };
    const sent = await owner.post(url, { ...fields, ...typed, go: "next" });
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('href="#samples"');
    expect(sent.body).toContain("năm");
    expect(sent.body).toContain("0290 3831 234");
    expect(sent.body).not.toContain("<script>alert");
  });

  it("saves marks by the plain form and shows the points", async () => {
    const owner = site.as(world.owner);
    const url = urls.marks(dossierId, "A");
    const fields = hiddenOf((await owner.get(url)).body);
    const sent = await owner.post(url, {
      ...fields,
      "mark.1.1": "3",
      "reason.1.1": "Trồng tại xã",
      go: "stay",
    });
    expect([sent.status, sent.location]).toEqual([303, url]);
    expect(await listSelfMarks(world.services.db, dossierId)).toEqual([
      { criterion: "1.1", points: 3, caseCode: null, reason: "Trồng tại xã" },
    ]);
    expect((await owner.get(url)).body).toContain("3,00");
    const wrong = await owner.post(url, { ...hiddenOf((await owner.get(url)).body), "mark.1.1": "7" });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#mark.1.1"');
  });

  it("answers 409 to what another window has changed meanwhile", async () => {
    const owner = site.as(world.owner);
    const url = urls.step(dossierId, "plan");
    const stale = hiddenOf((await owner.get(url)).body);
    await owner.post(url, { ...stale, production: "một", go: "stay" });
    expect((await owner.post(url, { ...stale, production: "hai", go: "stay" })).status).toBe(409);
  });

  it("submits by a double press into one receipt", async () => {
    await fill(world, dossierId);
    const owner = site.as(world.owner);
    const page = await owner.get(urls.check(dossierId));
    const refused = await owner.post(urls.check(dossierId), { ...submitFields(page.body) });
    expect(refused.status).toBe(422);
    const fields = { ...submitFields(page.body), pledge: "1" };
    const both = await Promise.all([
      owner.post(urls.check(dossierId), fields),
      owner.post(urls.check(dossierId), fields),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(expect.arrayContaining([303]));
    expect(both.every((each) => [303, 409].includes(each.status))).toBe(true);
    const receipts = await database.asOwner(
      "select receipt_number from dossiers.dossiers where receipt_number is not null",
    );
    expect(receipts).toHaveLength(1);
    expect((await owner.get(urls.dossier(dossierId))).body).toContain("01/PĐK-96-32065-2026");
  });
});

/** The submit form is the second of its page; the first one changes the goal. */
function submitFields(body: string): Record<string, string> {
  const form = body.slice(body.indexOf('aria-label="Nộp hồ sơ"'));
  return hiddenOf(form.slice(0, form.indexOf("</form>")));
}

describe("an evidence file uploaded under a criterion", () => {
  const boundary = "----saoque";
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = (name: string, fileName: string, type: string, content: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: ${type}\r\n\r\n${content}\r\n`;

  async function upload(own: World, dossierId: string, content: string, fileName: string) {
    const visitor = site.as(own.owner);
    const url = urls.marks(dossierId, "A");
    const page = await site.server.inject({ url, headers: { cookie: `sq_session=${own.owner.accountId}` } });
    const seed = page.cookies.find((each) => each.name === "sq_form")?.value ?? "";
    const hidden = Object.entries(hiddenOf(page.body)).map(([name, value]) => field(name, value));
    const payload = [
      ...hidden,
      field("mark.1.5", "2"),
      field("kind.1.5", "3"),
      field("title.1.5", ""),
      file("file.1.5", fileName, "application/pdf", content),
      `--${boundary}--\r\n`,
    ].join("");
    const sent = await site.server.inject({
      method: "POST",
      url,
      headers: {
        cookie: `sq_session=${own.owner.accountId}; sq_form=${seed}`,
        "content-type": `multipart/form-data; boundary=${boundary}`,
      },
      payload,
    });
    return { sent, visitor };
  }

  it("is refused when it is not what it says, and nothing of the form is half-kept", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    const { sent } = await upload(
      own,
      id,
      `MZ${"this is a program, larger than any form without files may be ".repeat(40_000)}`,
      "hop-dong.pdf",
    );
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('href="#file.1.5"');
    expect(await listSelfMarks(own.services.db, id)).toEqual([]);
    expect(
      await database.asOwner(
        "select id from producers.proofs where producer_id = $1 and product_id is not null",
        [own.producerId],
      ),
    ).toEqual([]);
  });
});

describe("every screen for everybody", () => {
  it("answers 200, 303, 403, 404 or 409 and never an error of ours", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    const people: [string, Actor][] = [
      ["owner", own.owner],
      ["officer", own.officer],
      ["otherOfficer", own.otherOfficer],
      ["province", own.province],
      ["otherProvince", own.otherProvince],
      ["council", own.council],
      ["stranger", own.stranger],
    ];
    const seen: Record<string, number[]> = {};
    for (const stage of ["draft", "submitted", "commune_accepted", "forwarded"]) {
      await database.asOwner(
        "update dossiers.dossiers set status = $2, commune_due_on = '2026-12-14' where id = $1",
        [id, stage],
      );
      for (const [name, actor] of people) {
        const visitor = site.as(actor);
        const pages = dossiersModule.routes.filter(
          (route) => route.method === "GET" && route.kind === "page",
        );
        for (const route of pages) {
          const answer = await visitor.get(route.path.replace(":dossierId", id).replace(":part", "b"));
          seen[name] = [...(seen[name] ?? []), answer.status];
        }
      }
    }
    for (const statuses of Object.values(seen)) {
      expect(statuses.every((status) => [200, 403, 409].includes(status))).toBe(true);
    }
    // Other units see their own lists and the empty start page, nothing of this dossier.
    expect(seen.otherOfficer?.filter((status) => status === 200)).toHaveLength(8);
    expect(seen.otherProvince?.filter((status) => status === 200)).toHaveLength(4);
    expect(seen.stranger?.filter((status) => status === 200)).toHaveLength(8);
  });

  it("sends a signed-out visitor to the sign-in page", async () => {
    const answer = await site.server.inject({ url: urls.list });
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      "/dang-nhap?tiep=%2Flam-viec%2Fho-so",
    ]);
  });

  it("takes any nonsense in the address of a list for the first page", async () => {
    const officer = site.as(world.officer);
    for (const query of ["?sau=x_y", "?muc=zzz&q=%25_%27%3B--", `?q=${"a".repeat(500)}`]) {
      expect((await officer.get(`${urls.communeList}${query}`)).status).toBe(200);
    }
  });
});

describe("the offices over the screens", () => {
  it("lets the commune receive, judge, report and forward by plain forms", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    await submit(own, id);
    await accept(own, id, "commune");
    const officer = site.as(own.officer);
    const judging = hiddenOf((await officer.get(urls.communeJudgements(id))).body);
    const judged: Record<string, string> = { ...judging };
    for (const content of ["material", "labour", "idea", "identity"]) {
      judged[`level.${content}`] = "3";
      judged[`conclusion.${content}`] = "Đúng như khai";
    }
    expect((await officer.post(urls.communeJudgements(id), judged)).status).toBe(303);
    const reporting = hiddenOf((await officer.get(urls.communeReport(id))).body);
    const refused = await officer.post(urls.communeReport(id), { ...reporting, reportNumber: "45/BC-UBND" });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("45/BC-UBND");
    const report = {
      reportNumber: "45/BC-UBND",
      letterNumber: "46/UBND",
      reportedOn: "2026-11-23",
      proposal: "propose",
      samples: "5",
      signedBy: "Nguyễn Văn Ửng",
    };
    expect((await officer.post(urls.communeReport(id), { ...reporting, ...report })).status).toBe(303);
    const forward = hiddenOf((await officer.get(urls.commune(id))).body);
    const sent = await officer.post(urls.communeForward(id), forward);
    expect(sent.status).toBe(303);
    expect((await getDossier(own.services.db, id)).status).toBe("forwarded");
    const paper = await officer.get(urls.paper(id, "mau-03", "pdf"));
    expect([paper.status, paper.body.slice(0, 5)]).toEqual([200, "%PDF-"]);
    const province = site.as(own.province);
    for (const url of [
      urls.province(id),
      urls.content(id),
      urls.dossier(id),
      urls.provinceComposition(id),
      urls.provinceReturn(id),
      urls.provinceReject(id),
    ]) {
      expect([url, (await province.get(url)).status]).toEqual([url, 200]);
    }
    const rejecting = hiddenOf((await province.get(urls.provinceReject(id))).body);
    expect(
      (await province.post(urls.provinceReject(id), { ...rejecting, ground: "FORGED", reason: "ngắn" }))
        .status,
    ).toBe(422);
    const returning = hiddenOf((await province.get(urls.provinceReturn(id))).body);
    const back = {
      reason: "Thiếu",
      respondBy: "2026-12-20",
      "request.1": "Bổ sung phiếu kiểm nghiệm",
      "criterion.1": "9",
    };
    expect((await province.post(urls.provinceReturn(id), { ...returning, ...back })).status).toBe(303);
    const owner = site.as(own.owner);
    const answering = hiddenOf((await owner.get(urls.answer(id))).body);
    const answered = await owner.post(urls.answer(id), {
      ...answering,
      "answer.1": "Đã bổ sung",
      go: "send",
    });
    expect(answered.status).toBe(303);
    expect((await getDossier(own.services.db, id)).status).toBe("forwarded");
  });
});
