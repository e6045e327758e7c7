import { type Answer, formErrors, html, listOf, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Confirm,
  DateField,
  Disclosure,
  FileField,
  Form,
  fieldError,
  Grid,
  LinkButton,
  Narrow,
  NumberField,
  PageHeader,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { figureWords } from "../domain/figure-words.ts";
import { dimensions } from "../domain/measure.ts";
import { planningUrls as urls } from "../urls.ts";
import { unitChoices } from "../use-cases/indicators/units.ts";
import {
  enterToldFigure,
  openToldFigure,
  type ToldInput,
  withdrawToldFigure,
} from "../use-cases/registers/told-figures.ts";
import { typedIn } from "./asking.tsx";
import { figuresCrumb } from "./parts.tsx";
import { FilterFields } from "./target.page.tsx";
import { aboutOf, crumb, IndicatorChoice, nameOf } from "./told-figures.page.tsx";

const blank = {
  indicator: "",
  filter: {},
  unit: "",
  fromOn: "",
  toOn: "",
  value: "",
  source: "",
  sourceLink: "",
  note: "",
};

export function showNewTold(request: Request): Answer | Promise<Answer> {
  return Promise.resolve(newAnswer(request, { ...blank, file: undefined }, []));
}

export async function postNewTold(request: Request): Promise<Answer> {
  const text = (name: string) => typedIn(request, name);
  const filter = Object.fromEntries(
    dimensions.map((dimension) => [dimension, listOf(request.fields, `loc-${dimension}`)] as const),
  );
  const input: ToldInput = {
    indicator: text("indicator"),
    filter,
    unit: text("unit"),
    fromOn: text("fromOn"),
    toOn: text("toOn"),
    value: text("value"),
    source: text("source"),
    sourceLink: text("sourceLink"),
    note: text("note"),
    file: request.files.find(({ field }) => field === "tep"),
  };
  const done = await enterToldFigure(request.services, request.requireActor(), {
    ...input,
    requestId: request.id,
  });
  if (!done.ok) return newAnswer(request, input, done.faults);
  return redirect(urls.manual, { kind: "success", text: "Đã ghi số công bố cùng nguồn." });
}

function newAnswer(request: Request, input: ToldInput, faults: readonly Fault[]): Answer {
  const errors = formErrors(faults);
  const wrong = (name: string) => fieldError(errors, name);
  return html(
    <WorkspacePage title="Nhập số công bố" page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader title="Nhập số công bố" breadcrumb={[figuresCrumb, crumb, { label: "Nhập" }]} />
          <Form page={request.page()} action={urls.newManual} errors={errors} files>
            <IndicatorChoice name="indicator" value={input.indicator} error={wrong("indicator")} />
            <Disclosure
              summary="Thu hẹp: hạng sao, loại chủ thể…"
              open={Object.values(input.filter).some((values) => values.length > 0)}
            >
              <FilterFields filter={input.filter} />
            </Disclosure>
            <Select
              name="unit"
              label="Đơn vị"
              value={input.unit}
              options={unitChoices(request.requireActor())}
              error={wrong("unit")}
            />
            <Grid min="small">
              <DateField
                name="fromOn"
                label="Từ ngày"
                hint="Chỉ với số tính trong kỳ."
                value={input.fromOn}
                optional
                error={wrong("fromOn")}
              />
              <DateField name="toOn" label="Đến ngày" value={input.toOn} error={wrong("toOn")} />
              <NumberField name="value" label="Giá trị" decimals value={input.value} error={wrong("value")} />
            </Grid>
            <TextField
              name="source"
              label="Nguồn công bố"
              hint="Báo cáo số mấy, bài nào, của cơ quan nào."
              value={input.source}
              maxLength={300}
              error={wrong("source")}
            />
            <TextField
              name="sourceLink"
              label="Địa chỉ trên mạng"
              type="url"
              value={input.sourceLink}
              optional
              error={wrong("sourceLink")}
            />
            <FileField
              name="tep"
              label="Tệp nguồn"
              accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx"
              optional
              error={wrong("tep")}
            />
            <TextArea
              name="note"
              label="Ghi chú"
              rows={2}
              value={input.note}
              optional
              error={wrong("note")}
            />
            <ButtonRow>
              <Button icon="save">Ghi số công bố</Button>
              <LinkButton href={urls.manual} kind="quiet">
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

export function showWithdraw(request: Request): Promise<Answer> {
  return withdrawAnswer(request, []);
}

export async function postWithdraw(request: Request): Promise<Answer> {
  const done = await withdrawToldFigure(request.services, request.requireActor(), {
    id: request.params.manualId ?? "",
    reason: typedIn(request, "reason"),
    requestId: request.id,
  });
  if (!done.ok) return withdrawAnswer(request, done.faults);
  return redirect(urls.manual, { kind: "info", text: "Đã rút số công bố; lịch sử vẫn giữ lý do." });
}

async function withdrawAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const told = await openToldFigure(request.services, request.requireActor(), request.params.manualId ?? "");
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title="Rút số công bố" page={request.page()}>
      <Narrow>
        <Confirm
          page={request.page()}
          action={urls.withdrawManual(told.id)}
          title="Rút số công bố này?"
          confirmLabel="Rút"
          cancelHref={urls.manual}
          errors={errors}
          danger
          consequences={[
            "Số không còn dùng cho chỉ số và kế hoạch.",
            "Dòng này vẫn giữ trong danh sách cùng lý do.",
          ]}
        >
          <p>
            {nameOf(told)}: {figureWords(told.value, aboutOf(told.indicator).unit)} – {told.source}
          </p>
          <TextArea
            name="reason"
            label="Lý do"
            rows={3}
            value={typedIn(request, "reason")}
            error={fieldError(errors, "reason")}
          />
        </Confirm>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
