export {
  isProducerKind,
  kindFitsSector,
  type Producer,
  type ProducerKind,
  producerKindName,
  producerKinds,
} from "./domain/producer.ts";
export { EXPIRY_WARNING_DAYS, type Proof, type ProofState, proofStateOn } from "./domain/proof.ts";
export { REPRESENTATIVE_PURPOSE, type Representative, sexes } from "./domain/representative.ts";
export { localShare, type Workforce } from "./domain/workforce.ts";
export { PRODUCER_CHANGED, REGISTRATION_APPROVED } from "./events.ts";
export { ProducerPicker } from "./pages/producer-picker.tsx";
export {
  belongsToProducer,
  helpsProducer,
  mayActForProducer,
  mayReadProducer,
  mayReadProducerPapers,
} from "./permissions.ts";
export { producerUrls } from "./urls.ts";
export { addProof, type ProofInput } from "./use-cases/add-proof.ts";
export { changeProducer } from "./use-cases/change-producer.ts";
export { chosenProducer, producerOptions } from "./use-cases/choose-producer.ts";
export { createProducer, type ProducerInput } from "./use-cases/create-producer.ts";
export { findProducerBySlug, getProducer, listMyProducers } from "./use-cases/get-producer.ts";
export { actingFor } from "./use-cases/on-behalf.ts";
export { placeProducer } from "./use-cases/place-producer.ts";
export { getProofs, listProofs } from "./use-cases/proofs.ts";
export {
  currentRepresentative,
  representativeName,
  saveRepresentativeData,
} from "./use-cases/representatives.ts";
export {
  findProducersByTaxCode,
  type RegisterProducer,
  takeOverProducers,
} from "./use-cases/take-over-producers.ts";
export { latestWorkforces, recordWorkforce } from "./use-cases/workforces.ts";
