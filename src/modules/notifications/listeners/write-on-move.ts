import type { DossierMoved } from "#modules/dossiers";
import type { Listener } from "#platform/http";
import { writeLetters } from "../use-cases/write-letters.ts";

export const listeners: readonly Listener[] = [
  {
    event: "dossiers.moved",
    name: "notifications: write to those concerned",
    handle: async (services, tx, event) => {
      await writeLetters(services, tx, event.id, event.payload as DossierMoved);
    },
  },
];
