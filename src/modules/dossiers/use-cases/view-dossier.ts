import {
  getProducer,
  latestWorkforces,
  listMyProducers,
  listProofs,
  representativeName,
} from "#modules/producers";
import { addDays, dayInVietnam } from "#platform/calendar";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { formatNumber } from "#platform/ui";
import { isWritable, statusAfter } from "../domain/actions.ts";
import { type ChecklistItem, isReady } from "../domain/checklist.ts";
import type { Clock } from "../domain/clock.ts";
import type { Answers, FormSection } from "../domain/form-section.ts";
import { samplesNeeded } from "../domain/judgements.ts";
import { generalPapers } from "../domain/sections.ts";
import { type SelfMark, type Standing, standingOf } from "../domain/self-assessment.ts";
import {
  mayCheckAtCommune,
  mayCheckAtProvince,
  maySubmit,
  mayWithdraw,
  mayWrite,
  type Place,
} from "../permissions.ts";
import { listAnswers } from "../store/answers.store.ts";
import { type Citation, listCitations } from "../store/marks.store.ts";
import { type DossierProduct, listProductsOfProducers } from "../store/products.store.ts";
import { type DossierReturn, listReturns } from "../store/returns.store.ts";
import { listStatusChanges, type StatusChange } from "../store/timeline.store.ts";
import { openReturnOf } from "./answer-return.ts";
import { communeClock } from "./list-inbox.ts";
import { behalfOf, openToRead, openToWrite, type Subject } from "./open-dossier.ts";
import { readChecklist } from "./read-checklist.ts";
import { type SectionKey, sectionOf } from "./save-answers.ts";

/** What this person may do with the dossier as it stands now; buttons and pages ask here. */
export interface Rights {
  write: boolean;
  submit: boolean;
  answer: boolean;
  withdraw: boolean;
  commune: boolean;
  province: boolean;
}

function rightsOf(actor: Actor, { dossier }: Subject): Rights {
  const writable = isWritable(dossier.status) && mayWrite(actor, dossier);
  const can = (action: "submit" | "answerReturn" | "withdraw") =>
    statusAfter(dossier.status, action) !== undefined;
  return {
    write: writable,
    submit: can("submit") && maySubmit(actor, dossier),
    answer: can("answerReturn") && mayWrite(actor, dossier),
    withdraw: can("withdraw") && mayWithdraw(actor, dossier),
    commune: mayCheckAtCommune(actor, dossier),
    province: mayCheckAtProvince(actor, dossier),
  };
}

export interface DossierView {
  subject: Subject;
  rights: Rights;
  timeline: StatusChange[];
  returns: DossierReturn[];
  openReturn: DossierReturn | undefined;
  clock: Clock | undefined;
  items: ChecklistItem[];
  ready: boolean;
  councilOn: string;
  marks: SelfMark[];
  standing: Standing;
  onBehalfOf: string | undefined;
}

/** The dossier as everybody who may read it sees it first: where it stands, what is next, until when. */
export async function viewDossier(services: Services, actor: Actor, id: string): Promise<DossierView> {
  const subject = await openToRead(services.db, actor, id);
  return viewOf(services, actor, subject);
}

async function viewOf(services: Services, actor: Actor, subject: Subject): Promise<DossierView> {
  const { db } = services;
  const { dossier, set } = subject;
  const { items, marks, councilOn } = await readChecklist(services, db, subject);
  const returns = await listReturns(db, dossier.id);
  return {
    subject,
    rights: rightsOf(actor, subject),
    timeline: await listStatusChanges(db, dossier.id),
    returns,
    openReturn: openReturnOf(returns),
    clock: communeClock(dossier, dayInVietnam(services.now())),
    items,
    ready: isReady(items),
    councilOn,
    marks,
    standing: standingOf(set, marks, dossier.targetStar),
    onBehalfOf: behalfOf(actor, subject),
  };
}

/** The same for somebody who is about to write in it. @throws NotAllowed once it is handed in. */
export async function viewToWrite(services: Services, actor: Actor, id: string): Promise<DossierView> {
  const subject = await openToWrite(services.db, actor, id);
  if (!isWritable(subject.dossier.status)) {
    throw new NotAllowed("Hồ sơ đã nộp nên không sửa được nữa. Cơ quan tiếp nhận có thể trả lại để bổ sung.");
  }
  return viewOf(services, actor, subject);
}

export interface SectionView extends DossierView {
  section: FormSection;
  answers: Answers;
  /** True while nobody has saved this step: what is shown comes from the producer's own records. */
  prefilled: boolean;
}

export async function viewSection(
  services: Services,
  actor: Actor,
  id: string,
  key: SectionKey,
): Promise<SectionView> {
  const view = await viewToWrite(services, actor, id);
  const section = sectionOf(view.subject.dossier, key);
  const saved = (await listAnswers(services.db, id)).get(key);
  const answers = saved ?? (await prefill(services, view.subject, key));
  return { ...view, section, answers, prefilled: saved === undefined };
}

/** What the platform knows already is not asked twice. */
async function prefill(services: Services, subject: Subject, key: SectionKey): Promise<Answers> {
  const { producer, product, place, set, dossier } = subject;
  const { db } = services;
  if (key === "registration") {
    const person = await representativeName(db, producer.id);
    return {
      unitName: producer.name,
      address: [producer.address, place].filter(Boolean).join(", "),
      phone: producer.phone ?? "",
      email: producer.email ?? "",
      representative: person?.fullName ?? "",
      representativeTitle: person?.title ?? "",
      productName: product.name,
      samples: String(samplesNeeded(set.set.sector)),
    };
  }
  if (key === "general") {
    const kinds = new Set(
      (await listProofs(db, producer.id, { productId: product.id })).map((proof) => proof.kind),
    );
    const sure = generalPapers.filter((paper) =>
      ["business_registration", "declaration"].includes(paper.value),
    );
    return {
      founded: producer.foundedOn ? toVietnameseDate(producer.foundedOn) : "",
      registrationNumber: producer.registrationNumber ?? producer.taxCode ?? "",
      specification: product.specification ?? "",
      papers: sure.filter((paper) => kinds.has(paper.kind)).map((paper) => paper.value),
      history: producer.about ?? "",
    };
  }
  if (key === "results") return resultsOf(await latestWorkforces(db, dossier.producerId));
  return {};
}

function resultsOf(years: Awaited<ReturnType<typeof latestWorkforces>>): Answers {
  return Object.fromEntries(
    years.flatMap(({ year, revenueMillion, profitMillion }) => [
      [`revenue.${year}`, revenueMillion === null ? "" : formatNumber(revenueMillion)],
      [`profit.${year}`, profitMillion === null ? "" : formatNumber(profitMillion)],
    ]),
  );
}

function toVietnameseDate(iso: string): string {
  return iso.split("-").reverse().join("/");
}

export interface MarksView extends DossierView {
  citations: Citation[];
  library: Awaited<ReturnType<typeof listProofs>>;
}

export async function viewMarks(services: Services, actor: Actor, id: string): Promise<MarksView> {
  const view = await viewToWrite(services, actor, id);
  const { dossier } = view.subject;
  return {
    ...view,
    citations: await listCitations(services.db, id),
    library: await listProofs(services.db, dossier.producerId, { productId: dossier.productId }),
  };
}

export interface StartView {
  producers: { id: string; name: string; products: DossierProduct[] }[];
  earliestCouncil: string;
}

/** Products a dossier may be started for: the actor's own, or those of one producer of the officer's commune. */
export async function viewStart(
  services: Services,
  actor: Actor,
  producerId: string | undefined,
): Promise<StartView> {
  const { db } = services;
  const chosen = producerId ? await helped(services, actor, producerId) : await listMyProducers(db, actor);
  const products = await listProductsOfProducers(
    db,
    chosen.map((producer) => producer.id),
  );
  const producers = chosen.map(({ id, name }) => ({
    id,
    name,
    products: products.filter((product) => product.producerId === id),
  }));
  return { producers, earliestCouncil: addDays(dayInVietnam(services.now()), 1) };
}

async function helped(services: Services, actor: Actor, producerId: string) {
  const producer = await getProducer(services.db, producerId);
  const place: Place = {
    producerId,
    provinceCode: producer.provinceCode,
    communeCode: producer.communeCode ?? "",
  };
  if (!mayWrite(actor, place)) throw new NotAllowed("Chủ thể này không thuộc xã bạn phụ trách.");
  return [producer];
}
