import { renderToString } from "preact-render-to-string";
import { Button } from "../actions.tsx";
import { cx } from "../classes.ts";
import { formatNumber } from "../format.ts";
import { HiddenFields } from "../forms/hidden-fields.tsx";
import { Icon } from "../icon.tsx";
import { Stars } from "../score/stars.tsx";

export interface FacetOption {
  value: string;
  label: string;
  count?: number;
  checked?: boolean;
  /** Shows stars instead of the label, which stays the spoken name. */
  stars?: number;
  hint?: string;
  nested?: boolean;
}

export interface FacetGroup {
  name: string;
  title: string;
  kind?: "checkbox" | "radio";
  options: FacetOption[];
}

interface FacetsProps {
  action: string;
  /** The same list given again is not drawn again. */
  groups: readonly FacetGroup[];
  hidden?: Record<string, string>;
  clearHref?: string;
  submitLabel?: string;
}

/** On a phone the filters fold behind one line; the panel is a sibling so that a wide screen can always show it. */
export function Facets({ action, groups, hidden, clearHref, submitLabel = "Lọc" }: FacetsProps) {
  // "Tất cả" carries no value and narrows nothing, so it is no filter to be counted.
  const chosen = groups
    .flatMap((group) => group.options)
    .filter((option) => option.checked && option.value !== "").length;
  return (
    <div class="facets">
      <details class="facets-toggle">
        <summary class="btn btn-secondary btn-full">
          <Icon name="sliders-horizontal" />
          <span>Bộ lọc{chosen > 0 && ` (${chosen})`}</span>
        </summary>
      </details>
      <form class="facets-panel" method="get" action={action} aria-label="Bộ lọc">
        {hidden && <HiddenFields values={hidden} />}
        <div dangerouslySetInnerHTML={{ __html: drawn(groups) }} />
        <div class="button-row">
          <Button kind="secondary">{submitLabel}</Button>
          {clearHref && chosen > 0 && (
            <a class="link" href={clearHref}>
              Bỏ hết bộ lọc
            </a>
          )}
        </div>
      </form>
    </div>
  );
}

const known = new WeakMap<readonly FacetGroup[], string>();

/** Counts change seldom and are half of a list page: callers keep them, and with them goes what they look like. */
function drawn(groups: readonly FacetGroup[]): string {
  const before = known.get(groups);
  if (before !== undefined) return before;
  const html = renderToString(<Groups groups={groups} />);
  known.set(groups, html);
  return html;
}

function Groups({ groups }: { groups: readonly FacetGroup[] }) {
  return groups.map((group) => <Group key={group.name} group={group} />);
}

function Group({ group }: { group: FacetGroup }) {
  return (
    <fieldset class="facet-group">
      <legend class="facet-title">{group.title}</legend>
      {group.options.map((option) => {
        const id = `facet-${group.name}-${option.value}`;
        return (
          <div class={cx("facet", option.nested && "facet-nested")} key={option.value}>
            <input
              class="choice-box"
              type={group.kind ?? "checkbox"}
              id={id}
              name={group.name}
              value={option.value}
              defaultChecked={option.checked}
            />
            <label for={id}>
              {option.stars ? <Stars value={option.stars} size="small" /> : option.label}
              {option.hint && <span class="facet-hint">{option.hint}</span>}
            </label>
            {option.count !== undefined && (
              <span class="facet-count">
                {formatNumber(option.count)}
                <span class="visually-hidden"> kết quả</span>
              </span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
