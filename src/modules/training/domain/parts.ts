export const dayParts = ["morning", "afternoon", "day", "evening"] as const;
export type DayPart = (typeof dayParts)[number];

export const partNames: Readonly<Record<DayPart, string>> = {
  morning: "Sáng",
  afternoon: "Chiều",
  day: "Cả ngày",
  evening: "Tối",
};

export interface MeetingPlan {
  heldOn: string;
  part: DayPart;
}

/** Meetings of a class that teaches from one day to another, all days alike. */
export function planMeetings(days: readonly string[], rhythm: "half" | "day"): MeetingPlan[] {
  if (rhythm === "day") return days.map((heldOn) => ({ heldOn, part: "day" as const }));
  return days.flatMap((heldOn) => [
    { heldOn, part: "morning" as const },
    { heldOn, part: "afternoon" as const },
  ]);
}
