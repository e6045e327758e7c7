import { listCommunes } from "#modules/territory";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Form,
  fieldError,
  Grid,
  LinkButton,
  PageHeader,
  Select,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { audienceNames, audiences } from "../domain/audiences.ts";
import { trainingUrls as urls } from "../urls.ts";
import { getRunClass } from "../use-cases/class-records.ts";
import { addLearner, learnerFields, removeLearner, type TypedLearner } from "../use-cases/learners.ts";
import { readClass } from "../use-cases/read-class.ts";
import { dayCell, sheetAnswer } from "./asking.ts";
import { communeName } from "./class-words.tsx";

const id = (request: Request) => request.params.classId ?? "";

export function showAddLearner(request: Request): Promise<Answer> {
  return answer(request, typedTexts({}, learnerFields), []);
}

export async function postLearner(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, learnerFields);
  const input = { classId: id(request), typed, requestId: request.id };
  const done = await addLearner(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, typed, done.faults);
  return redirect(urls.learners(id(request)), {
    kind: "success",
    text: `Đã thêm ${typed.fullName}. Thêm người nữa hoặc quay về trang lớp.`,
  });
}

export async function postRemoveLearner(request: Request): Promise<Answer> {
  const { learnerId = "" } = request.params;
  const input = { classId: id(request), learnerId, requestId: request.id };
  const done = await removeLearner(request.services, request.requireActor(), input);
  const href = `${urls.class(id(request))}#hoc-vien`;
  if (!done.ok) return redirect(href, { kind: "danger", text: done.faults[0]?.text ?? "" });
  return redirect(href, { kind: "success", text: `Đã bỏ tên ${done.value.name}.` });
}

export async function downloadLearners(request: Request): Promise<Answer> {
  const view = await readClass(request.services, request.requireActor(), id(request));
  const { training, meetings, learners, attendances } = view;
  const seen = new Set(attendances.map((each) => `${each.meetingId} ${each.learnerId}`));
  const about = ["Họ và tên", "Đối tượng", "Cơ quan, cơ sở", "Chức vụ", "Xã, phường", "Điện thoại", "E-mail"];
  const results = ["Số buổi dự", "Điểm kiểm tra", "Số chứng nhận", "Ngày cấp", "Chưa đạt vì"];
  return sheetAnswer(
    `hoc-vien-${training.code}-${training.year}`,
    [
      ...about,
      ...meetings.map(({ no, heldOn }) => `Buổi ${no} (${heldOn.split("-").reverse().join("/")})`),
      ...results,
    ],
    learners.map((each) => [
      each.fullName,
      audienceNames[each.audience],
      each.agency,
      each.jobTitle,
      communeName(each.communeCode),
      each.phone,
      each.email,
      ...meetings.map((meeting) => (seen.has(`${meeting.id} ${each.id}`) ? "x" : null)),
      each.attended,
      each.testPoints,
      each.certificateNumber,
      dayCell(each.certifiedOn),
      each.completion.reached ? null : each.completion.why,
    ]),
  );
}

async function answer(request: Request, typed: TypedLearner, faults: readonly Fault[]): Promise<Answer> {
  const training = await getRunClass(request.services, request.requireActor(), id(request));
  const errors = formErrors(faults);
  const field = (name: (typeof learnerFields)[number]) => ({
    name,
    value: typed[name],
    error: fieldError(errors, name),
  });
  const page = request.page();
  return html(
    <WorkspacePage title="Thêm học viên" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Thêm học viên"
          lead={training.title}
          breadcrumb={[
            { href: urls.classes, label: "Tập huấn" },
            { href: urls.class(training.id), label: training.title },
            { label: "Thêm học viên" },
          ]}
        />
        <Form page={page} action={urls.learners(training.id)} errors={errors} label="Thêm học viên">
          <Stack>
            <TextField {...field("fullName")} label="Họ và tên" autoComplete="off" />
            <Select
              {...field("audience")}
              label="Đối tượng"
              placeholder="Chọn đối tượng"
              options={audiences.map((value) => ({ value, label: audienceNames[value] }))}
            />
            <Grid min="small">
              <TextField
                {...field("phone")}
                label="Điện thoại"
                type="tel"
                hint="Dùng để tự điểm danh."
                optional
              />
              <TextField {...field("email")} label="E-mail" type="email" optional />
            </Grid>
            <TextField
              {...field("producer")}
              label="Chủ thể"
              hint="Đúng tên chủ thể đã có trong hệ thống; bỏ trống với cán bộ."
              optional
            />
            <Grid min="small">
              <TextField {...field("agency")} label="Cơ quan, cơ sở" optional />
              <TextField {...field("jobTitle")} label="Chức vụ" optional />
            </Grid>
            <Select
              {...field("communeCode")}
              label="Xã, phường"
              optional
              options={[
                { value: "", label: "Không ghi" },
                ...listCommunes(training.provinceCode).map(({ code, fullName }) => ({
                  value: code,
                  label: fullName,
                })),
              ]}
            />
            <ButtonRow>
              <Button icon="plus">Thêm vào lớp</Button>
              <LinkButton kind="quiet" href={`${urls.class(training.id)}#hoc-vien`}>
                Về trang lớp
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
