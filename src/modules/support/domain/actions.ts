import type { RequestStatus } from "./request.ts";

export type RequestAction =
  | "accept"
  | "budget"
  | "decline"
  | "choose"
  | "contract"
  | "deliver"
  | "complete"
  | "reopen"
  | "withdraw"
  | "attach";

/** What may happen next, read by buttons and use cases alike. */
const actionsOf: Record<RequestStatus, readonly RequestAction[]> = {
  submitted: ["accept", "decline", "withdraw", "attach"],
  accepted: ["choose", "contract", "budget", "decline", "withdraw", "attach"],
  contracted: ["deliver", "contract", "budget", "reopen", "attach"],
  delivered: ["complete", "reopen", "attach"],
  completed: ["reopen", "attach"],
  declined: ["reopen"],
  withdrawn: [],
};

/** Who does it: the province's office, the producer's side, or either. */
const partyOf: Record<RequestAction, "office" | "producer" | "either"> = {
  accept: "office",
  budget: "office",
  decline: "office",
  choose: "office",
  contract: "office",
  deliver: "office",
  complete: "producer",
  reopen: "either",
  withdraw: "producer",
  attach: "either",
};

export const actionNames: Record<RequestAction, string> = {
  accept: "Nhận hỗ trợ",
  budget: "Sửa kinh phí",
  decline: "Không hỗ trợ",
  choose: "Chọn đơn vị hỗ trợ",
  contract: "Ghi hợp đồng",
  deliver: "Ghi bàn giao",
  complete: "Nghiệm thu",
  reopen: "Mở lại",
  withdraw: "Rút yêu cầu",
  attach: "Thêm tệp",
};

export interface Sides {
  office: boolean;
  producer: boolean;
}

export function allowsRequest(status: RequestStatus, action: RequestAction): boolean {
  return actionsOf[status].includes(action);
}

/** The actions open to somebody on these sides, in the order of the page. */
export function actionsFor(status: RequestStatus, sides: Sides): RequestAction[] {
  return actionsOf[status].filter((action) => isParty(status, action, sides));
}

export function isParty(status: RequestStatus, action: RequestAction, sides: Sides): boolean {
  // A producer sends back what was delivered badly; contract, acceptance and refusal are undone by the office alone.
  if (action === "reopen") return sides.office || (sides.producer && status === "delivered");
  const party = partyOf[action];
  return party === "either" ? sides.office || sides.producer : sides[party];
}

/** Where a request stands after each step. */
export function statusAfter(status: RequestStatus, action: RequestAction): RequestStatus {
  return action === "reopen" ? (reopened[status] ?? status) : (landing[action] ?? status);
}

const landing: Partial<Record<RequestAction, RequestStatus>> = {
  accept: "accepted",
  decline: "declined",
  contract: "contracted",
  deliver: "delivered",
  complete: "completed",
  withdraw: "withdrawn",
};

const reopened: Partial<Record<RequestStatus, RequestStatus>> = {
  contracted: "accepted",
  delivered: "contracted",
  completed: "delivered",
  declined: "submitted",
};

export const reopenNames: Partial<Record<RequestStatus, string>> = {
  contracted: "Huỷ hợp đồng, chọn lại đơn vị",
  delivered: "Chưa đạt, yêu cầu làm lại",
  completed: "Mở lại nghiệm thu",
  declined: "Xem lại yêu cầu",
};
