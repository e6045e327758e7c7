import { fileUrls } from "#platform/files";
import { type Motif, motifFor, type Picture, ProductCard, StatusTag } from "#platform/ui";
import type { Entry } from "../domain/entry.ts";
import { daysLeftWhenEnding, type Validity, validityNames, validityOn } from "../domain/validity.ts";
import { catalogueUrls } from "../urls.ts";

type Pictured = Pick<Entry, "name" | "motif" | "pictureFileId" | "setCode">;

/** The producer's picture, or a drawing of the kind of product until one is uploaded. */
export function pictureOf(entry: Pictured): Picture {
  if (entry.pictureFileId) return { src: fileUrls.thumbnail(entry.pictureFileId) };
  return { motif: (entry.motif as Motif | null) ?? motifFor(entry.name, setNumber(entry.setCode)) };
}

function setNumber(setCode: string | null): number | undefined {
  const found = /^QD26-(\d+)$/.exec(setCode ?? "");
  return found ? Number(found[1]) : undefined;
}

export function EntryCard({ entry, today }: { entry: Entry; today: string }) {
  return (
    <ProductCard
      href={catalogueUrls.product(entry.slug)}
      name={entry.name}
      producer={entry.producerName}
      place={entry.placeText}
      picture={pictureOf(entry)}
      stars={entry.star ?? undefined}
      tag={<EntryTag entry={entry} today={today} />}
      demo={entry.isDemo}
    />
  );
}

const tones = { expired: "neutral", unknown: "neutral", revoked: "danger" } as const;

/** Only what is out of the ordinary: most certificates simply hold. */
function EntryTag({ entry, today }: { entry: Entry; today: string }) {
  const validity: Validity = validityOn(entry, today);
  const days = daysLeftWhenEnding(entry, today);
  if (days !== undefined) return <StatusTag tone="warn">còn {days} ngày</StatusTag>;
  return validity === "valid" ? null : (
    <StatusTag tone={tones[validity]}>{validityNames[validity].toLowerCase()}</StatusTag>
  );
}
