import { type Answer, formErrors, html, NotAllowed, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  type Child,
  DateField,
  Form,
  type FormError,
  fieldError,
  Grid,
  LinkButton,
  Narrow,
  type PageContext,
  PageHeader,
  Select,
  Stack,
  type Task,
  TaskList,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { isRole, type Role, roles } from "../domain/roles.ts";
import { grantableRoles } from "../permissions.ts";
import { urls } from "../urls.ts";
import { getManagedAccount, type ManagedAccount } from "../use-cases/administration/get-managed-account.ts";
import { giveRole } from "../use-cases/administration/give-role.ts";
import { invite, withdrawInvitation } from "../use-cases/administration/invite.ts";
import { listUnitChoices, type UnitChoice } from "../use-cases/administration/list-unit-choices.ts";

interface Typed {
  role: string;
  province: string;
  unitCode: string;
  email: string;
  displayName: string;
  validTo: string;
  errors: FormError[];
}

/** Three small steps: which role, which province where there are many, then who and where. */
export async function showRoleOffer(request: Request): Promise<Answer> {
  const role = textOf(request.query, "vai-tro");
  const typed = {
    role,
    province: textOf(request.query, "tinh"),
    unitCode: "",
    email: "",
    displayName: "",
    validTo: "",
  };
  return offerAnswer(request, textOf(request.query, "cho"), { ...typed, errors: [] });
}

export async function submitInvite(request: Request): Promise<Answer> {
  const typed = readTyped(request);
  const result = await invite(request.services, request.requireActor(), typed);
  if (!result.ok) return offerAnswer(request, "", { ...typed, errors: formErrors(result.faults) }, 422);
  const text =
    result.value === "letter"
      ? `Đã gửi thư mời đến ${typed.email}. Người nhận có 7 ngày để trả lời.`
      : `${typed.email} đã có tài khoản: vai trò mới được thêm ngay và người đó được báo qua thư.`;
  return redirect(urls.accounts, { kind: "success", text });
}

export async function submitGiveRole(request: Request): Promise<Answer> {
  const accountId = request.params.accountId ?? "";
  const typed = readTyped(request);
  const result = await giveRole(request.services, request.requireActor(), accountId, typed);
  if (!result.ok)
    return offerAnswer(request, accountId, { ...typed, errors: formErrors(result.faults) }, 422);
  return redirect(urls.account(accountId), {
    kind: "success",
    text: "Đã giao vai trò; người đó được báo qua thư.",
  });
}

export async function submitWithdraw(request: Request): Promise<Answer> {
  await withdrawInvitation(request.services, request.requireActor(), request.params.invitationId ?? "");
  return redirect(urls.accounts, {
    kind: "success",
    text: "Đã rút lời mời; thư đã gửi không còn dùng được.",
  });
}

function readTyped({ fields }: Request): Omit<Typed, "errors"> {
  const text = (name: string) => textOf(fields, name);
  return {
    role: text("role"),
    province: text("province"),
    unitCode: text("unitCode"),
    email: text("email"),
    displayName: text("displayName"),
    validTo: text("validTo"),
  };
}

async function offerAnswer(request: Request, accountId: string, typed: Typed, status = 200): Promise<Answer> {
  const actor = request.requireActor();
  const offered = grantableRoles(actor);
  if (offered.length === 0) throw new NotAllowed();
  const person = accountId ? await getManagedAccount(request.services, actor, accountId) : undefined;
  const page = request.page();
  const role = isRole(typed.role) && offered.includes(typed.role) ? typed.role : undefined;
  if (!role)
    return html(
      <Frame page={page} person={person} step="Chọn vai trò">
        <RoleChoice offered={offered} person={person} />
      </Frame>,
      { status },
    );
  const choices = listUnitChoices(actor, role, typed.province);
  if (choices.kind === "province-first") {
    const provinces = <ProvinceChoice role={role} provinces={choices.provinces} person={person} />;
    return html(
      <Frame page={page} person={person} step={`${roles[role].title}: chọn tỉnh, thành phố`}>
        {provinces}
      </Frame>,
      { status },
    );
  }
  const units = choices.kind === "list" ? choices.units : [];
  const form = <OfferForm page={page} role={role} units={units} typed={typed} person={person} />;
  return html(
    <Frame page={page} person={person} step={roles[role].title}>
      {form}
    </Frame>,
    { status },
  );
}

interface FrameProps {
  page: PageContext;
  person: ManagedAccount | undefined;
  step: string;
  children: Child;
}

function Frame({ page, person, step, children }: FrameProps) {
  const title = person ? "Giao thêm vai trò" : "Mời người mới";
  const trail = [
    { href: urls.workspace, label: "Việc của tôi" },
    { href: urls.accounts, label: "Tài khoản" },
    ...(person ? [{ href: urls.account(person.id), label: person.displayName }] : []),
    { label: title },
  ];
  return (
    <WorkspacePage title={title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={person ? `${title} cho ${person.displayName}` : title}
          lead={step}
          breadcrumb={trail}
        />
        {children}
      </Stack>
    </WorkspacePage>
  );
}

function RoleChoice({ offered, person }: { offered: Role[]; person: ManagedAccount | undefined }) {
  const tasks: Task[] = offered.map((role) => ({
    href: stepAddress({ role, person }),
    title: roles[role].title,
    meta: roles[role].duty,
  }));
  return <TaskList tasks={tasks} empty={null} />;
}

interface ProvinceChoiceProps {
  role: Role;
  provinces: UnitChoice[];
  person: ManagedAccount | undefined;
}

function ProvinceChoice({ role, provinces, person }: ProvinceChoiceProps) {
  return (
    <Grid min="small">
      {provinces.map((province) => (
        <LinkButton
          key={province.code}
          kind="secondary"
          full
          href={stepAddress({ role, person, province: province.code })}
        >
          {province.name}
        </LinkButton>
      ))}
    </Grid>
  );
}

interface OfferFormProps {
  page: PageContext;
  role: Role;
  units: UnitChoice[];
  typed: Typed;
  person: ManagedAccount | undefined;
}

function OfferForm({ page, role, units, typed, person }: OfferFormProps) {
  const { errors } = typed;
  const unitCode = typed.unitCode || (units.length === 1 ? (units[0]?.code ?? "") : "");
  return (
    <Narrow>
      <Card>
        <Form
          page={page}
          action={person ? urls.accountRoles(person.id) : urls.invite}
          errors={errors}
          hidden={{ role, province: typed.province }}
        >
          {!person && <Person typed={typed} />}
          {units.length > 0 && (
            <Select
              name="unitCode"
              label="Đơn vị"
              options={units.map((unit) => ({ value: unit.code, label: unit.name }))}
              value={unitCode}
              placeholder="Chọn đơn vị…"
              error={fieldError(errors, "unitCode")}
            />
          )}
          <DateField
            name="validTo"
            label="Giữ vai trò đến hết ngày"
            optional
            hint="Để trống nếu chưa có ngày kết thúc."
            value={typed.validTo}
            error={fieldError(errors, "validTo")}
          />
          <ButtonRow>
            <Button icon={person ? "check" : "mail"}>{person ? "Giao vai trò" : "Gửi thư mời"}</Button>
            <LinkButton kind="quiet" href={stepAddress({ person })}>
              Chọn vai trò khác
            </LinkButton>
          </ButtonRow>
        </Form>
      </Card>
    </Narrow>
  );
}

function Person({ typed }: { typed: Typed }) {
  return (
    <>
      <TextField
        name="displayName"
        label="Họ và tên"
        maxLength={120}
        autoComplete="off"
        value={typed.displayName}
        error={fieldError(typed.errors, "displayName")}
      />
      <TextField
        name="email"
        label="Thư điện tử"
        type="email"
        hint="Thư mời gửi đến đây; người nhận tự đặt mật khẩu."
        autoComplete="off"
        value={typed.email}
        error={fieldError(typed.errors, "email")}
      />
    </>
  );
}

function stepAddress(step: { role?: Role; person?: ManagedAccount | undefined; province?: string }): string {
  const query = new URLSearchParams();
  if (step.person) query.set("cho", step.person.id);
  if (step.role) query.set("vai-tro", step.role);
  if (step.province) query.set("tinh", step.province);
  const text = query.toString();
  return text ? `${urls.invite}?${text}` : urls.invite;
}
