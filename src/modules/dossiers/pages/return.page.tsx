import { readableTitle } from "@saoque/scoring";
import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { Conflict, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  DateField,
  Disclosure,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  Select,
  Stack,
  TextArea,
  WorkspacePage,
} from "#platform/ui";
import { dossierUrls } from "../urls.ts";
import { type OfficeLevel, returnDossier, returnPointRows } from "../use-cases/return-dossier.ts";
import { type OfficeView, viewOffice } from "../use-cases/view-office.ts";
import { officeCrumbs } from "./office.page.tsx";
import { dossierIdOf } from "./step.page.tsx";

interface Typed {
  reason: string;
  respondBy: string;
  points: { criterion: string; request: string }[];
}

export function showReturn(level: OfficeLevel) {
  return async (request: Request) => {
    const view = await viewOffice(request.services, request.requireActor(), dossierIdOf(request), level);
    if (!view.can.return) throw new Conflict("Hồ sơ này hiện không trả lại được.");
    return returnPage(request, view, suggested(view), []);
  };
}

export function submitReturn(level: OfficeLevel) {
  return async (request: Request) => {
    const actor = request.requireActor();
    const dossierId = dossierIdOf(request);
    const { services, fields } = request;
    const rows = Array.from({ length: returnPointRows }, (_, index) => index + 1);
    const typed: Typed = {
      reason: textOf(fields, "reason"),
      respondBy: textOf(fields, "respondBy"),
      points: rows.map((no) => ({
        criterion: textOf(fields, `criterion.${no}`),
        request: textOf(fields, `request.${no}`),
      })),
    };
    const input = { dossierId, level, version: versionOf(fields), ...typed, requestId: request.id };
    const done = await returnDossier(services, actor, input);
    if (!done.ok)
      return returnPage(request, await viewOffice(services, actor, dossierId, level), typed, done.faults);
    const desk = level === "commune" ? dossierUrls.communeList : dossierUrls.provinceList;
    return redirect(desk, {
      kind: "success",
      text: "Đã trả lại hồ sơ, chủ thể được báo từng điểm cần bổ sung.",
    });
  };
}

/** Items already found missing become the first points. */
function suggested({ items, checks }: OfficeView): Typed {
  const missing = checks.filter((check) => check.verdict === "missing");
  const points = missing.slice(0, returnPointRows).map(({ item, note }) => {
    const label = items.find((each) => each.item === item)?.label ?? item;
    return { criterion: "", request: note ? `Bổ sung ${label}: ${note}` : `Bổ sung ${label}.` };
  });
  return { reason: missing.length > 0 ? "Thành phần hồ sơ chưa đầy đủ." : "", respondBy: "", points };
}

function returnPage(request: Request, view: OfficeView, typed: Typed, faults: readonly Fault[]) {
  const { file, level } = view;
  const { dossier } = file;
  const errors = formErrors(faults);
  const desk = level === "commune" ? dossierUrls.commune(dossier.id) : dossierUrls.province(dossier.id);
  const title = "Trả lại để bổ sung";
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title={title}
            lead={`${file.product.name} của ${file.producer.name}. Chủ thể trả lời từng điểm rồi nộp lại.`}
            breadcrumb={officeCrumbs(view, { label: title })}
          />

          <Form
            page={request.page()}
            errors={errors}
            hidden={{ version: String(dossier.version) }}
            idempotencyKey={uuidv7()}
            label={title}
          >
            <TextArea
              name="reason"
              label="Lý do"
              rows={3}
              maxLength={1000}
              value={typed.reason}
              error={fieldError(errors, "reason")}
            />
            <DateField
              name="respondBy"
              label="Hạn bổ sung"
              min={view.earliestAnswer}
              hint={
                level === "commune"
                  ? "Trong lúc chờ bổ sung, thời hạn 15 ngày làm việc của xã tạm dừng."
                  : undefined
              }
              value={typed.respondBy}
              error={fieldError(errors, "respondBy")}
            />
            <Points view={view} typed={typed} errors={errors} />
            <ButtonRow>
              <Button>Trả lại hồ sơ</Button>
              <LinkButton kind="quiet" href={desk}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

const rowsShown = 3;

interface PointProps {
  view: OfficeView;
  typed: Typed;
  errors: FormError[];
}

/** A few points stand open, the rest unfold when they are needed. */
function Points(props: PointProps) {
  const rows = Array.from({ length: returnPointRows }, (_, index) => index + 1);
  const rest = rows.slice(rowsShown);
  const used = rest.some((no) => props.typed.points[no - 1]?.request);
  return (
    <>
      {rows.slice(0, rowsShown).map((no) => (
        <Point key={no} no={no} {...props} />
      ))}
      <Disclosure summary="Thêm điểm cần bổ sung" open={used}>
        {rest.map((no) => (
          <Point key={no} no={no} {...props} />
        ))}
      </Disclosure>
    </>
  );
}

function Point({ no, view, typed, errors }: PointProps & { no: number }) {
  const criteria = view.file.set.leaves.map((leaf) => ({
    value: leaf.code,
    label: `${leaf.code} ${readableTitle(leaf.criterion.title)}`,
  }));
  const point = typed.points[no - 1] ?? { criterion: "", request: "" };
  return (
    <Fieldset legend={`Điểm ${no}`}>
      <Select
        name={`criterion.${no}`}
        label="Tiêu chí"
        optional
        placeholder="Chung cho hồ sơ"
        options={criteria}
        value={point.criterion}
        error={fieldError(errors, `criterion.${no}`)}
      />
      <TextArea
        name={`request.${no}`}
        label="Cần bổ sung gì"
        optional={no > 1}
        rows={2}
        maxLength={1000}
        value={point.request}
        error={fieldError(errors, `request.${no}`)}
      />
    </Fieldset>
  );
}
