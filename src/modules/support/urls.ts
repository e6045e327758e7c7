/** Every address of this module. */
export const supportUrls = {} as const;
