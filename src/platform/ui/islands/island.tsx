import { h } from "preact";
import type { Child, PageContext } from "../types.ts";

interface IslandProps {
  name: string;
  props: object;
  page: Pick<PageContext, "assets">;
  children: Child;
}

/** Server-made content that a script may improve; without the script it stays as it is. */
export function Island({ name, props, page, children }: IslandProps) {
  const src = page.assets.islands[name];
  return (
    <>
      {h(`saoque-${name}`, { class: "island", "data-props": JSON.stringify(props) }, children)}
      {src && <script type="module" src={src} />}
    </>
  );
}
