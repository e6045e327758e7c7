export const designStatuses = {
  open: "Nhận phương án",
  choosing: "Chọn phương án",
  chosen: "Hoàn thiện",
  handed_over: "Đã bàn giao",
  stopped: "Dừng",
} as const;

export type DesignStatus = keyof typeof designStatuses;

export type DesignAction = "propose" | "feedback" | "choose" | "handOver" | "stop" | "resume";

/** What may happen next to a project of the design centre. */
const actionsOf: Record<DesignStatus, readonly DesignAction[]> = {
  open: ["propose", "stop"],
  choosing: ["propose", "feedback", "choose", "stop"],
  chosen: ["propose", "feedback", "choose", "handOver", "stop"],
  handed_over: [],
  stopped: ["resume"],
};

export function allowsDesign(status: DesignStatus, action: DesignAction): boolean {
  return actionsOf[status].includes(action);
}

export function isDesignStatus(text: string): text is DesignStatus {
  return Object.hasOwn(designStatuses, text);
}

export interface DesignProject {
  id: string;
  provinceCode: string;
  requestId: string | null;
  producerId: string | null;
  productId: string | null;
  title: string;
  brief: string;
  audience: string | null;
  mustHave: string | null;
  dueOn: string | null;
  status: DesignStatus;
  chosenProposalId: string | null;
  choiceReason: string | null;
  chosenAt: Date | null;
  chosenByName: string | null;
  handedOverOn: string | null;
  stoppedReason: string | null;
  isDemo: boolean;
  createdAt: Date;
  version: number;
}

export interface DesignProposal {
  id: string;
  projectId: string;
  consultantId: string | null;
  designer: string;
  no: number;
  versionNo: number;
  idea: string;
  priceVnd: number | null;
  fileId: string | null;
  previewFileId: string | null;
  feedback: string | null;
  feedbackByName: string | null;
  feedbackAt: Date | null;
  createdAt: Date;
}

export interface ProposalThread {
  no: number;
  newest: DesignProposal;
  earlier: DesignProposal[];
}

/** Each designer's proposal with its newest version in front. */
export function threadsOf(proposals: readonly DesignProposal[]): ProposalThread[] {
  const numbers = [...new Set(proposals.map(({ no }) => no))].sort((a, b) => a - b);
  return numbers.flatMap((no) => {
    const versions = proposals.filter((each) => each.no === no).sort((a, b) => b.versionNo - a.versionNo);
    const [newest, ...earlier] = versions;
    return newest ? [{ no, newest, earlier }] : [];
  });
}
