export const modules: readonly { level: number; name: string; uses: readonly string[] }[];
export const packages: readonly { name: string; uses: readonly string[] }[];
export const purePlatform: readonly string[];
