/** Every address of this module. */
export const promotionUrls = {} as const;
