import type { Child } from "../types.ts";

/** A drawing wider than the screen scrolls inside its own frame, by finger and by keyboard. */
export function ScrollFrame({ label, children }: { label: string; children: Child }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must scroll by keyboard
    <section class="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
