export function foreignTables(root: string): string[];
