import { listCommunes } from "#modules/territory";
import { uuidv7 } from "#platform/db";
import { acceptAttribute } from "#platform/files";
import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, listOf, NotAllowed, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DateField,
  Disclosure,
  FileField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { type IpRight, ipKinds, ipStatuses } from "../domain/ip-right.ts";
import { provinceOf } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import { addIpRight, changeIpRight, ipFields } from "../use-cases/ip/keep-ip-rights.ts";
import { readIpRight } from "../use-cases/ip/view-ip-rights.ts";

type Field = (typeof ipFields)[number];

interface Shown {
  typed: Typed<Field>;
  communes: readonly string[];
  errors: FormError[];
  standing: IpRight | null;
}

export async function showNewIpRight(request: Request): Promise<Answer> {
  return page(request, { typed: typedTexts({}, ipFields), communes: [], errors: [], standing: null });
}

export async function postNewIpRight(request: Request): Promise<Answer> {
  const { services, fields, files } = request;
  const typed = typedTexts(fields, ipFields);
  const communes = listOf(fields, "communes");
  const input = { typed, communeCodes: communes, uploads: files, requestId: request.id };
  const done = await addIpRight(services, request.requireActor(), input);
  if (!done.ok) return page(request, { typed, communes, errors: formErrors(done.faults), standing: null });
  return redirect(urls.ipRight(done.value.id), {
    kind: "success",
    text: "Đã ghi vào sổ. Tiếp theo: ghi chủ thể được dùng.",
  });
}

export async function showEditIpRight(request: Request): Promise<Answer> {
  const standing = await standingOf(request);
  const typed = Object.fromEntries(ipFields.map((name) => [name, standing[name] ?? ""])) as Typed<Field>;
  return page(request, { typed, communes: standing.communeCodes, errors: [], standing });
}

export async function postEditIpRight(request: Request): Promise<Answer> {
  const { services, fields, files } = request;
  const standing = await standingOf(request);
  const typed = typedTexts(fields, ipFields);
  const communes = listOf(fields, "communes");
  const done = await changeIpRight(services, request.requireActor(), {
    typed,
    communeCodes: communes,
    uploads: files,
    requestId: request.id,
    ipRightId: standing.id,
    version: versionOf(fields),
  });
  if (!done.ok) return page(request, { typed, communes, errors: formErrors(done.faults), standing });
  return redirect(urls.ipRight(standing.id), { kind: "success", text: "Đã lưu." });
}

function standingOf(request: Request): Promise<IpRight> {
  return readIpRight(request.services.db, request.requireActor(), request.params.ipRightId ?? "");
}

function page(request: Request, { typed, communes, errors, standing }: Shown): Answer {
  const province = standing?.provinceCode ?? provinceOf(request.requireActor());
  if (!province) throw new NotAllowed();
  const title = standing ? "Sửa quyền sở hữu trí tuệ" : "Thêm quyền sở hữu trí tuệ";
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={title}
          breadcrumb={[{ href: urls.ipRights, label: "Sở hữu trí tuệ" }, { label: title }]}
        />
        <Narrow>
          <Form
            page={request.page()}
            action={standing ? urls.editIpRight(standing.id) : urls.newIpRight}
            errors={errors}
            files
            {...(standing ? { hidden: { version: String(standing.version) } } : { idempotencyKey: uuidv7() })}
          >
            <Fields typed={typed} errors={errors} />
            <Disclosure summary={`Xã, phường được bao gồm (${communes.length})`} open={communes.length > 0}>
              <CheckboxGroup
                name="communes"
                label="Xã, phường"
                hint="Không chọn xã nào nghĩa là cả tỉnh."
                values={[...communes]}
                error={fieldError(errors, "communes")}
                optional
                options={listCommunes(province).map(({ code, fullName }) => ({
                  value: code,
                  label: fullName,
                }))}
              />
            </Disclosure>
            <FileField
              name="file"
              label="Văn bằng, quyết định"
              accept={acceptAttribute("either")}
              error={fieldError(errors, "file")}
              optional
            />
            <ButtonRow>
              <Button>Lưu</Button>
              <LinkButton href={standing ? urls.ipRight(standing.id) : urls.ipRights} kind="quiet">
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

function optionsOf(names: Record<string, string>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

function Fields({ typed, errors }: { typed: Typed<Field>; errors: FormError[] }) {
  const text = (name: Field) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <>
      <Select {...text("kind")} label="Loại" placeholder="Chọn loại" options={optionsOf(ipKinds)} />
      <TextField {...text("name")} label="Tên" hint="Tên nhãn hiệu, chỉ dẫn, kiểu dáng." maxLength={200} />
      <TextField {...text("owner")} label="Chủ sở hữu, tổ chức quản lý" maxLength={200} />
      <Select
        {...text("status")}
        label="Tình trạng"
        placeholder="Chọn tình trạng"
        options={optionsOf(ipStatuses)}
      />
      <TextField {...text("applicationNumber")} label="Số đơn" maxLength={80} width="medium" optional />
      <DateField {...text("filedOn")} label="Ngày nộp đơn" optional />
      <TextField {...text("registrationNumber")} label="Số đăng ký" maxLength={80} width="medium" optional />
      <DateField {...text("grantedOn")} label="Ngày cấp" optional />
      <DateField
        {...text("expiresOn")}
        label="Ngày hết hiệu lực"
        hint="Chỉ dẫn địa lý không có hạn thì bỏ trống. SaoQuê nhắc trước 6 tháng."
        optional
      />
      <TextArea {...text("goods")} label="Hàng hoá, dịch vụ" rows={3} maxLength={2000} optional />
      <TextArea {...text("area")} label="Mô tả vùng" rows={2} maxLength={1000} optional />
      <TextArea {...text("note")} label="Ghi chú" rows={2} maxLength={2000} optional />
    </>
  );
}
