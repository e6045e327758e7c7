import QRCode from "qrcode";

// ISO/IEC 18004: four modules of white around the symbol. Level M (15 %) survives print on kraft paper and
// keeps the modules larger than level Q would.
const OPTIONS = { errorCorrectionLevel: "M", margin: 4 } as const;

/** A QR symbol as an SVG picture with its quiet zone, one path, black on white. */
export function qrSvg(text: string): string {
  const { size, data } = QRCode.create(text, OPTIONS).modules;
  const whole = size + 2 * OPTIONS.margin;
  const dark: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (data[row * size + column]) dark.push(`M${column + OPTIONS.margin} ${row + OPTIONS.margin}h1v1h-1z`);
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" width="${whole * 8}" ` +
    `height="${whole * 8}" shape-rendering="crispEdges" role="img">` +
    `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${dark.join("")}"/></svg>`
  );
}

/** The same symbol as squares, for a picture that the page draws itself. */
export function qrModules(text: string): { size: number; data: Uint8Array } {
  const { size, data } = QRCode.create(text, OPTIONS).modules;
  return { size, data };
}

/** The same symbol as PNG bytes, eight pixels a module. */
export async function qrPng(text: string): Promise<Uint8Array> {
  return new Uint8Array(await QRCode.toBuffer(text, { ...OPTIONS, type: "png", scale: 8 }));
}
