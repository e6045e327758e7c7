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
  return (
    <span class={cx(shape, `ground-${groundOf(picture.motif)}`)}>
      <img src={drawingAddress(picture.motif)} alt={alt} width="32" height="32" decoding="async" />
    </span>
  );
}

const folder = "/hinh-ve/";

/**
 * Drawings are files of their own, kept by the browser from page to page: inside a list page they would be half of
 * its bytes, written anew for every visitor.
 */
function drawingAddress(motif: Motif): string {
  return `${folder}${motif}.svg`;
}

export const drawingPath = `${folder}:drawing`;

/** The file behind a drawing's address; undefined when there is no such drawing. */
export function drawingFile(name: string): string | undefined {
  const motif = name.replace(/\.svg$/, "");
  if (!Object.hasOwn(motifArt, motif)) return undefined;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${motifArt[motif as Motif]}</svg>`;
}

/** The drawn picture as a file of its own, for the file store and for documents. */
export function productPictureSvg(motif: Motif): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="800" height="800">` +
    `<rect width="80" height="80" fill="${groundColours[groundOf(motif)]}"/>` +
    `<g transform="translate(24 24)">${motifArt[motif]}</g></svg>`
  );
}
