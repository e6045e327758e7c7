import { uuidv7 } from "#platform/db";
import { type Answer, fieldsUnder, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Card,
  Form,
  type FormError,
  fieldError,
  Grid,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  Select,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { roomQuorum, sheetCount } from "../domain/room.ts";
import { seatNames } from "../domain/seats.ts";
import { criteriaToAgree } from "../domain/verdict.ts";
import { urls } from "../urls.ts";
import { closeDossier, prepareClosing } from "../use-cases/close-dossier.ts";
import { wholeNumberOf } from "./whole-number.ts";

const placeOf = (request: Request): [string, string] => [
  request.params.sessionId ?? "",
  request.params.dossierId ?? "",
];

export async function showCloseDossier(request: Request): Promise<Answer> {
  return closingAnswer(request, [], {});
}

export async function postCloseDossier(request: Request): Promise<Answer> {
  const [sessionId, dossierId] = placeOf(request);
  const agreed = Object.fromEntries(fieldsUnder(request.fields, "agreed."));
  const markingRound = wholeNumberOf(request.fields, "markingRound");
  const done = await closeDossier(request.services, request.requireActor(), sessionId, dossierId, {
    markingRound,
    agreed,
  });
  if (!done.ok) return closingAnswer(request, done.faults, agreed);
  if (done.value.state === "closed") {
    return redirect(urls.result(sessionId, dossierId), {
      kind: "success",
      text: "Đã chốt kết quả của Hội đồng.",
    });
  }
  const text = `Điểm giữa các thành viên chênh nhau quá giới hạn của Quy chế. Hội đồng thảo luận rồi chấm lại (lượt ${done.value.markingRound}); phiếu cũ được giữ nguyên.`;
  return redirect(urls.session(sessionId), { kind: "warn", text });
}

async function closingAnswer(
  request: Request,
  faults: Fault[],
  agreed: Record<string, string>,
): Promise<Answer> {
  const [sessionId, dossierId] = placeOf(request);
  const closing = await prepareClosing(request.services, request.requireActor(), sessionId, dossierId);
  const errors = formErrors(faults);
  return html(<ClosePage page={request.page()} closing={closing} errors={errors} agreed={agreed} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface ClosePageProps {
  page: PageContext;
  closing: Awaited<ReturnType<typeof prepareClosing>>;
  errors: FormError[];
  agreed: Record<string, string>;
}

function ClosePage({ page, closing, errors, agreed }: ClosePageProps) {
  const { room, dossier, faults } = closing;
  const { session, council, rules } = room;
  const needsAgreement = rules.minimumRule === "agreed";
  return (
    <WorkspacePage title={`Chốt kết quả ${dossier.productName}`} page={page}>
      <PageHeader
        title="Chốt kết quả của Hội đồng"
        breadcrumb={[
          { href: urls.council(council.id), label: council.name },
          { href: urls.session(session.id), label: session.title },
          { label: "Chốt kết quả" },
        ]}
        lead={`${dossier.productName} · ${dossier.producerName}`}
      />
      <Form
        page={page}
        errors={errors}
        hidden={{ markingRound: String(dossier.markingRound) }}
        idempotencyKey={uuidv7()}
      >
        <Stack gap="wide">
          <Readiness closing={closing} />
          {needsAgreement && <Agreement closing={closing} errors={errors} agreed={agreed} />}
          <Notice kind="info" title="Sau khi chốt">
            Máy chủ tính điểm trung bình từ các phiếu đã niêm phong, xét mức tối thiểu theo Quy chế và ghi kết
            quả. Phiếu và kết quả không sửa được nữa.
            {rules.spreadReaction === "mark_again" &&
              ` Nếu điểm giữa hai thành viên chênh quá ${rules.spreadLimit} điểm, hồ sơ chuyển sang lượt chấm mới thay vì được chốt.`}
          </Notice>
          <ButtonRow>
            <Button disabled={faults.length > 0}>Chốt kết quả</Button>
            <LinkButton kind="quiet" href={urls.session(session.id)}>
              Quay lại, chưa làm gì
            </LinkButton>
          </ButtonRow>
        </Stack>
      </Form>
    </WorkspacePage>
  );
}

function Readiness({ closing }: Pick<ClosePageProps, "closing">) {
  const { room, dossier, faults } = closing;
  const quorum = roomQuorum(room, dossier.id);
  const count = sheetCount(room, dossier);
  return (
    <Card
      title="Điều kiện chốt"
      aside={
        <StatusTag tone={faults.length === 0 ? "success" : "warn"}>
          {faults.length === 0 ? "đủ điều kiện" : "chưa đủ"}
        </StatusTag>
      }
    >
      <Stack gap="tight">
        <p id="quorum">
          Thành viên được chấm có mặt: {quorum.present}/{quorum.of}. Chủ trì:{" "}
          {quorum.presiding ? `${quorum.presiding.name} (${seatNames[quorum.presiding.seat]})` : "chưa có"}.
        </p>
        <p id="sheets">
          Phiếu đã nộp: {count.submitted}/{count.of}
          {dossier.markingRound > 1 && ` (lượt chấm ${dossier.markingRound})`}.
        </p>
        {faults.map((fault) => (
          <Notice key={fault.text} kind="warn" title={fault.text} />
        ))}
      </Stack>
    </Card>
  );
}

function Agreement({ closing, errors, agreed }: Pick<ClosePageProps, "closing" | "errors" | "agreed">) {
  return (
    <Card title="Mức Hội đồng thống nhất">
      <Stack>
        <p>Quy chế của tỉnh xét mức tối thiểu theo mức cả Hội đồng thống nhất sau thảo luận.</p>
        <Grid>
          {criteriaToAgree(closing.set).map(({ code, title, levels }) => (
            <Select
              key={code}
              name={`agreed.${code}`}
              label={`${code} ${title}`}
              value={agreed[code] ?? ""}
              error={fieldError(errors, `agreed.${code}`)}
              options={levels.map((level) => ({ value: String(level), label: `${level} điểm` }))}
            />
          ))}
        </Grid>
      </Stack>
    </Card>
  );
}
