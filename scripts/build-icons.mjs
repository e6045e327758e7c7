// Writes src/platform/ui/icon-paths.ts and src/platform/ui/pictures/motif-art.ts from the icon packages,
// so that rendering needs neither a file read nor a 4 MB JSON parse at start. Run after changing the lists below.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const root = new URL("../", import.meta.url);

const icons = `arrow-left arrow-right award badge-check ban bell building-2 calendar-days chart-column check
chevron-down chevron-left chevron-right circle-alert circle-check circle-help clipboard-check clipboard-list clock
copy download external-link eye file-check file-text filter flag gavel history house hourglass image inbox info
landmark leaf link list-checks lock log-in log-out mail map-pin menu moon package paperclip pencil phone plus
printer qr-code refresh-cw save scale scroll-text search send settings shield-alert shield-check shield-x
sliders-horizontal sprout store sun trash-2 triangle-alert upload user-round users x`.split(/\s+/);

const motifs = `amphora banana basket beverage-box bread broom candy canoe carrot chicken chopsticks coconut
cooked-rice cookie crab cucumber cut-of-meat droplet duck ear-of-corn egg evergreen-tree fish framed-picture
fried-shrimp garlic glass-of-milk grapes herb hibiscus honey-pot hot-beverage hot-pepper house-with-garden jar
leafy-green lemon lobster lotion-bottle lotus mango melon mushroom national-park onion palm-tree peanuts pig pill
pineapple poultry-leg potted-plant pot-of-food rice-cracker sailboat sake salt seedling sheaf-of-rice shrimp soap
spaghetti spiral-shell squid steaming-bowl tangerine teacup-without-handle teapot thread tomato tropical-fish
watermelon wood yarn`.split(/\s+/);

function iconBody(name) {
  const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), "utf8");
  return svg
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/\s+/g, " ")
    .replace(/> </g, "><")
    .replace(/ \/>/g, "/>")
    .trim();
}

function table(constant, entries) {
  const lines = entries.map(([name, body]) => `  ${JSON.stringify(name)}:\n    ${JSON.stringify(body)},`);
  return `export const ${constant} = {\n${lines.join("\n")}\n} as const;\n`;
}

const art = require("@iconify-json/fluent-emoji-flat/icons.json");
const motifEntries = motifs.map((name) => {
  const found = art.icons[name];
  if (!found) throw new Error(`fluent-emoji-flat has no "${name}"`);
  // The same picture may stand many times on one page, so its parts must not carry ids.
  if (/\bid=/.test(found.body)) throw new Error(`"${name}" carries ids`);
  return [name, found.body];
});

writeFileSync(
  new URL("src/platform/ui/icon-paths.ts", root),
  `/** Icons of lucide-static, ISC licence. Written by scripts/build-icons.mjs. */\n${table(
    "iconPaths",
    icons.map((name) => [name, iconBody(name)]),
  )}`,
);
writeFileSync(
  new URL("src/platform/ui/pictures/motif-art.ts", root),
  `/** Motifs of fluent-emoji-flat, MIT licence, © Microsoft Corporation. Written by scripts/build-icons.mjs. */\n${table(
    "motifArt",
    motifEntries,
  )}`,
);
