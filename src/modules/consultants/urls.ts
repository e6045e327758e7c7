/** Every address of this module. */
export const consultantsUrls = {} as const;
