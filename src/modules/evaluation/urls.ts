const rounds = "/lam-viec/dot";
const councils = "/lam-viec/hoi-dong";
const sessions = "/lam-viec/phien";
const desk = "/lam-viec/phieu-cham";

/** Every address of this module. */
export const urls = {
  rounds,
  newRound: `${rounds}/moi`,
  round: (roundId: string) => `${rounds}/${roundId}`,
  councils,
  sessions,
  newCouncil: (roundId?: string) => `${councils}/moi${roundId ? `?dot=${roundId}` : ""}`,
  council: (councilId: string) => `${councils}/${councilId}`,
  councilMembers: (councilId: string) => `${councils}/${councilId}/thanh-vien`,
  councilLeave: (councilId: string) => `${councils}/${councilId}/thoi-tham-gia`,
  councilSessions: (councilId: string) => `${councils}/${councilId}/phien`,
  session: (sessionId: string) => `${sessions}/${sessionId}`,
  sessionDossiers: (sessionId: string) => `${sessions}/${sessionId}/giao-ho-so`,
  sessionOpen: (sessionId: string) => `${sessions}/${sessionId}/mo`,
  sessionAttendance: (sessionId: string) => `${sessions}/${sessionId}/diem-danh`,
  sessionRecusal: (sessionId: string) => `${sessions}/${sessionId}/khong-cham`,
  sessionWithdrawRecusal: (sessionId: string) => `${sessions}/${sessionId}/rut-khong-cham`,
  sessionTakeBack: (sessionId: string) => `${sessions}/${sessionId}/rut-ho-so`,
  sessionSheets: (sessionId: string) => `${sessions}/${sessionId}/phieu.pdf`,
  sessionClose: (sessionId: string) => `${sessions}/${sessionId}/dong`,
  minutes: (sessionId: string, format: "pdf" | "docx") => `${sessions}/${sessionId}/bao-cao.${format}`,
  closeDossier: (sessionId: string, dossierId: string) => `${sessions}/${sessionId}/${dossierId}/chot`,
  result: (sessionId: string, dossierId: string) => `${sessions}/${sessionId}/${dossierId}/ket-qua`,
  memberSheet: (sessionId: string, dossierId: string, memberId: string) =>
    `${sessions}/${sessionId}/${dossierId}/phieu/${memberId}`,
  printedSheet: (sessionId: string, dossierId: string, memberId: string, format: "pdf" | "docx") =>
    `${sessions}/${sessionId}/${dossierId}/phieu/${memberId}/in.${format}`,
  desk,
  sheet: (sessionId: string, dossierId: string) => `${desk}/${sessionId}/${dossierId}`,
  declareConflict: (sessionId: string, dossierId: string) => `${desk}/${sessionId}/${dossierId}/xung-dot`,
};
