/** The quarter that was over last on a day, as a form takes it. */
export function quarterBefore(today: string): { year: string; no: string } {
  const year = Number(today.slice(0, 4));
  const running = Math.ceil(Number(today.slice(5, 7)) / 3);
  return running === 1
    ? { year: String(year - 1), no: "4" }
    : { year: String(year), no: String(running - 1) };
}
