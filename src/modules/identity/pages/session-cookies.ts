import { type Answer, type CookieChange, type Request, redirect } from "#platform/http";
import { urls } from "../urls.ts";
import { sessionCookie } from "../use-cases/session/authenticate.ts";
import type { Entered } from "../use-cases/session/enter.ts";
import type { Client, StartedSession } from "../use-cases/session/start-session.ts";

export function clientOf(request: Request): Client {
  return { ip: request.ip, userAgent: request.userAgent, token: request.cookies[sessionCookie] };
}

function sessionCookieOf({ token, maxAgeSeconds }: StartedSession): CookieChange {
  return { name: sessionCookie, value: token, maxAgeSeconds };
}

/** On to where the person wanted to go, or to the code that is still owed. */
export function afterEntering(entered: Entered, returnTo: string): Answer {
  const cookies = [sessionCookieOf(entered.session)];
  if (entered.next === "code") {
    return redirect(`${urls.secondFactor}?tiep=${encodeURIComponent(returnTo)}`, undefined, cookies);
  }
  const flash = entered.suggestSecondFactor
    ? {
        kind: "info" as const,
        text: "Tài khoản cán bộ nên bật xác thực hai lớp: mở “Tài khoản của tôi”, mục Xác thực hai lớp.",
      }
    : undefined;
  return redirect(returnTo, flash, cookies);
}
