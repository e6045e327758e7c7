export function checkArchitecture(root: string): Promise<{
  filesRead: number;
  filesThere: number;
  violations: { rule: string; from: string; to: string }[];
}>;
