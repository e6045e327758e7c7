import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import { LinkButton, PlainPage, ProblemPanel } from "#platform/ui";
import { returnPath } from "../domain/return-path.ts";
import { urls } from "../urls.ts";
import { beginOidc, finishOidc, oidcCookie, unlinkOidc } from "../use-cases/oidc/oidc.ts";
import { afterEntering, clientOf } from "./session-cookies.ts";

const tenMinutes = 600;

export async function startOidc(request: Request): Promise<Answer> {
  const returnTo = returnPath(textOf(request.query, "tiep"), urls.workspace);
  const { address, sealed } = await beginOidc(request.services, returnTo);
  return redirect(address, undefined, [{ name: oidcCookie, value: sealed, maxAgeSeconds: tenMinutes }]);
}

export async function returnFromOidc(request: Request): Promise<Answer> {
  const { services, url, actor } = request;
  const result = await finishOidc(services, {
    sealed: request.cookies[oidcCookie],
    url,
    actor,
    client: clientOf(request),
  });
  const used = { name: oidcCookie, value: null };
  if (!result.ok) return { ...refusal(request, result.faults[0]?.text ?? ""), cookies: [used] };
  if (result.value.kind === "linked") {
    return redirect(
      urls.myAccount,
      { kind: "success", text: "Đã liên kết. Lần sau bạn đăng nhập được bằng cách này." },
      [used],
    );
  }
  const answer = afterEntering(result.value.entered, result.value.returnTo);
  return { ...answer, cookies: [...(answer.cookies ?? []), used] };
}

export async function submitUnlink(request: Request): Promise<Answer> {
  const result = await unlinkOidc(request.services, request.requireActor());
  if (result.ok) return redirect(urls.myAccount, { kind: "success", text: "Đã bỏ liên kết." });
  return redirect(urls.myAccount, { kind: "warn", text: result.faults[0]?.text ?? "" });
}

function refusal(request: Request, text: string): Answer {
  return html(
    <PlainPage title="Chưa đăng nhập được" page={request.page()} noIndex>
      <ProblemPanel
        title="Chưa đăng nhập được"
        action={<LinkButton href={urls.signIn}>Về trang đăng nhập</LinkButton>}
      >
        {text}
      </ProblemPanel>
    </PlainPage>,
    { status: 422 },
  );
}
