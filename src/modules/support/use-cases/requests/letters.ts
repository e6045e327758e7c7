import type { Tx } from "#platform/db";
import { type Recipient, tell } from "#platform/notices";
import type { SupportRequest } from "../../domain/request.ts";
import { supportUrls } from "../../urls.ts";

export interface RequestLetter {
  to: "producer" | "office";
  subject: string;
  body: string;
}

/** Money, contracts and reasons in detail stay behind the address. */
export function writeLetter(
  tx: Tx,
  request: Pick<SupportRequest, "id" | "producerId" | "provinceCode">,
  { to, subject, body }: RequestLetter,
): Promise<void> {
  const whom: Recipient[] =
    to === "producer"
      ? [{ producerId: request.producerId }]
      : [{ role: "province_officer", unitKind: "province", unitCode: request.provinceCode }];
  return tell(tx, {
    about: { kind: "support-request", id: request.id },
    to: whom,
    subject,
    body,
    href: supportUrls.request(request.id),
  });
}
