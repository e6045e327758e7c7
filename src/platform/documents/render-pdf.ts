import { cleanDeep } from "./clean-text.ts";
import { type Block, MOTTO, NATION, type OfficialDocument } from "./model.ts";
import { OFFICIAL_LAYOUT } from "./official-layout.ts";
import { preparePicture } from "./pictures.ts";
import { placeCells } from "./table-columns.ts";
import { renderTypst } from "./typst.ts";

/** The document as a PDF/A in the layout of NĐ 30/2020/NĐ-CP. */
export async function renderPdf(document: OfficialDocument): Promise<Uint8Array> {
  const clean = cleanDeep(document);
  const pictures = new Map<string, Uint8Array>();
  const blocks: unknown[] = [];
  for (const block of clean.blocks) blocks.push(await blockData(block, pictures));
  return renderTypst({
    source: OFFICIAL_LAYOUT,
    data: { ...clean, blocks, nation: NATION, motto: MOTTO },
    pictures,
  });
}

async function blockData(block: Block, pictures: Map<string, Uint8Array>): Promise<unknown> {
  if (block.type === "table") {
    return { ...block, rows: placeCells(block).map((cells) => ({ cells })) };
  }
  if (block.type !== "image") return block;
  const picture = await preparePicture(block);
  const path = `/picture-${pictures.size}.${picture.format}`;
  pictures.set(path, picture.bytes);
  const { source: _, ...rest } = block;
  return { ...rest, path };
}
