export type Seat = "chair" | "deputy" | "secretary" | "member" | "observer";

export const seats: readonly Seat[] = ["chair", "deputy", "secretary", "member", "observer"];

export const seatNames: Readonly<Record<Seat, string>> = {
  chair: "Chủ tịch Hội đồng",
  deputy: "Phó Chủ tịch Hội đồng",
  secretary: "Thư ký (không chấm)",
  member: "Ủy viên",
  observer: "Quan sát viên (không chấm)",
};

/** The secretary runs the room and the observer watches; neither scores nor counts for the quorum. */
export function scores(seat: Seat): boolean {
  return seat === "chair" || seat === "deputy" || seat === "member";
}

export function isSeat(text: string): text is Seat {
  return (seats as readonly string[]).includes(text);
}
