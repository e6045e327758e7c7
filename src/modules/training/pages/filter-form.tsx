import { type Child, Grid, HiddenFields } from "#platform/ui";

/** Filters of a list: a GET form whose address can be kept and sent on. */
export function FilterForm({
  action,
  label,
  hidden,
  children,
}: {
  action: string;
  label: string;
  hidden?: Record<string, string>;
  children: Child;
}) {
  return (
    <search>
      <form method="get" action={action} aria-label={label}>
        {hidden && <HiddenFields values={hidden} />}
        <Grid min="small">{children}</Grid>
      </form>
    </search>
  );
}
