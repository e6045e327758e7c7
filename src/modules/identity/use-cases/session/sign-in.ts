import { uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import { type Fault, fault, ok, type Result, refuse } from "#platform/result";
import { normaliseEmail } from "../../domain/email.ts";
import { longEnough } from "../../domain/password-rule.ts";
import { failureWindowMs, inMinutes, networkOf, waitBeforePassword } from "../../domain/sign-in-delay.ts";
import { type Account, findAccountByEmail } from "../../store/accounts.store.ts";
import {
  type Attempt,
  countPasswordFailures,
  deleteAttempt,
  insertAttempt,
} from "../../store/sign-in-failures.store.ts";
import { passwordHolds } from "../secrets/passwords.ts";
import { type Entered, enter } from "./enter.ts";
import type { Client } from "./start-session.ts";

export interface SignIn {
  email: string;
  password: string;
  client: Client;
}

/** E-mail and password. The answer never tells which of the two was wrong, nor whether the account exists. */
export async function signIn(services: Services, input: SignIn): Promise<Result<Entered>> {
  const faults = missing(input);
  if (faults.length > 0) return refuse(faults);
  const attempt = attemptOf(services, input);
  // Written first and taken back when it was no failure: a hundred guesses sent at once count each other.
  await insertAttempt(services.db, attempt);
  const since = new Date(attempt.failed_at.getTime() - failureWindowMs);
  const wait = waitBeforePassword(
    await countPasswordFailures(services.db, attempt, since),
    attempt.failed_at,
  );
  if (wait > 0) {
    await deleteAttempt(services.db, attempt.id);
    return fault(
      "email",
      `Đã nhập sai nhiều lần từ nơi bạn đang ngồi. Hãy thử lại sau ${inMinutes(wait)} hoặc đặt lại mật khẩu.`,
    );
  }
  const account = await findAccountByEmail(services.db, attempt.email);
  if (!(await passwordHolds(account?.password_hash, input.password)) || !account) {
    return fault("email", "Địa chỉ thư hoặc mật khẩu chưa đúng.");
  }
  await deleteAttempt(services.db, attempt.id);
  return admit(services, account, input.client);
}

/** Said only to somebody who knows the password. */
async function admit(services: Services, account: Account, client: Client): Promise<Result<Entered>> {
  if (account.status === "pending") {
    return fault(
      "email",
      "Tài khoản đang chờ xã duyệt. Khi được duyệt, bạn sẽ nhận thư báo và đăng nhập được ngay.",
    );
  }
  if (account.status !== "active") {
    return fault(
      "email",
      "Tài khoản này đang tạm khoá. Hãy liên hệ người quản trị của xã hoặc tỉnh để mở lại.",
    );
  }
  return ok(await enter(services, account, client, "password"));
}

function attemptOf(services: Services, { email, client }: SignIn): Attempt {
  return {
    id: uuidv7(),
    email: normaliseEmail(email).slice(0, 200),
    ip: networkOf(client.ip),
    step: "password",
    failed_at: services.now(),
  };
}

function missing({ email, password }: SignIn): Fault[] {
  const faults: Fault[] = [];
  if (email.trim() === "") faults.push({ field: "email", text: "Nhập địa chỉ thư điện tử." });
  if (password === "") faults.push({ field: "password", text: "Nhập mật khẩu." });
  if (password.length > longEnough.most * 2) faults.push({ field: "password", text: "Mật khẩu quá dài." });
  return faults;
}
