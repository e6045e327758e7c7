import { Button, type Child, Grid, HiddenFields, Row, Stack } from "#platform/ui";

/** Filters of a list: a GET form whose address can be kept and sent on. */
export function FilterForm({
  action,
  label,
  submit = "Lọc",
  hidden,
  children,
}: {
  action: string;
  label: string;
  submit?: string;
  hidden?: Record<string, string>;
  children: Child;
}) {
  return (
    <search>
      <form method="get" action={action} aria-label={label}>
        {hidden && <HiddenFields values={hidden} />}
        <Stack gap="tight">
          <Grid min="small">{children}</Grid>
          <Row>
            <Button kind="secondary" icon="filter">
              {submit}
            </Button>
          </Row>
        </Stack>
      </form>
    </search>
  );
}
