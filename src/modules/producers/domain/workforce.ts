/** Workers and business result of one year: Mẫu 02 part II. Money in triệu đồng. */
export interface Workforce {
  year: number;
  workers: number;
  localWorkers: number;
  femaleWorkers: number | null;
  insuredWorkers: number | null;
  revenueMillion: number | null;
  profitMillion: number | null;
}

/** Share of workers who live in the commune, 0…1; null without workers (criterion 3.3). */
export function localShare({
  workers,
  localWorkers,
}: Pick<Workforce, "workers" | "localWorkers">): number | null {
  return workers === 0 ? null : localWorkers / workers;
}
