import type { VNode } from "preact";
import { type Assets, LinkButton, type PageContext, PlainPage, ProblemPanel } from "#platform/ui";
import type { Failure } from "./failures.ts";

interface FailurePageProps {
  failure: Failure;
  path: string;
  assets: Assets;
  demo: boolean;
}

/** What went wrong, in words, with a way on. */
export function FailurePage({ failure, path, assets, demo }: FailurePageProps): VNode {
  const page: PageContext = { path, theme: "auto", csrfToken: "", menu: [], assets, demo };
  return (
    <PlainPage title={failure.title} page={page} noIndex>
      <ProblemPanel
        title={failure.title}
        {...(failure.reference ? { reference: failure.reference } : {})}
        action={<LinkButton href="/">Về trang chủ</LinkButton>}
      >
        {failure.message}
      </ProblemPanel>
    </PlainPage>
  );
}
