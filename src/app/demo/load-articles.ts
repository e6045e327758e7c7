import type { Services } from "#platform/http";
import { loadCycleHistory } from "../../modules/cycle/use-cases/load-history.ts";
import { loadDirectivesHistory } from "../../modules/directives/use-cases/load-history.ts";
import { loadPromotionHistory } from "../../modules/promotion/use-cases/load-history.ts";
import { loadTrainingHistory } from "../../modules/training/use-cases/load-history.ts";

/** What public articles tell of the programme's earlier years, without the records of the demonstration. */
export async function loadArticles(services: Services): Promise<void> {
  await loadTrainingHistory(services);
  await loadCycleHistory(services);
  await loadDirectivesHistory(services);
  await loadPromotionHistory(services);
}
