import { promotionUrls } from "#modules/promotion";
import { supportUrls } from "#modules/support";
import { trainingUrls } from "#modules/training";
import type { ActivityKind } from "../domain/sources.ts";
import { fundingUrls } from "../urls.ts";

/** Where an activity is looked at; undefined for those without a page of their own. */
export function activityHref({ kind, id }: { kind: ActivityKind; id: string }): string | undefined {
  if (kind === "class") return trainingUrls.class(id);
  if (kind === "event") return promotionUrls.event(id);
  if (kind === "support_request") return supportUrls.request(id);
  if (kind === "reward_list") return fundingUrls.rewardList(id);
  if (kind === "council_session") return fundingUrls.paySession(id);
  return undefined;
}
