import { type Answer, formErrors, html, listOf, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  CheckboxGroup,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  formatPoints,
  LawRef,
  Muted,
  PageHeader,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { type DecisionKind, decisionFor } from "../domain/decision.ts";
import { certificationUrls as urls } from "../urls.ts";
import { openResults, prepareDecision } from "../use-cases/decisions/prepare-decision.ts";
import { notifyNotReached } from "../use-cases/decisions/write-notice.ts";

type Open = Awaited<ReturnType<typeof openResults>>[number];
type Group = "recognition" | "approval_for_ministry" | "not_reached";

const groups: Readonly<
  Record<Group, { title: string; lead: string; button: string; empty: string; article: string }>
> = {
  recognition: {
    title: "Đạt 3–4 sao: quyết định công nhận",
    lead: "Chủ tịch UBND tỉnh công nhận kết quả và cấp giấy chứng nhận có giá trị 36 tháng.",
    button: "Lập dự thảo quyết định công nhận",
    empty: "Không có kết quả 3–4 sao nào đang chờ.",
    article: "7",
  },
  approval_for_ministry: {
    title: "Từ 90 điểm: phê duyệt kết quả, gửi Bộ",
    lead: "Phê duyệt kết quả và gửi hồ sơ để Bộ Nông nghiệp và Môi trường đánh giá 5 sao.",
    button: "Lập dự thảo quyết định phê duyệt",
    empty: "Không có kết quả từ 90 điểm nào đang chờ.",
    article: "7",
  },
  not_reached: {
    title: "Chưa đạt 3 sao: thông báo kèm lý do",
    lead: "Xã và chủ thể nhận thông báo ngay, trong đó có từng điều kiện còn thiếu. Việc này không hoàn tác được.",
    button: "Gửi thông báo chưa đạt",
    empty: "Không có kết quả dưới 3 sao nào đang chờ.",
    article: "7",
  },
};

export function showNewDecision(request: Request): Promise<Answer> {
  return answer(request, undefined, []);
}

export async function postNewDecision(request: Request): Promise<Answer> {
  const kind: DecisionKind =
    request.fields.kind === "approval_for_ministry" ? "approval_for_ministry" : "recognition";
  const dossierIds = listOf(request.fields, "ho-so");
  const done = await prepareDecision(request.services, request.requireActor(), {
    kind,
    dossierIds,
    requestId: request.id,
  });
  if (!done.ok) return answer(request, kind, done.faults);
  return redirect(urls.decision(done.value.id), {
    kind: "success",
    text: "Đã lập dự thảo. Kiểm tra rồi trình lãnh đạo.",
  });
}

export async function postNotices(request: Request): Promise<Answer> {
  const dossierIds = listOf(request.fields, "ho-so");
  const done = await notifyNotReached(request.services, request.requireActor(), {
    dossierIds,
    requestId: request.id,
  });
  if (!done.ok) return answer(request, "not_reached", done.faults);
  return redirect(urls.decisions, {
    kind: "success",
    text: `Đã gửi ${done.value.notices} thông báo cho xã và chủ thể.`,
  });
}

async function answer(request: Request, group: Group | undefined, faults: readonly Fault[]): Promise<Answer> {
  const results = await openResults(request.services, request.requireActor());
  const chosen = listOf(request.fields, "ho-so");
  const errors = formErrors(faults).map(({ text }) => ({ href: `#ho-so-${group}`, text }));
  const nothing = results.length === 0;
  return html(
    <WorkspacePage title="Lập từ kết quả" page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title="Lập từ kết quả của Hội đồng"
          breadcrumb={[{ href: urls.decisions, label: "Quyết định" }, { label: "Lập từ kết quả" }]}
          lead="Chọn các kết quả đã chốt. Mỗi quyết định chỉ gồm kết quả cùng loại và cùng quy định chấm."
        />
        {nothing ? (
          <EmptyState title="Không có kết quả nào đang chờ" icon="scale">
            Kết quả xuất hiện ở đây khi Hội đồng chốt phiên họp và chưa có quyết định, thông báo nào.
          </EmptyState>
        ) : (
          (Object.keys(groups) as Group[]).map((each) => (
            <GroupForm
              key={each}
              request={request}
              group={each}
              results={results.filter(({ level }) => (decisionFor(level) ?? "not_reached") === each)}
              chosen={each === group ? chosen : []}
              errors={each === group ? errors : []}
            />
          ))
        )}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface GroupProps {
  request: Request;
  group: Group;
  results: readonly Open[];
  chosen: readonly string[];
  errors: FormError[];
}

function GroupForm({ request, group, results, chosen, errors }: GroupProps) {
  const words = groups[group];
  const id = `ho-so-${group}`;
  return (
    <Card title={words.title} aside={<LawRef act="QĐ 26/2026/QĐ-TTg" article={words.article} clause="3" />}>
      <Stack>
        <p>{words.lead}</p>
        {results.length === 0 ? (
          <Muted>{words.empty}</Muted>
        ) : (
          <Form
            page={request.page()}
            action={group === "not_reached" ? urls.notices : urls.newDecision}
            hidden={group === "not_reached" ? {} : { kind: group }}
            errors={errors}
          >
            <CheckboxGroup
              name="ho-so"
              id={id}
              label="Kết quả"
              values={chosen.length > 0 ? [...chosen] : results.map(({ dossierId }) => dossierId)}
              options={results.map(optionOf)}
              error={fieldError(errors, id)}
            />
            <Button kind={group === "not_reached" ? "secondary" : "primary"}>{words.button}</Button>
          </Form>
        )}
      </Stack>
    </Card>
  );
}

function optionOf(result: Open) {
  return {
    value: result.dossierId,
    label: `${result.productName} – ${result.star} sao, ${formatPoints(result.total)} điểm`,
    hint: `${result.producerName} · ${result.sessionTitle}, ${formatDate(result.heldOn)} · quy định ${result.ruleSet}`,
  };
}
