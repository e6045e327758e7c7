import { cx } from "../classes.ts";

const outline =
  "M12.0 1.9L14.88 8.94L22.46 9.5L16.66 14.41L18.47 21.8L12.0 17.8L5.53 21.8L7.34 14.41L1.54 9.5L9.12 8.94z";
const fullTurn = 26;
const outlineId = "hinh-ngoi-sao";

/** The outline itself stands once in every page; a rating only points to it, for a list shows dozens of them. */
export function StarOutline() {
  return (
    <svg hidden>
      <path id={outlineId} d={outline} />
    </svg>
  );
}

/** The six pictures there are, made once. */
const pictures = [0, 1, 2, 3, 4, 5].map((stars) =>
  [0, 1, 2, 3, 4]
    .map((at) => `<use href="#${outlineId}" x="${at * fullTurn}" class="star-${at < stars ? "on" : "off"}"/>`)
    .join(""),
);

interface StarsProps {
  value: number;
  size?: "small" | "normal" | "large";
  showText?: boolean;
}

/** Drawn, because the typeface has no star. */
export function Stars({ value, size = "normal", showText }: StarsProps) {
  const stars = Math.max(0, Math.min(5, Math.floor(value)));
  const words = stars === 0 ? "chưa được sao nào" : `${stars} sao`;
  const naming = showText
    ? { "aria-hidden": "true" as const }
    : { role: "img" as const, "aria-label": words };
  return (
    <span class={cx("stars", size !== "normal" && `stars-${size}`)}>
      <svg
        class="stars-picture"
        viewBox={`0 0 ${fullTurn * 5 - 2} 24`}
        {...naming}
        // Our own drawing, never text from outside.
        dangerouslySetInnerHTML={{ __html: pictures[stars] ?? "" }}
      />
      {showText && <strong class="stars-text">{words}</strong>}
    </span>
  );
}
