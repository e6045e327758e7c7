import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { renderPdf } from "#platform/documents";
import type { UploadedFile } from "#platform/http";

/** Drawn packages and one paper, waiting in a folder as uploads wait; nobody's photographs. */
export interface Drawings {
  upload(field: string, name: DrawingName): UploadedFile;
  remove(): Promise<void>;
}

const palettes = {
  rice: ["#e6f0e4", "#2e6b3e", "#f3d98b"],
  sea: ["#e3eef2", "#1f5f7a", "#f2b880"],
  wood: ["#f3ebdf", "#7a4b22", "#c8a06a"],
  sun: ["#fbf0d9", "#b5651d", "#a32a2a"],
} as const;

type Palette = keyof typeof palettes;
export type DrawingName = "before" | "label-before" | `box-${Palette}` | `bag-${Palette}` | "paper";

const names = Object.keys(palettes) as Palette[];

export async function drawForSupport(): Promise<Drawings> {
  const folder = await mkdtemp(join(tmpdir(), "saoque-demo-"));
  const save = (name: DrawingName, svg: string) =>
    sharp(Buffer.from(svg))
      .png()
      .toFile(join(folder, `${name}.png`));
  await save("before", plainBag());
  await save("label-before", plainJar());
  for (const name of names) {
    await save(`box-${name}`, box(name));
    await save(`bag-${name}`, bag(name));
  }
  await writeFile(join(folder, "paper.pdf"), await paper());
  return {
    upload: (field, name) => ({
      field,
      name: name === "paper" ? "tai-lieu-minh-hoa.pdf" : `${name}.png`,
      declaredType: name === "paper" ? "application/pdf" : "image/png",
      path: join(folder, name === "paper" ? "paper.pdf" : `${name}.png`),
      bytes: 0,
      truncated: false,
    }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const frame = (ground: string, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" width="960" height="960"><rect width="480" height="480" fill="${ground}"/><ellipse cx="240" cy="404" rx="150" ry="20" fill="#00000018"/>${inside}</svg>`;

function plainBag(): string {
  return frame(
    "#ecebe7",
    `<path d="M150 130q90 26 180 0l16 266q-106 18-212 0z" fill="#ffffffb0" stroke="#a9a69d" stroke-width="4"/>
     <path d="M206 132q34-64 68 0" fill="none" stroke="#a9a69d" stroke-width="6"/>
     <rect x="204" y="128" width="72" height="12" rx="6" fill="#c0583c"/>
     <g fill="#b9a27c">${grains()}</g>
     <rect x="196" y="226" width="92" height="56" rx="3" fill="#fff" stroke="#cfccc2" stroke-width="3" transform="rotate(-5 240 250)"/>
     <path d="M212 248h52M212 262h36" stroke="#8d8a81" stroke-width="5" stroke-linecap="round" transform="rotate(-5 240 250)"/>`,
  );
}

function grains(): string {
  return Array.from({ length: 26 }, (_, at) => {
    const [x, y] = [176 + ((at * 47) % 132), 296 + ((at * 29) % 86)];
    return `<ellipse cx="${x}" cy="${y}" rx="10" ry="4" transform="rotate(${(at * 37) % 180} ${x} ${y})"/>`;
  }).join("");
}

function plainJar(): string {
  return frame(
    "#ecebe7",
    `<rect x="164" y="150" width="152" height="246" rx="22" fill="#ffffffb0" stroke="#a9a69d" stroke-width="4"/>
     <rect x="158" y="116" width="164" height="40" rx="8" fill="#b7b3a9"/>
     <rect x="172" y="286" width="136" height="102" rx="16" fill="#b98b62"/>
     <rect x="190" y="206" width="100" height="60" fill="#fff" stroke="#cfccc2" stroke-width="3"/>
     <path d="M206 228h66M206 246h44" stroke="#8d8a81" stroke-width="5" stroke-linecap="round"/>`,
  );
}

function box(name: Palette): string {
  const [ground, main, accent] = palettes[name];
  return frame(
    ground,
    `<path d="M128 150l112-34 112 34v226l-112 28-112-28z" fill="${main}"/>
     <path d="M240 180l112-30v226l-112 28z" fill="#00000022"/>
     <path d="M128 150l112 30 112-30-112-34z" fill="#ffffff30"/>
     <path d="M128 262l112 30 112-30v58l-112 30-112-30z" fill="${accent}"/>
     ${leaf(184, 222, ground)}${leaf(300, 222, ground)}
     <path d="M150 284l70 19M262 303l70-19" stroke="${main}" stroke-width="9" stroke-linecap="round"/>`,
  );
}

function bag(name: Palette): string {
  const [ground, main, accent] = palettes[name];
  return frame(
    ground,
    `<path d="M146 104h188l14 286q-108 20-216 0z" fill="${main}"/>
     <path d="M146 104h188l2 34h-192z" fill="${accent}"/>
     <circle cx="240" cy="240" r="62" fill="${ground}"/>
     ${leaf(240, 240, main)}
     <path d="M180 332h120M200 356h80" stroke="${accent}" stroke-width="10" stroke-linecap="round"/>`,
  );
}

function leaf(x: number, y: number, colour: string): string {
  return `<g transform="translate(${x} ${y})"><path d="M0-34C30-20 30 16 0 34-30 16-30-20 0-34z" fill="${colour}"/><path d="M0-22v50" stroke="#00000030" stroke-width="4"/></g>`;
}

function paper(): Promise<Uint8Array> {
  return renderPdf({
    title: "Tài liệu minh hoạ",
    kind: "Tài liệu minh hoạ",
    abstract: "Hỗ trợ chủ thể",
    footnote: "Dữ liệu minh hoạ",
    blocks: [
      { type: "paragraph", text: "Tệp này do bản minh hoạ của SaoQuê tạo ra để xem thử quy trình hỗ trợ." },
      { type: "paragraph", text: "Đây không phải hợp đồng hay biên bản thật." },
    ],
  });
}
