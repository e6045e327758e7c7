/** Every address of this module. */
export const reportingUrls = {} as const;
