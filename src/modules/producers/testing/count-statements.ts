import type { Services } from "#platform/http";

/** Services whose reads are counted: a list must ask the same number of times however long it is. */
export function countingServices(services: Services): { services: Services; count(): number } {
  let statements = 0;
  const db = services.db.withPlugin({
    transformQuery: ({ node }) => {
      statements++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { services: { ...services, db, readDb: db }, count: () => statements };
}
