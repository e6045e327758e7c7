/** Every address of this module. */
export const cycleUrls = {} as const;
