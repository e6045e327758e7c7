import { cx } from "../classes.ts";

interface QrFigureProps {
  /** As `qrcode.create(text).modules` gives them. */
  modules: { size: number; data: ArrayLike<number | boolean> };
  label: string;
  caption?: string;
  /** For a screen that a whole room reads. */
  large?: boolean;
}

const quietZone = 4;

/** Always dark on white, in the dark theme too: many phone readers fail on inverted codes. */
export function QrFigure({ modules, label, caption, large }: QrFigureProps) {
  const side = modules.size + quietZone * 2;
  return (
    <figure class={cx("qr", large && "qr-large")}>
      <svg
        class="qr-picture"
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={label}
        shape-rendering="crispEdges"
      >
        <rect width={side} height={side} fill="#fff" />
        <path d={pathOf(modules)} fill="#000" />
      </svg>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function pathOf({ size, data }: QrFigureProps["modules"]): string {
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (data[row * size + column]) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
    }
  }
  return path;
}
