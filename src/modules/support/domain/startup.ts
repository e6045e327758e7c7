export const startupStages = {
  applied: "Đăng ký",
  admitted: "Được nhận",
  prototype: "Làm mẫu thử",
  market: "Thử thị trường",
  graduated: "Thành chủ thể",
  left: "Rời chương trình",
} as const;

export type StartupStage = keyof typeof startupStages;

/** Where a team may go next; a team that left may come back to where the programme takes teams in. */
const nextStages: Record<StartupStage, readonly StartupStage[]> = {
  applied: ["admitted", "left"],
  admitted: ["prototype", "left"],
  prototype: ["market", "left"],
  market: ["graduated", "prototype", "left"],
  graduated: [],
  left: ["admitted"],
};

export function stagesAfter(stage: StartupStage): readonly StartupStage[] {
  return nextStages[stage];
}

export function isStartupStage(text: string): text is StartupStage {
  return Object.hasOwn(startupStages, text);
}

export interface Startup {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  team: string;
  leaderName: string | null;
  idea: string;
  cohortYear: number;
  stage: StartupStage;
  mentorId: string | null;
  producerId: string | null;
  note: string | null;
  isDemo: boolean;
  createdAt: Date;
  version: number;
}
