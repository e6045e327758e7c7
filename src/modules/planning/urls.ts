/** Every address of this module. */
export const planningUrls = {} as const;
