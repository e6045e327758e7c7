/** Every address of this module. */
export const trainingUrls = {} as const;
