import { iconPaths } from "./icon-paths.ts";

export type IconName = keyof typeof iconPaths;

const pixels = { small: 16, normal: 20, large: 32 } as const;

interface IconProps {
  name: IconName;
  /** Words for screen readers; without them the icon is decoration. */
  label?: string;
  size?: keyof typeof pixels;
}

export function Icon({ name, label, size = "normal" }: IconProps) {
  const naming = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": "true" as const };
  return (
    <svg
      class="icon"
      width={pixels[size]}
      height={pixels[size]}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...naming}
      // Paths of our own checked-in icon file, never text from outside.
      dangerouslySetInnerHTML={{ __html: iconPaths[name] }}
    />
  );
}
