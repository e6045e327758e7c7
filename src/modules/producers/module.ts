import type { Module, Route } from "#platform/http";
import { postEndMember, postMember, showMembers } from "./pages/members.page.tsx";
import { postPlace, showPlace } from "./pages/place.page.tsx";
import { showMine, showProducer } from "./pages/producer.page.tsx";
import { postEdit, showEdit } from "./pages/producer-edit.page.tsx";
import { showProducers } from "./pages/producers.page.tsx";
import { postRetireProof, showProof, showRetireProof } from "./pages/proof.page.tsx";
import { postAddProof, postReplaceProof, showAddProof, showReplaceProof } from "./pages/proof-form.page.tsx";
import { showProofs } from "./pages/proofs.page.tsx";
import { postRegister, showRegister } from "./pages/register.page.tsx";
import { showRegistered } from "./pages/registered.page.tsx";
import { postApprove, postRefuse, showRegistration } from "./pages/registration.page.tsx";
import { showRegistrations } from "./pages/registrations.page.tsx";
import { postRepresentative, showRepresentative } from "./pages/representative.page.tsx";
import { postWorkforce, showWorkforce } from "./pages/workforce.page.tsx";
import { communeRoles, officialRoles, producerRoles, workRoles } from "./permissions.ts";
import { producerUrls } from "./urls.ts";
import { proofFiles } from "./use-cases/file-owner.ts";
import { countWaitingFor } from "./use-cases/list-registrations.ts";
import { myTasks } from "./use-cases/my-tasks.ts";
import { writeToMember } from "./use-cases/write-to-member.ts";
import { writeToRegistrant } from "./use-cases/write-to-registrant.ts";

const changers = [...producerRoles, "commune_officer"] as const;
const readers = [...workRoles, "advisory_member", "council_member"] as const;

type Handle = Route["handle"];
const show = (path: string, action: string, access: Route["access"], handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "page", handle };
};
const change = (path: string, action: string, access: Route["access"], handle: Handle): Route => {
  return { method: "POST", path, action, access, kind: "form", handle };
};

const registration: Route[] = [
  show(producerUrls.register, "producers.show-registration-form", "public", showRegister),
  // Each step is a press; a person needs a few, a robot would send hundreds.
  { ...change(producerUrls.register, "producers.register", "public", postRegister), perMinute: 30 },
  show(
    producerUrls.registered(":registrationId"),
    "producers.show-sent-registration",
    "public",
    showRegistered,
  ),
  show(producerUrls.registrations, "producers.list-registrations", communeRoles, showRegistrations),
  show(
    producerUrls.registration(":registrationId"),
    "producers.read-registration",
    communeRoles,
    showRegistration,
  ),
  change(
    producerUrls.approve(":registrationId"),
    "producers.approve-registration",
    communeRoles,
    postApprove,
  ),
  change(producerUrls.refuse(":registrationId"), "producers.refuse-registration", communeRoles, postRefuse),
];

const producers: Route[] = [
  show(producerUrls.list, "producers.list", officialRoles, showProducers),
  show(producerUrls.mine, "producers.read-own", producerRoles, showMine),
  show(producerUrls.overview(":producerId"), "producers.read", workRoles, showProducer),
  show(producerUrls.edit(":producerId"), "producers.show-change", changers, showEdit),
  change(producerUrls.edit(":producerId"), "producers.change", changers, postEdit),
  show(producerUrls.place(":producerId"), "producers.show-place", producerRoles, showPlace),
  change(producerUrls.place(":producerId"), "producers.place", producerRoles, postPlace),
  show(
    producerUrls.representative(":producerId"),
    "producers.read-representative",
    workRoles,
    showRepresentative,
  ),
  change(
    producerUrls.representative(":producerId"),
    "producers.change-representative",
    changers,
    postRepresentative,
  ),
  show(producerUrls.workforce(":producerId"), "producers.show-workforce", changers, showWorkforce),
  change(producerUrls.workforce(":producerId"), "producers.change-workforce", changers, postWorkforce),
  show(producerUrls.members(":producerId"), "producers.list-members", workRoles, showMembers),
  change(
    producerUrls.members(":producerId"),
    "producers.invite-member",
    ["producer_owner", "commune_officer"],
    postMember,
  ),
  change(
    producerUrls.endMember(":producerId", ":accountId"),
    "producers.end-member",
    ["producer_owner", "commune_officer"],
    postEndMember,
  ),
];

const proofs: Route[] = [
  show(producerUrls.proofs, "producers.list-proofs", readers, showProofs),
  show(producerUrls.addProof, "producers.show-add-proof", changers, showAddProof),
  change(producerUrls.addProof, "producers.add-proof", changers, postAddProof),
  show(producerUrls.proof(":proofId"), "producers.read-proof", readers, showProof),
  show(producerUrls.replaceProof(":proofId"), "producers.show-replace-proof", changers, showReplaceProof),
  change(producerUrls.replaceProof(":proofId"), "producers.replace-proof", changers, postReplaceProof),
  show(producerUrls.retireProof(":proofId"), "producers.show-retire-proof", changers, showRetireProof),
  change(producerUrls.retireProof(":proofId"), "producers.retire-proof", changers, postRetireProof),
];

export const producersModule: Module = {
  name: "producers",
  routes: [...registration, ...producers, ...proofs],
  menu: [
    {
      href: producerUrls.mine,
      label: "Cơ sở của tôi",
      roles: producerRoles,
      group: "Cơ sở",
      order: 20,
      holds: [producerUrls.list],
    },
    { href: producerUrls.proofs, label: "Kho minh chứng", roles: producerRoles, group: "Cơ sở", order: 24 },
    {
      href: producerUrls.registrations,
      label: "Đăng ký chủ thể",
      roles: communeRoles,
      group: "Địa bàn",
      order: 40,
      badge: countWaitingFor,
    },
    { href: producerUrls.list, label: "Chủ thể", roles: officialRoles, group: "Địa bàn", order: 42 },
  ],
  tasks: myTasks,
  jobs: [
    { task: "producers.write-to-registrant", run: writeToRegistrant },
    { task: "producers.write-to-member", run: writeToMember },
  ],
  fileOwner: proofFiles,
};
