/** Every address of this module. */
export const directivesUrls = {} as const;
