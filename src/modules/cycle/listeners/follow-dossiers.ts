import { isDossierStatus } from "#modules/dossiers";
import type { Listener } from "#platform/http";
import { followDossier } from "../use-cases/follow-dossier.ts";

export const listeners: readonly Listener[] = [
  {
    event: "dossiers.moved",
    name: "cycle: move the candidate with its dossier",
    handle: async (services, tx, { payload }) => {
      const to = String(payload.to);
      if (!isDossierStatus(to)) return;
      const { dossierId, productId, producerId } = payload;
      await followDossier(services, tx, {
        dossierId: String(dossierId),
        productId: String(productId),
        producerId: String(producerId),
        to,
      });
    },
  },
];
