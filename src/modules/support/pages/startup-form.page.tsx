import { listCommunes } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, NotAllowed, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  Form,
  type FormError,
  fieldError,
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
import type { Startup } from "../domain/startup.ts";
import { provinceOf } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import {
  addStartup,
  editStartup,
  type StartupTyped,
  startupFields,
} from "../use-cases/startups/run-startup.ts";
import { mentorsOf, readStartup } from "../use-cases/startups/view-startups.ts";

export async function showNewStartup(request: Request): Promise<Answer> {
  const year = dayInVietnam(request.services.now()).slice(0, 4);
  const typed = { ...typedTexts({}, startupFields), cohortYear: year };
  return page(request, { typed, errors: [], standing: null });
}

export async function postNewStartup(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, startupFields);
  const done = await addStartup(request.services, request.requireActor(), { typed, requestId: request.id });
  if (!done.ok) return page(request, { typed, errors: formErrors(done.faults), standing: null });
  return redirect(urls.startup(done.value.id), { kind: "success", text: "Đã thêm nhóm khởi nghiệp." });
}

export async function showEditStartup(request: Request): Promise<Answer> {
  const standing = await readStartup(
    request.services.db,
    request.requireActor(),
    request.params.startupId ?? "",
  );
  const typed = {
    team: standing.team,
    leaderName: standing.leaderName ?? "",
    idea: standing.idea,
    communeCode: standing.communeCode ?? "",
    cohortYear: String(standing.cohortYear),
    mentorId: standing.mentorId ?? "",
    note: standing.note ?? "",
  };
  return page(request, { typed, errors: [], standing });
}

export async function postEditStartup(request: Request): Promise<Answer> {
  const { services, fields, params } = request;
  const actor = request.requireActor();
  const startupId = params.startupId ?? "";
  const typed = typedTexts(fields, startupFields);
  const input = { typed, startupId, version: versionOf(fields), requestId: request.id };
  const done = await editStartup(services, actor, input);
  if (!done.ok) {
    const standing = await readStartup(services.db, actor, startupId);
    return page(request, { typed, errors: formErrors(done.faults), standing });
  }
  return redirect(urls.startup(startupId), { kind: "success", text: "Đã lưu." });
}

interface Shown {
  typed: StartupTyped;
  errors: FormError[];
  standing: Startup | null;
}

async function page(request: Request, { typed, errors, standing }: Shown): Promise<Answer> {
  const province = standing?.provinceCode ?? provinceOf(request.requireActor());
  if (!province) throw new NotAllowed();
  const mentors = await mentorsOf(request.services, province);
  const title = standing ? "Sửa thông tin nhóm" : "Thêm nhóm khởi nghiệp";
  const text = (name: (typeof startupFields)[number]) => ({
    name,
    value: typed[name],
    error: fieldError(errors, name),
  });
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={title}
          breadcrumb={[{ href: urls.startups, label: "Khởi nghiệp" }, { label: title }]}
        />
        <Narrow>
          <Form
            page={request.page()}
            action={standing ? urls.editStartup(standing.id) : urls.newStartup}
            errors={errors}
            {...(standing ? { hidden: { version: String(standing.version) } } : { idempotencyKey: uuidv7() })}
          >
            <TextField {...text("team")} label="Tên nhóm" maxLength={200} />
            <TextField {...text("leaderName")} label="Trưởng nhóm" maxLength={120} optional />
            <TextArea {...text("idea")} label="Ý tưởng" rows={4} maxLength={3000} />
            <Select
              {...text("communeCode")}
              label="Xã, phường"
              optional
              placeholder="Chưa rõ"
              options={listCommunes(province).map(({ code, fullName }) => ({ value: code, label: fullName }))}
            />
            <NumberField {...text("cohortYear")} label="Khoá (năm)" />
            <Select
              {...text("mentorId")}
              label="Người cố vấn"
              hint="Chọn trong danh bạ tư vấn của tỉnh."
              optional
              placeholder="Chưa có"
              options={mentors.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextArea {...text("note")} label="Ghi chú" rows={3} maxLength={2000} optional />
            <ButtonRow>
              <Button>Lưu</Button>
              <LinkButton href={standing ? urls.startup(standing.id) : urls.startups} kind="quiet">
                Quay lại, không lưu
              </LinkButton>
            </ButtonRow>
          </Form>
        </Narrow>
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}
