import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  LawRef,
  LinkButton,
  Narrow,
  PageHeader,
  RadioGroup,
  Small,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { type Verdict, verdictWords } from "../domain/composition.ts";
import { dossierUrls } from "../urls.ts";
import { checkComposition, type TypedCheck } from "../use-cases/receive-dossier.ts";
import type { OfficeLevel } from "../use-cases/return-dossier.ts";
import { type OfficeView, viewOffice } from "../use-cases/view-office.ts";
import { decision } from "./dossier-parts.tsx";
import { officeCrumbs } from "./office.page.tsx";
import { dossierIdOf } from "./step.page.tsx";

export function showComposition(level: OfficeLevel) {
  return async (request: Request) => {
    const view = await viewOffice(request.services, request.requireActor(), dossierIdOf(request), level);
    return compositionPage(request, view, savedChecks(view), []);
  };
}

export function submitComposition(level: OfficeLevel) {
  return async (request: Request) => {
    const actor = request.requireActor();
    const dossierId = dossierIdOf(request);
    const { services, fields } = request;
    const view = await viewOffice(services, actor, dossierId, level);
    const checks = view.items.map(({ item }) => ({
      item,
      verdict: textOf(fields, `verdict.${item}`),
      note: textOf(fields, `note.${item}`),
    }));
    const accept = textOf(fields, "go") === "accept";
    const input = { dossierId, level, version: versionOf(fields), checks, accept, requestId: request.id };
    const done = await checkComposition(services, actor, input);
    if (!done.ok) return compositionPage(request, view, checks, done.faults);
    const desk = level === "commune" ? dossierUrls.commune(dossierId) : dossierUrls.province(dossierId);
    return redirect(desk, {
      kind: "success",
      text: accept ? "Đã tiếp nhận hồ sơ." : "Đã lưu kết quả đối chiếu.",
    });
  };
}

function savedChecks({ checks }: OfficeView): TypedCheck[] {
  return checks.map(({ item, verdict, note }) => ({ item, verdict, note: note ?? "" }));
}

function compositionPage(
  request: Request,
  view: OfficeView,
  checks: readonly TypedCheck[],
  faults: readonly Fault[],
) {
  const { file, level } = view;
  const { dossier } = file;
  const errors = formErrors(faults);
  const title = "Kiểm tra thành phần hồ sơ";
  const back =
    level === "commune" ? dossierUrls.communeReturn(dossier.id) : dossierUrls.provinceReturn(dossier.id);
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title={title}
            lead={`${file.product.name}, mục tiêu ${dossier.targetStar} sao`}
            breadcrumb={officeCrumbs(view, { label: "Thành phần" })}
            actions={
              <LinkButton kind="quiet" href={dossierUrls.content(dossier.id)}>
                Xem nội dung hồ sơ
              </LinkButton>
            }
          />

          <Form
            page={request.page()}
            errors={errors}
            hidden={{ version: String(dossier.version) }}
            idempotencyKey={uuidv7()}
            label={title}
          >
            {view.items.map((item) => (
              <Item
                key={item.item}
                item={item}
                check={checks.find((check) => check.item === item.item)}
                errors={errors}
              />
            ))}
            <ButtonRow>
              <Button name="go" value="accept">
                Đủ thành phần, tiếp nhận
              </Button>
              <Button kind="secondary" name="go" value="keep">
                Lưu, xem tiếp sau
              </Button>
              <LinkButton kind="quiet" href={back}>
                Trả lại để bổ sung
              </LinkButton>
            </ButtonRow>
            <Small>
              Theo <LawRef act={decision} article="6" />,{" "}
              <LawRef act={decision} article="7" clause={level === "commune" ? "2" : "3"} />. Minh chứng liệt
              kê theo mức tối thiểu của hạng sao; gợi ý của hệ thống, luật không in danh mục này.
            </Small>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface ItemProps {
  item: OfficeView["items"][number];
  check: TypedCheck | undefined;
  errors: FormError[];
}

function Item({ item, check, errors }: ItemProps) {
  const verdicts = Object.keys(verdictWords) as Verdict[];
  return (
    <Fieldset legend={item.label} hint={item.hint}>
      <RadioGroup
        name={`verdict.${item.item}`}
        label="Kết quả đối chiếu"
        inline
        value={check?.verdict ?? ""}
        error={fieldError(errors, `verdict.${item.item}`)}
        options={verdicts.map((verdict) => ({ value: verdict, label: verdictWords[verdict] }))}
      />
      <TextField
        name={`note.${item.item}`}
        label="Ghi chú"
        optional
        maxLength={500}
        value={check?.note ?? ""}
        error={fieldError(errors, `note.${item.item}`)}
      />
    </Fieldset>
  );
}
