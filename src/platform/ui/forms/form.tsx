import { Button, ButtonRow, keyField, LinkButton } from "../actions.tsx";
import { Icon } from "../icon.tsx";
import type { Child, FormError, PageContext } from "../types.ts";
import { HiddenFields } from "./hidden-fields.tsx";

interface FormProps {
  page: Pick<PageContext, "csrfToken">;
  children: Child;
  action?: string;
  errors?: FormError[];
  idempotencyKey?: string;
  files?: boolean;
  hidden?: Record<string, string>;
  id?: string;
  label?: string;
}

/** Browser bubbles are off: they speak the browser's language and hide what else is wrong. */
export function Form({
  page,
  children,
  action,
  errors = [],
  idempotencyKey,
  files,
  hidden,
  id,
  label,
}: FormProps) {
  return (
    <form
      class="form"
      method="post"
      action={action}
      id={id}
      aria-label={label}
      encType={files ? "multipart/form-data" : undefined}
      noValidate
    >
      <HiddenFields values={{ _csrf: page.csrfToken, ...keyField(idempotencyKey), ...hidden }} />
      <ErrorSummary errors={errors} />
      {children}
    </form>
  );
}

export function ErrorSummary({ errors }: { errors: FormError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1}>
      <h2 class="error-summary-title" id="error-summary-title">
        <Icon name="circle-alert" />
        Cần sửa {errors.length} chỗ trước khi tiếp tục
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.href} ${error.text}`}>
            <a href={error.href}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function fieldError(errors: FormError[], id: string): string | undefined {
  return errors.find((error) => error.href === `#${id}`)?.text;
}

interface ConfirmProps {
  page: Pick<PageContext, "csrfToken">;
  action: string;
  title: string;
  children: Child;
  confirmLabel: string;
  cancelHref: string;
  consequences?: Child[];
  danger?: boolean;
  hidden?: Record<string, string>;
  idempotencyKey?: string;
  errors?: FormError[];
}

/** Asks once more before a step that others will see or that cannot be taken back. */
export function Confirm(props: ConfirmProps) {
  const { title, children, consequences, confirmLabel, cancelHref, danger, ...form } = props;
  return (
    <div class="confirm">
      <h1 class="page-title">{title}</h1>
      <Form {...form}>
        <div class="prose">{children}</div>
        {consequences && consequences.length > 0 && (
          <div class="confirm-list">
            <h2 class="card-title">Sau khi xác nhận</h2>
            <ul>
              {consequences.map((text, index) => (
                <li key={index}>{text}</li>
              ))}
            </ul>
          </div>
        )}
        <ButtonRow>
          <Button kind={danger ? "danger" : "primary"}>{confirmLabel}</Button>
          <LinkButton kind="quiet" href={cancelHref}>
            Quay lại, chưa làm gì
          </LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}
