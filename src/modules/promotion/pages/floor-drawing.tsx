import { ScrollFrame } from "#platform/ui";
import { type Booth, boothKinds } from "../domain/floor.ts";

/** Side of one square of the grid, in the drawing's own units: a booth holds its code and two short names. */
const SIDE = 76;
const EDGE = 26;
const LETTERS = 11;

export interface DrawnBooth extends Booth {
  /** Who stands there. */
  names: readonly string[];
  href?: string;
}

interface DrawingProps {
  columns: number;
  rows: number;
  booths: readonly DrawnBooth[];
  label: string;
  /** On paper the drawing takes the width of the sheet and always dark lines on white. */
  paper?: boolean;
}

/** The floor plan as a picture: it scrolls inside its own frame on a phone; the table beside it says the same in words. */
export function FloorDrawing(props: DrawingProps) {
  if (props.paper) return <Picture {...props} />;
  return (
    <ScrollFrame label={props.label}>
      <Picture {...props} />
    </ScrollFrame>
  );
}

function Picture({ columns, rows, booths, label, paper }: DrawingProps) {
  const width = columns * SIDE + EDGE;
  const height = rows * SIDE + EDGE;
  const line = paper ? "#777" : "var(--line)";
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={paper ? "100%" : width}
      {...(paper ? {} : { height })}
      role="img"
      aria-label={label}
      font-family="inherit"
    >
      <rect
        x={EDGE}
        y={EDGE}
        width={columns * SIDE}
        height={rows * SIDE}
        fill={paper ? "#fff" : "var(--card)"}
      />
      <path d={gridOf(columns, rows)} stroke={line} stroke-width="1" fill="none" />
      <Scale count={columns} paper={paper} across />
      <Scale count={rows} paper={paper} />
      {booths.map((booth) =>
        booth.href && !paper ? (
          <a href={booth.href} key={booth.id} aria-label={`Gian ${booth.code}: ${wordsOf(booth)}`}>
            <Square booth={booth} paper={paper} />
          </a>
        ) : (
          <Square booth={booth} paper={paper} key={booth.id} />
        ),
      )}
    </svg>
  );
}

function gridOf(columns: number, rows: number): string {
  const down = Array.from({ length: columns + 1 }, (_, at) => `M${EDGE + at * SIDE} ${EDGE}v${rows * SIDE}`);
  const across = Array.from(
    { length: rows + 1 },
    (_, at) => `M${EDGE} ${EDGE + at * SIDE}h${columns * SIDE}`,
  );
  return [...down, ...across].join("");
}

/** Numbers of the columns or rows, by which a booth is put in its place. */
function Scale({ count, across, paper }: { count: number; across?: boolean; paper?: boolean | undefined }) {
  return (
    <g fill={paper ? "#333" : "var(--muted)"} font-size="13" text-anchor="middle">
      {Array.from({ length: count }, (_, at) => {
        const middle = EDGE + at * SIDE + SIDE / 2;
        return (
          <text key={at} x={across ? middle : EDGE / 2} y={across ? EDGE / 2 + 5 : middle + 5}>
            {at + 1}
          </text>
        );
      })}
    </g>
  );
}

function Square({ booth, paper }: { booth: DrawnBooth; paper?: boolean | undefined }) {
  const x = EDGE + (booth.x - 1) * SIDE + 3;
  const y = EDGE + (booth.y - 1) * SIDE + 3;
  const width = booth.width * SIDE - 6;
  const height = booth.height * SIDE - 6;
  const { fill, ink, edge } = coloursOf(booth, paper === true);
  const lines = linesOf(booth, booth.width);
  const top = y + height / 2 - ((lines.length - 1) * 15) / 2 + 5;
  return (
    <g>
      <title>{`${booth.code}: ${wordsOf(booth)}`}</title>
      <rect x={x} y={y} width={width} height={height} rx="5" fill={fill} stroke={edge} stroke-width="1.5" />
      <g fill={ink} text-anchor="middle">
        {lines.map((text, at) => (
          <text
            key={at}
            x={x + width / 2}
            y={top + at * 15}
            font-size={at === 0 ? 16 : 11.5}
            font-weight={at === 0 ? 700 : 400}
          >
            {text}
          </text>
        ))}
      </g>
    </g>
  );
}

function coloursOf({ kind, names }: DrawnBooth, paper: boolean) {
  if (paper)
    return { fill: kind === "booth" && names.length > 0 ? "#fff" : "#eee", ink: "#000", edge: "#000" };
  if (kind !== "booth")
    return { fill: "var(--neutral-pale)", ink: "var(--neutral)", edge: "var(--line-strong)" };
  if (names.length === 0) return { fill: "var(--card)", ink: "var(--muted)", edge: "var(--line-strong)" };
  return { fill: "var(--leaf-pale)", ink: "var(--leaf)", edge: "var(--leaf)" };
}

function wordsOf({ kind, names }: DrawnBooth): string {
  if (kind !== "booth") return boothKinds[kind];
  return names.length > 0 ? names.join(", ") : "còn trống";
}

/** The code, then names cut to what the square holds. */
function linesOf(booth: DrawnBooth, squares: number): string[] {
  if (booth.kind !== "booth") return [booth.code, cut(boothKinds[booth.kind], squares)];
  if (booth.names.length === 0) return [booth.code];
  return [booth.code, ...booth.names.slice(0, 2).map((name) => cut(shortName(name), squares))];
}

/** "HTX Nông nghiệp … Ông Muộn" says most at its end. */
function shortName(name: string): string {
  const words = name
    .replace(/^(HTX|Hợp tác xã|Công ty TNHH|Công ty Cổ phần|Cơ sở|Hộ kinh doanh)\s+/i, "")
    .split(/\s+/);
  let text = words.pop() ?? "";
  while (words.length > 0 && text.length + (words.at(-1)?.length ?? 0) + 1 <= LETTERS)
    text = `${words.pop()} ${text}`;
  return text;
}

function cut(text: string, squares: number): string {
  const room = LETTERS * squares + (squares - 1) * 2;
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}
