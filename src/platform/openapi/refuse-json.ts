import { type Answer, json } from "#platform/http";

/** One wrong parameter or member of a body, by its path. */
export interface ApiFault {
  path: string;
  message: string;
  code?: string;
}

/** 422 with every fault at once. */
export function refuseJson(faults: readonly ApiFault[]): Answer {
  const message = faults.length === 1 ? (faults[0]?.message ?? "") : `Có ${faults.length} chỗ chưa đúng.`;
  return json({ error: { status: 422, message }, faults }, { status: 422 });
}
