import { cx } from "../classes.ts";
import { Icon } from "../icon.tsx";
import { HiddenFields } from "./hidden-fields.tsx";

interface SearchBoxProps {
  action: string;
  label: string;
  name?: string;
  value?: string;
  placeholder?: string;
  hidden?: Record<string, string>;
  large?: boolean;
}

export function SearchBox({ action, label, name = "q", value, placeholder, hidden, large }: SearchBoxProps) {
  return (
    <search>
      <form class={cx("search", large && "search-large")} method="get" action={action}>
        {hidden && <HiddenFields values={hidden} />}
        <Icon name="search" />
        <input
          class="search-input"
          type="search"
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          aria-label={label}
          autoComplete="off"
        />
        <button class="btn btn-primary" type="submit">
          Tìm
        </button>
      </form>
    </search>
  );
}
