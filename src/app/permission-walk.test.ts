import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRole } from "#modules/identity";
import type { Route } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { addressIn, hasRecord, type Reply, Walker } from "./testing/walker.ts";
import { openWholeApp, type WholeApp } from "./testing/whole-app.ts";
import { everyRole, makeWorld, type World } from "./testing/world.ts";

const database = withTestDatabase();
let app: WholeApp;
let walker: Walker;
/** The place whose people walk, another commune of its province, and another province. */
let home: World;
let neighbour: World;
let far: World;
let routes: Route[];

beforeAll(async () => {
  app = await openWholeApp(database);
  walker = new Walker(app);
  await walker.openForm();
  home = await makeWorld(database, app.services, {
    mark: "NHAMINH",
    province: "96",
    commune: "32014",
    no: 1,
  });
  neighbour = await makeWorld(database, app.services, {
    mark: "LANGGIENG",
    province: "96",
    commune: "32002",
    no: 2,
  });
  far = await makeWorld(database, app.services, {
    mark: "TINHKHAC",
    province: "80",
    commune: "25645",
    no: 3,
  });
  // Signing out would end the walk, and every session is somebody's own.
  routes = app.modules
    .flatMap((module) => module.routes)
    .filter((route) => route.action !== "identity.sign-out");
});
afterAll(() => app.close());

const mayCall = (route: Route, role: string) =>
  route.access === "public" || route.access === "signed-in" || route.access.includes(role);
const needsRole = (route: Route) => typeof route.access !== "string";
const perRole = (wanted: (route: Route, role: string) => boolean) =>
  everyRole.flatMap((role) =>
    routes.filter((route) => wanted(route, role)).map((route) => ({ role, route })),
  );

/** Places whose records are none of this role's business; a survey asks every commune of its province. */
function foreignTo(role: string, route?: Route): World[] {
  if (role.startsWith("commune_") && route?.path.includes(":surveyId")) return [far];
  if (/^(?:producer|commune|agency)_/.test(role)) return [neighbour, far];
  return /^(?:province|council|advisory)_/.test(role) ? [far] : [];
}

const besideTheTask = ["commune_officer", "commune_leader"];
const notGivers = [...besideTheTask, "agency_officer"];

/** The plan is a commune's: its officer writes it and its leader issues it, the province only reads. */
const besideThePlan = Object.fromEntries([
  ...[
    "show-change-plan",
    "change-plan",
    "submit-plan",
    "drop-plan",
    "copy-plan",
    "keep-plan-file",
    "show-new-target",
    "add-target",
    "show-target",
    "change-target",
    "remove-target",
    "share-target",
    "cascade-plan",
    "show-plan-tasks",
    "add-plan-task",
    "remove-plan-task",
    "show-hand-out",
    "hand-out-tasks",
    "show-budget",
    "add-budget",
    "remove-budget",
  ].map((action) => [`planning.${action}`, ["province_officer"]]),
  ...["approve-plan", "refuse-plan"].map((action) => [`planning.${action}`, ["province_leader"]]),
  // Figures that a province froze are the province's to sign and to correct.
  ...["sign-closing", "show-correct-figure", "correct-figure"].map((action) => [
    `planning.${action}`,
    ["ministry_officer"],
  ]),
]);

/** Steps that the record itself refuses to a role which may call the address. */
const refusedByRecord: Record<string, string[]> = {
  // Mẫu 01 is signed by the owner.
  "dossiers.submit": ["producer_member"],
  // A plain member of the council does not run the session.
  "evaluation.plan-session": ["council_member"],
  "evaluation.assign-dossiers": ["council_member"],
  "evaluation.open-session": ["council_member"],
  "evaluation.note-attendance": ["council_member"],
  "evaluation.recuse-member": ["council_member"],
  "evaluation.take-back-dossier": ["council_member"],
  "evaluation.withdraw-conflict": ["council_member"],
  "evaluation.close-session": ["council_member"],
  "evaluation.close-dossier": ["council_member"],
  // Marks and results are shown after the closing.
  "evaluation.read-result": ["province_officer", "province_leader", "council_member"],
  "evaluation.read-sheet": ["province_officer", "province_leader"],
  "evaluation.print-sheet": ["province_officer", "province_leader"],
  // Without a word of what, the step asked for is stopping the product: not the leader's to press.
  "cycle.show-move": ["province_leader"],
  "cycle.move-candidate": ["province_leader"],
  ...besideThePlan,
  // A task of an agency: the commune only works along, and nobody who got it decides on it.
  "directives.report-task": besideTheTask,
  "directives.ask-extension": besideTheTask,
  "directives.name-owner": besideTheTask,
  "directives.split-task": besideTheTask,
  "directives.decide-extension": notGivers,
  "directives.show-change-task": notGivers,
  "directives.change-task": notGivers,
  "directives.show-link-task": notGivers,
  "directives.link-task": notGivers,
  "directives.show-cancel-task": notGivers,
  "directives.cancel-task": notGivers,
};

const line = (route: Route, role: string, reply: Reply) =>
  `${route.method} ${route.path} (${route.action}) as ${role}: ${reply.statusCode}`;

describe("the table", () => {
  test("names every action as module.verb and only roles that exist", () => {
    const wrong = routes.filter(
      ({ action, access }) =>
        !/^[a-z]+\.[a-z0-9-]+$/.test(action) ||
        (typeof access !== "string" && !access.every((role) => isRole(role))),
    );
    expect(wrong.map(({ action }) => action)).toEqual([]);
    expect(routes.length).toBeGreaterThan(100);
  });

  test("has each address once, and lets nobody write without a form of ours", () => {
    const addresses = routes.map(({ method, path }) => `${method} ${path}`);
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
    const open = routes.filter((route) => route.method === "POST" && route.kind !== "form");
    expect(open.filter((route) => route.access !== "public").map(({ action }) => action)).toEqual([]);
  });
});

describe("who may not come at all", () => {
  test("strangers are led to sign in, or told to", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((each) => each.access !== "public")) {
      const reply = await walker.call(route, addressIn(route, home));
      const led = String(reply.headers.location).startsWith("/dang-nhap?tiep=");
      const good = route.kind === "page" ? reply.statusCode === 303 && led : reply.statusCode === 401;
      if (!good && !/^files\./.test(route.action)) wrong.push(line(route, "stranger", reply));
    }
    expect(wrong).toEqual([]);
  });

  test("every other role is refused at every address", async () => {
    const wrong: string[] = [];
    for (const { route, role } of perRole((each, of) => needsRole(each) && !mayCall(each, of))) {
      const reply = await walker.call(route, addressIn(route, home), home.cookies[role]);
      if (reply.statusCode !== 403) wrong.push(line(route, role, reply));
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe("other people's records", () => {
  const foreign = (method: Route["method"]) => async () => {
    const wrong: string[] = [];
    for (const { route, role } of perRole(
      (each, of) => needsRole(each) && each.method === method && mayCall(each, of),
    )) {
      for (const world of foreignTo(role, route)) {
        const reply = await walker.call(route, addressIn(route, world), home.cookies[role]);
        const refused = reply.statusCode === 403 || reply.statusCode === 404;
        const leaks = reply.payload.includes(world.mark);
        if (leaks || (hasRecord(route) && !refused) || reply.statusCode >= 500)
          wrong.push(`${line(route, role, reply)}${leaks ? " LEAKS" : ""}`);
      }
    }
    expect(wrong).toEqual([]);
  };

  test("are not shown, whatever the address asks for", foreign("GET"), 120_000);

  test("are not changed, and nothing is written down as if they were", async () => {
    const before = await stateOf(far);
    await foreign("POST")();
    expect(await stateOf(far)).toEqual(before);
  }, 120_000);

  test("of a council in one's own province stay with that council", async () => {
    const shown: string[] = [];
    for (const route of routes.filter((each) => /:(?:councilId|sessionId)/.test(each.path))) {
      if (!mayCall(route, "council_member")) continue;
      const reply = await walker.call(route, addressIn(route, neighbour), home.cookies.council_member);
      if (reply.statusCode !== 403 || reply.payload.includes(neighbour.mark))
        shown.push(line(route, "council_member", reply));
    }
    expect(shown).toEqual([]);
  });
});

describe("one's own work", () => {
  const own = (method: Route["method"]) => async () => {
    const wrong: string[] = [];
    // The council first: an empty list of those present, which its secretary may send, would close the room to it.
    for (const { route, role } of perRole(
      (each, of) => each.method === method && mayCall(each, of),
    ).reverse()) {
      const reply = await walker.call(route, addressIn(route, home, role), home.cookies[role]);
      const expected = refusedByRecord[route.action]?.includes(role) === true;
      const refused = needsRole(route) && reply.statusCode === 403;
      const leaks = needsRole(route) && foreignTo(role).some((world) => reply.payload.includes(world.mark));
      if (reply.statusCode >= 500 || refused !== expected || leaks)
        wrong.push(`${line(route, role, reply)}${leaks ? " LEAKS" : ""}`);
    }
    expect(wrong).toEqual([]);
  };

  test("is open to every role that the table names, without a word of others", own("GET"), 120_000);
  test(
    "takes an empty form from every role that the table names, and says what is missing",
    own("POST"),
    120_000,
  );
});

/** Everything that a foreign hand could have moved. */
async function stateOf(world: World): Promise<unknown> {
  const producer = world.ids.producerId;
  return database.asOwner(
    `select (select jsonb_agg(to_jsonb(d) order by id) from dossiers.dossiers d where producer_id = $1) as dossiers,
       (select to_jsonb(p) from producers.producers p where id = $1) as producer,
       (select jsonb_agg(to_jsonb(p) order by id) from products.products p where producer_id = $1) as products,
       (select jsonb_agg(to_jsonb(p) order by id) from producers.proofs p where producer_id = $1) as proofs,
       (select jsonb_agg(to_jsonb(m) order by id) from evaluation.members m where council_id = $2) as members,
       (select to_jsonb(s) from evaluation.sessions s where id = $3) as session,
       (select jsonb_agg(to_jsonb(g) order by id) from identity.grants g where unit_code = $4) as grants,
       (select count(*) from audit.entries where province_code = $5) as audited`,
    [producer, world.ids.councilId, world.ids.sessionId, world.commune, world.province],
  );
}
