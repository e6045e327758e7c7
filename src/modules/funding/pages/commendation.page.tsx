import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DemoMark,
  DescriptionList,
  Disclosure,
  Form,
  fieldError,
  formatDate,
  formatMoney,
  PageHeader,
  Stack,
  StatusTag,
  TextArea,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { commendationActions } from "../domain/actions.ts";
import { mayApprove } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { type Commendation, decline, getCommendation } from "../use-cases/commendations/commend.ts";
import { commendationForms, commendationKinds, commendationStates } from "./words.ts";

const id = (request: Request) => request.params.commendationId ?? "";

export function showCommendation(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postDecline(request: Request): Promise<Answer> {
  const input = { id: id(request), reason: textOf(request.fields, "reason"), requestId: request.id };
  const done = await decline(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.commendation(id(request)), { kind: "info", text: "Đã ghi không duyệt kèm lý do." });
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const each = await getCommendation(request.services, request.requireActor(), id(request));
  const state = commendationStates[each.status];
  const errors = formErrors(faults);
  const declines = commendationActions[each.status].decline && mayApprove(request.actor, each);
  return html(
    <WorkspacePage title="Khen thưởng" page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={each.name}
          breadcrumb={[{ href: urls.commendations, label: "Khen thưởng" }, { label: each.name }]}
          tags={
            <>
              <StatusTag tone={state.tone}>{state.label}</StatusTag> {each.isDemo && <DemoMark />}
            </>
          }
        />
        <Card title="Nội dung">
          <DescriptionList items={facts(each)} />
        </Card>
        {declines && (
          <Disclosure summary="Không duyệt" open={errors.length > 0}>
            <Form page={request.page()} action={urls.declineCommendation(each.id)} errors={errors}>
              <TextArea
                name="reason"
                label="Lý do"
                value={textOf(request.fields, "reason")}
                error={fieldError(errors, "reason")}
                rows={3}
                maxLength={500}
              />
              <Button kind="danger">Không duyệt</Button>
            </Form>
          </Disclosure>
        )}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function facts(each: Commendation) {
  const day = (value: string | null) => (value ? formatDate(value) : null);
  const items = [
    { term: "Năm", value: `${each.year}` },
    { term: "Khen", value: commendationKinds[each.kind] },
    { term: "Hình thức", value: commendationForms[each.form] },
    { term: "Đơn vị", value: each.unit },
    { term: "Chủ thể", value: each.producerName },
    { term: "Thành tích", value: each.achievement },
    { term: "Tiền thưởng kèm theo", value: each.rewardVnd === null ? null : formatMoney(each.rewardVnd) },
    { term: "Quyết định", value: each.decisionNumber },
    { term: "Ngày quyết định", value: day(each.decidedOn) },
    { term: "Lý do không duyệt", value: each.declineReason },
    {
      term: "Buổi lễ",
      value: each.ceremonyOn && (
        <TextLink href={urls.ceremony(each.ceremonyOn)}>
          {`${formatDate(each.ceremonyOn)}${each.ceremonyPlace ? `, ${each.ceremonyPlace}` : ""}`}
        </TextLink>
      ),
    },
    { term: "Đã trao", value: day(each.receivedOn) },
    { term: "Lấy từ", value: each.source },
  ];
  return items.filter(({ value }) => value !== null);
}
