import { type FormError, fieldError, PasswordField } from "#platform/ui";
import { longEnough } from "../domain/password-rule.ts";

/** A new password, typed twice. */
export function NewPasswordFields({ errors, short }: { errors: FormError[]; short?: boolean }) {
  const least = short ? longEnough.withSecondFactor : longEnough.alone;
  return (
    <>
      <PasswordField
        name="password"
        label="Mật khẩu mới"
        fresh
        hint={`Ít nhất ${least} ký tự, không chứa tên hay địa chỉ thư. Một câu dễ nhớ, có dấu cách, là tốt nhất.`}
        error={fieldError(errors, "password")}
      />
      <PasswordField name="again" label="Nhập lại mật khẩu mới" fresh error={fieldError(errors, "again")} />
    </>
  );
}
