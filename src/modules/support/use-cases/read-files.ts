import { isUuid } from "#platform/db";
import type { FileOwner } from "#platform/files";
import { mayReadContract, mayReadDesign, mayReadRequest, mayRunDesign } from "../permissions.ts";
import { findDesign, findProposal } from "../store/designs.store.ts";
import { findIpRight } from "../store/ip-rights.store.ts";
import { findRequest } from "../store/requests.store.ts";
import { reachesIpRight } from "./ip/view-ip-rights.ts";

type Ask = FileOwner["mayRead"];

/** Who may read a file of this module: as its record; contracts and unfinished design work have fewer readers. */
export const supportFiles: FileOwner = {
  module: "support",
  mayRead: async (db, actor, file) => {
    if (!actor || !isUuid(file.ownerId)) return "deny";
    if (file.ownerKind.startsWith("request-")) return ofRequest(db, actor, file);
    if (file.ownerKind.startsWith("design-")) return ofDesign(db, actor, file);
    return file.ownerKind === "ip-right" ? ofIpRight(db, actor, file) : "deny";
  },
};

const ofRequest: Ask = async (db, actor, file) => {
  const request = await findRequest(db, file.ownerId);
  if (!request) return "deny";
  const may = file.ownerKind === "request-contract" ? mayReadContract : mayReadRequest;
  return may(actor, request) ? "allow" : "deny";
};

const ofDesign: Ask = async (db, actor, file) => {
  const proposal = file.ownerKind === "design-final" ? undefined : await findProposal(db, file.ownerId);
  const project = await findDesign(db, proposal?.projectId ?? file.ownerId);
  if (!project) return "deny";
  if (mayRunDesign(actor, project)) return "allow";
  // Work files of proposals are the designers' own until one is chosen and handed over.
  const chosen = project.status === "handed_over" && project.chosenProposalId === proposal?.id;
  if (file.ownerKind === "design-work" && !chosen) return "deny";
  return mayReadDesign(actor, project) ? "allow" : "deny";
};

const ofIpRight: Ask = async (db, actor, file) => {
  const right = await findIpRight(db, file.ownerId);
  return actor && right && (await reachesIpRight(db, actor, right)) ? "allow" : "deny";
};
