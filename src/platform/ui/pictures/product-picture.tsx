import { cx } from "../classes.ts";
import { groundColours, groundOf, type Motif } from "./motif.ts";
import { motifArt } from "./motif-art.ts";

export type Picture = { motif: Motif } | { src: string };

interface ProductPictureProps {
  picture: Picture;
  /** Left out where the name stands right beside the picture. */
  alt?: string;
  large?: boolean;
}

export function ProductPicture({ picture, alt = "", large }: ProductPictureProps) {
  const shape = cx("picture", large && "picture-large");
  if ("src" in picture) {
    return (
      <span class={shape}>
        <img
          src={picture.src}
          alt={alt}
          width="480"
          height="480"
          loading={large ? "eager" : "lazy"}
          decoding="async"
        />
      </span>
    );
  }
  const naming = alt ? { role: "img" as const, "aria-label": alt } : { "aria-hidden": "true" as const };
  return (
    <span class={cx(shape, `ground-${groundOf(picture.motif)}`)}>
      <svg
        viewBox="0 0 32 32"
        {...naming}
        // Art of our own checked-in motif file, never text from outside.
        dangerouslySetInnerHTML={{ __html: motifArt[picture.motif] }}
      />
    </span>
  );
}

/** The drawn picture as a file of its own, for the file store and for documents. */
export function productPictureSvg(motif: Motif): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="800" height="800">` +
    `<rect width="80" height="80" fill="${groundColours[groundOf(motif)]}"/>` +
    `<g transform="translate(24 24)">${motifArt[motif]}</g></svg>`
  );
}
