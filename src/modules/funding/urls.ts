/** Every address of this module. */
export const fundingUrls = {} as const;
