import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const require = createRequire(import.meta.url);

const FONTS = [
  "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf",
  "@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf",
  "@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf",
  "@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf",
  "@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf",
  "@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf",
];

let warm: NodeCompiler | undefined;

// Creating a compiler reads 3 MB of fonts (46 ms); a page on a warm one takes 1 ms.
function compiler(): NodeCompiler {
  warm ??= NodeCompiler.create({
    workspace: tmpdir(),
    fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(require.resolve(font))) }],
  });
  return warm;
}

export interface TypstJob {
  /** Typst source written by us. It reads what people typed with `#let doc = json(bytes(sys.inputs.doc))`. */
  source: string;
  /** Reaches the source as JSON in `sys.inputs.doc`, so that it can never be read as Typst. */
  data: unknown;
  /** Pictures the source names by path, e.g. `image("/picture-0.png")`. */
  pictures?: ReadonlyMap<string, Uint8Array>;
}

/** Renders Typst source and data to a PDF (PDF/A-2b, fonts embedded). Same input, same bytes. */
export function renderTypst({ source, data, pictures }: TypstJob): Uint8Array {
  const typst = compiler();
  // No await between mapping and unmapping: two papers rendered at once never see each other's pictures.
  for (const [path, bytes] of pictures ?? []) typst.mapShadow(shadowPath(path), Buffer.from(bytes));
  try {
    const compiled = typst.compile({ mainFileContent: source, inputs: { doc: JSON.stringify(data) } });
    if (compiled.result === null) throw typstFailure(typst, compiled);
    return new Uint8Array(typst.pdf(compiled.result, { pdfStandard: "a-2b" }));
  } finally {
    for (const path of pictures?.keys() ?? []) typst.unmapShadow(shadowPath(path));
    typst.evictCache(10);
  }
}

function shadowPath(path: string): string {
  return `${tmpdir()}${path}`;
}

function typstFailure(typst: NodeCompiler, compiled: ReturnType<NodeCompiler["compile"]>): Error {
  const error = compiled.takeError();
  const details = error === null ? "no diagnostics" : JSON.stringify(typst.fetchDiagnostics(error));
  return new Error(`Typst could not render the document: ${details}`);
}
