import { type Tx, uuidv7 } from "#platform/db";
import { type Fault, fault, ok, type Result, refuse } from "#platform/result";
import { isEmail, isPhone, normaliseEmail, normalisePhone } from "../../domain/email.ts";
import { passwordRefusal } from "../../domain/password-rule.ts";
import { changeAccount, findAccountById, insertAccount } from "../../store/accounts.store.ts";
import { hashPassword } from "../secrets/passwords.ts";

export interface NewAccountInput {
  email: string;
  displayName: string;
  phone?: string | undefined;
  password?: string | undefined;
  /** `pending` until somebody approves it; default `active`. */
  status?: "pending" | "active";
  isDemo?: boolean;
  /** Default: now. */
  at?: Date;
}

/** A new account in the caller's transaction. Refuses a taken or unreadable address and a weak password. */
export async function createAccount(tx: Tx, input: NewAccountInput): Promise<Result<{ id: string }>> {
  const email = normaliseEmail(input.email);
  const displayName = input.displayName.normalize("NFC").trim().replace(/\s+/g, " ");
  const phone = normalisePhone(input.phone ?? "");
  const faults = [...nameFaults(displayName), ...phoneFaults(phone)];
  if (!isEmail(email))
    faults.unshift({ field: "email", text: "Nhập địa chỉ thư điện tử đúng dạng, ví dụ ten@tinh.gov.vn." });
  const weak =
    input.password === undefined
      ? undefined
      : passwordRefusal({ password: input.password, email, displayName, hasSecondFactor: false });
  if (weak) faults.push({ field: "password", text: weak });
  if (faults.length > 0) return refuse(faults);
  const id = uuidv7();
  const inserted = await insertAccount(tx, {
    id,
    email,
    display_name: displayName,
    phone: phone || null,
    password_hash: input.password === undefined ? null : await hashPassword(input.password),
    status: input.status ?? "active",
    is_demo: input.isDemo ?? false,
    at: input.at ?? new Date(),
  });
  return inserted
    ? ok({ id })
    : fault("email", "Địa chỉ thư này đã có tài khoản. Hãy đăng nhập hoặc đặt lại mật khẩu.");
}

/** A pending account may sign in from now on. */
export async function activateAccount(tx: Tx, accountId: string, at: Date = new Date()): Promise<void> {
  await changeAccount(tx, accountId, { status: "active", active_since: at });
}

export interface AccountView {
  id: string;
  email: string;
  displayName: string;
  phone: string | null;
  status: string;
  isDemo: boolean;
}

/** A person's own data; callers show it only to those who work with that person. */
export async function getAccount(
  db: Parameters<typeof findAccountById>[0],
  id: string,
): Promise<AccountView | undefined> {
  const found = await findAccountById(db, id);
  if (!found) return undefined;
  const { email, phone, status } = found;
  return { id, email, phone, status, displayName: found.display_name, isDemo: found.is_demo };
}

export function nameFaults(displayName: string): Fault[] {
  const length = [...displayName].length;
  if (length < 2) return [{ field: "displayName", text: "Nhập họ và tên." }];
  if (length > 120) return [{ field: "displayName", text: "Họ và tên dài tối đa 120 ký tự." }];
  return [];
}

export function phoneFaults(phone: string): Fault[] {
  if (phone === "" || isPhone(phone)) return [];
  return [{ field: "phone", text: "Số điện thoại gồm 10 chữ số bắt đầu bằng 0, hoặc bắt đầu bằng +84." }];
}
