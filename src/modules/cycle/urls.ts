const board = "/lam-viec/chu-trinh";
const surveys = "/lam-viec/ra-soat";
const candidate = (candidateId: string) => `${board}/ung-vien/${candidateId}`;
const survey = (surveyId: string) => `${surveys}/${surveyId}`;

/** Every address of this module. */
export const cycleUrls = {
  board,
  boardOf: (query: Record<string, string | number>) =>
    `${board}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`,
  sheet: `${board}/danh-sach.xlsx`,
  pilots: `${board}/mo-hinh-diem`,
  pilotsSheet: `${board}/mo-hinh-diem.xlsx`,
  newCandidate: `${board}/ung-vien-moi`,
  newIdea: `${board}/y-tuong-moi`,
  candidate,
  edit: (candidateId: string) => `${candidate(candidateId)}/sua`,
  idea: (candidateId: string) => `${candidate(candidateId)}/y-tuong`,
  plan: (candidateId: string) => `${candidate(candidateId)}/phuong-an`,
  pilot: (candidateId: string) => `${candidate(candidateId)}/mo-hinh`,
  move: (candidateId: string) => `${candidate(candidateId)}/chuyen`,
  moveBy: (candidateId: string, action: string) => `${candidate(candidateId)}/chuyen?viec=${action}`,
  ideaPaper: (candidateId: string, format: "pdf" | "docx") =>
    `${candidate(candidateId)}/phieu-y-tuong.${format}`,
  planPaper: (candidateId: string, format: "pdf" | "docx") => `${candidate(candidateId)}/phuong-an.${format}`,
  surveys,
  newSurvey: `${surveys}/moi`,
  survey,
  surveyCandidate: (surveyId: string) => `${survey(surveyId)}/them`,
  surveyAnswer: (surveyId: string) => `${survey(surveyId)}/tra-loi`,
  surveyReopen: (surveyId: string) => `${survey(surveyId)}/mo-lai`,
  surveyRemind: (surveyId: string) => `${survey(surveyId)}/nhac`,
  surveyClose: (surveyId: string) => `${survey(surveyId)}/ket-thuc`,
  surveySheet: (surveyId: string) => `${survey(surveyId)}/ket-qua.xlsx`,
  surveyImport: (surveyId: string) => `${survey(surveyId)}/nhap-bang`,
} as const;
