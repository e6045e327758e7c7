import { directivesUrls } from "#modules/directives";
import { dossierUrls } from "#modules/dossiers";
import { fundingUrls } from "#modules/funding";
import { producerUrls } from "#modules/producers";
import { productUrls } from "#modules/products";
import { promotionUrls } from "#modules/promotion";
import { supportUrls } from "#modules/support";
import { trainingUrls } from "#modules/training";
import { planningUrls } from "../urls.ts";

const pages: Readonly<Record<string, (id: string) => string>> = {
  product: productUrls.overview,
  producer: producerUrls.overview,
  dossier: dossierUrls.dossier,
  class: trainingUrls.class,
  event: promotionUrls.event,
  channel: promotionUrls.channel,
  line: fundingUrls.line,
  support_request: supportUrls.request,
  task: directivesUrls.task,
  craft_village: planningUrls.village,
};

/** The page of a record; undefined for what has none of its own. */
export function recordPage(recordKind: string, targetId: string | null): string | undefined {
  return targetId ? pages[recordKind]?.(targetId) : undefined;
}

export const recordKindWords: Readonly<Record<string, string>> = {
  product: "Sản phẩm",
  producer: "Chủ thể",
  dossier: "Hồ sơ",
  candidate: "Sản phẩm rà soát",
  class: "Lớp tập huấn",
  official: "Cán bộ",
  event: "Sự kiện",
  channel: "Điểm bán, kênh bán",
  line: "Khoản kinh phí",
  support_request: "Yêu cầu hỗ trợ",
  task: "Nhiệm vụ",
  craft_village: "Làng nghề",
};
