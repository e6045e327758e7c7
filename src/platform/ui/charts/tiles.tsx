import { cx } from "../classes.ts";
import type { Child } from "../types.ts";

interface Tile {
  code: string;
  name: string;
  href?: string;
  value: number | null;
  /** The value as shown. */
  text: string;
}

interface TileMapProps {
  label: string;
  /** Place of each tile, counted from 1: a map of equal tiles, not of borders. */
  tiles: readonly (Tile & { column: number; row: number; current?: boolean })[];
  legend?: Child;
}

const WIDTH = 74;
const HEIGHT = 40;
const GAP = 4;

/** A country of equal tiles in rough geography: shade and number, each tile opens its unit. */
export function TileMap({ label, tiles, legend }: TileMapProps) {
  const shadeOf = shades(tiles);
  const columns = Math.max(1, ...tiles.map((tile) => tile.column));
  const rows = Math.max(1, ...tiles.map((tile) => tile.row));
  return (
    <figure class="tile-map">
      <svg viewBox={`0 0 ${columns * (WIDTH + GAP)} ${rows * (HEIGHT + GAP)}`} aria-label={label}>
        {tiles.map((tile) => {
          const shape = (
            <g
              class={cx("tile", `shade-${shadeOf(tile.value)}`, tile.current && "tile-current")}
              transform={`translate(${(tile.column - 1) * (WIDTH + GAP) + GAP / 2} ${(tile.row - 1) * (HEIGHT + GAP) + GAP / 2})`}
            >
              <rect width={WIDTH} height={HEIGHT} rx="6" />
              <text x={WIDTH / 2} y="16" class="tile-name">
                {tile.name}
              </text>
              <text x={WIDTH / 2} y="32" class="tile-value">
                {tile.text}
              </text>
            </g>
          );
          return tile.href ? (
            <a key={tile.code} href={tile.href} aria-label={`${tile.name}: ${tile.text}`}>
              {shape}
            </a>
          ) : (
            shape
          );
        })}
      </svg>
      {legend && <figcaption class="small muted">{legend}</figcaption>}
    </figure>
  );
}

interface TileFieldProps {
  label: string;
  /** Tiles under headings, such as communes under their former district. */
  groups: readonly { title?: string; tiles: readonly Tile[] }[];
  legend?: Child;
}

/** Units as a field of tiles in groups: for communes, whose places on a map say less than their names. */
export function TileField({ label, groups, legend }: TileFieldProps) {
  const shadeOf = shades(groups.flatMap((group) => group.tiles));
  return (
    <figure class="tile-field" aria-label={label}>
      {groups.map((group, at) => (
        <div key={at}>
          {group.title && <p class="tile-group">{group.title}</p>}
          <ul class="tiles">
            {group.tiles.map((tile) => (
              <li key={tile.code} class={`tile-cell shade-${shadeOf(tile.value)}`}>
                {tile.href ? <a href={tile.href}>{tile.name}</a> : <span>{tile.name}</span>}
                <strong>{tile.text}</strong>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {legend && <figcaption class="small muted">{legend}</figcaption>}
    </figure>
  );
}

/** Four shades by quarter of the largest value; 0 is none or nothing known. */
function shades(tiles: readonly { value: number | null }[]): (value: number | null) => number {
  const top = Math.max(0, ...tiles.map((tile) => tile.value ?? 0));
  return (value) => (value === null || value <= 0 || top === 0 ? 0 : Math.ceil((value / top) * 4));
}
