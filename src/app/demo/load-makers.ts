import {
  changeProducer,
  findProducerBySlug,
  type Producer,
  placeProducer,
  REPRESENTATIVE_PURPOSE,
  recordWorkforce,
  saveRepresentativeData,
} from "#modules/producers";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { slugBase } from "#platform/text";
import { openAccount } from "./accounts.ts";
import { agreed } from "./agreed.ts";
import { gatherCast } from "./cast.ts";
import { type DemoMaker, demoMakers } from "./makers.ts";
import { drawPapers, filePapers, type PaperFolder } from "./papers.ts";
import { demoPeople } from "./people.ts";

/** Gives the pilot producers of the register their people, what Điều 2 asks of them, and a library of papers. */
export async function loadMakers(services: Services, tx: Tx): Promise<void> {
  await givePeople(services, tx);
  const folder = await drawPapers();
  try {
    for (const maker of demoMakers) await furnish(services, tx, maker, folder);
  } finally {
    await folder.remove();
  }
}

export async function producerOf(tx: Tx, maker: DemoMaker): Promise<Producer> {
  const found = await findProducerBySlug(tx, slugBase(maker.name, "chu-the"));
  if (!found) throw new Error(`The register does not hold ${maker.name}`);
  return found;
}

async function givePeople(services: Services, tx: Tx): Promise<void> {
  for (const person of demoPeople) {
    const maker = demoMakers.find((each) => each.row === person.unitCode);
    if (person.unitKind !== "producer" || !maker) continue;
    const { id: unitCode, name: unitName, provinceCode } = await producerOf(tx, maker);
    await openAccount(services, tx, person, { unitCode, unitName, provinceCode });
  }
}

async function furnish(services: Services, tx: Tx, maker: DemoMaker, folder: PaperFolder): Promise<void> {
  const producer = await producerOf(tx, maker);
  const cast = await gatherCast(tx);
  const owner = cast(maker.owner);
  agreed(
    await changeProducer(services, owner, {
      producerId: producer.id,
      version: producer.version,
      typed: detailsOf(producer, maker),
    }),
  );
  if (producer.communeCode === null) {
    const { version } = await producerOf(tx, maker);
    agreed(
      await placeProducer(services, owner, { producerId: producer.id, version, communeCode: maker.commune }),
    );
  }
  await saveRepresentativeData(tx, producer.id, {
    fullName: owner.displayName,
    title: maker.representative.title,
    sex: maker.representative.sex,
    ethnicity: maker.representative.ethnicity,
    hasDisability: false,
    permanentAddress: maker.place,
    phone: null,
    email: null,
    purpose: REPRESENTATIVE_PURPOSE,
    consentedAt: services.now(),
    validFrom: dayInVietnam(services.now()),
  });
  const lastYear = Number(dayInVietnam(services.now()).slice(0, 4)) - 1;
  for (const [at, revenueMillion] of maker.revenue.entries()) {
    const year = lastYear - maker.revenue.length + 1 + at;
    const { workers } = maker;
    const result = { revenueMillion, profitMillion: Math.round(revenueMillion * 0.11) };
    const people = { workers, localWorkers: Math.ceil(workers * 0.8), femaleWorkers: Math.ceil(workers / 2) };
    await recordWorkforce(
      tx,
      producer.id,
      { year, ...people, insuredWorkers: null, ...result },
      services.now(),
    );
  }
  await filePapers({ services, tx, owner, producerId: producer.id, folder }, maker.registration);
}

function detailsOf(producer: Producer, maker: DemoMaker) {
  const [day, month, year] = maker.founded.split("/");
  const iso = `${year}-${month}-${day}`;
  const known = producer.kind === "facility" || producer.kind === "unknown" ? maker.kind : producer.kind;
  return {
    kind: known,
    name: producer.name,
    taxCode: producer.taxCode ?? "",
    registrationNumber: `${maker.registration} (minh hoạ)`,
    address: producer.address ?? "",
    registeredOn: iso,
    registrationIssuer: "Phòng Đăng ký kinh doanh (minh hoạ)",
    foundedOn: iso,
    phone: "",
    email: "",
    website: "",
    about: producer.about ?? "",
    contactPublic: "",
  };
}
