export function describeLaw(current: string): { text: string; faults: string[] };
