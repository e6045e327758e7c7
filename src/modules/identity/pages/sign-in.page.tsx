import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  Disclosure,
  Divider,
  Form,
  type FormError,
  fieldError,
  Grid,
  LinkButton,
  Muted,
  Notice,
  type PageContext,
  PageHeader,
  PasswordField,
  PlainPage,
  PostButton,
  Small,
  Stack,
  TextField,
  TextLink,
} from "#platform/ui";
import { returnPath } from "../domain/return-path.ts";
import { urls } from "../urls.ts";
import { sessionCookie } from "../use-cases/session/authenticate.ts";
import { signIn } from "../use-cases/session/sign-in.ts";
import { type DemoGroup, listDemoPeople, signInAsDemo } from "../use-cases/session/sign-in-as-demo.ts";
import { signOut } from "../use-cases/session/sign-out.ts";
import { afterEntering, clientOf } from "./session-cookies.ts";

export async function showSignIn(request: Request): Promise<Answer> {
  const returnTo = returnPath(textOf(request.query, "tiep"), urls.workspace);
  if (request.actor) return redirect(returnTo);
  return signInAnswer(request, { returnTo, email: "", errors: [] });
}

export async function submitSignIn(request: Request): Promise<Answer> {
  const email = textOf(request.fields, "email");
  const returnTo = returnPath(textOf(request.fields, "tiep"), urls.workspace);
  const password = textOf(request.fields, "password");
  const result = await signIn(request.services, { email, password, client: clientOf(request) });
  if (result.ok) return afterEntering(result.value, returnTo);
  return signInAnswer(request, { returnTo, email, errors: formErrors(result.faults) }, 422);
}

export async function submitDemoSignIn(request: Request): Promise<Answer> {
  const returnTo = returnPath(textOf(request.fields, "tiep"), urls.workspace);
  const entered = await signInAsDemo(
    request.services,
    textOf(request.fields, "accountId"),
    clientOf(request),
  );
  return afterEntering({ ...entered, suggestSecondFactor: false }, returnTo);
}

export async function submitSignOut(request: Request): Promise<Answer> {
  await signOut(request.services, request.cookies[sessionCookie]);
  return redirect("/", { kind: "success", text: "Bạn đã đăng xuất." }, [
    { name: sessionCookie, value: null },
  ]);
}

export async function showRegister(): Promise<Answer> {
  return redirect(urls.registerProducer);
}

interface Typed {
  returnTo: string;
  email: string;
  errors: FormError[];
}

async function signInAnswer(request: Request, typed: Typed, status = 200): Promise<Answer> {
  const { config } = request.services;
  const demo = await listDemoPeople(request.services);
  const oidcLabel = config.OIDC_ISSUER ? config.OIDC_LABEL : undefined;
  return html(<SignInPage page={request.page()} typed={typed} demo={demo} oidcLabel={oidcLabel} />, {
    status,
  });
}

interface SignInPageProps {
  page: PageContext;
  typed: Typed;
  demo: DemoGroup[];
  oidcLabel: string | undefined;
}

function SignInPage({ page, typed, demo, oidcLabel }: SignInPageProps) {
  const { errors } = typed;
  return (
    <PlainPage title="Đăng nhập" page={page} noIndex>
      <Stack gap="wide">
        <PageHeader title="Đăng nhập" lead="Dành cho chủ thể OCOP và cán bộ xã, tỉnh, Trung ương." />
        {demo.length > 0 && <DemoPeople page={page} groups={demo} returnTo={typed.returnTo} />}
        <Card {...(demo.length > 0 ? { title: "Bằng thư điện tử và mật khẩu" } : {})}>
          <Form page={page} action={urls.signIn} errors={errors} hidden={{ tiep: typed.returnTo }}>
            <TextField
              name="email"
              label="Thư điện tử"
              type="email"
              autoComplete="username"
              value={typed.email}
              error={fieldError(errors, "email")}
            />
            <PasswordField name="password" label="Mật khẩu" error={fieldError(errors, "password")} />
            <ButtonRow>
              <Button icon="log-in">Đăng nhập</Button>
              <TextLink href={urls.forgottenPassword}>Quên mật khẩu?</TextLink>
            </ButtonRow>
          </Form>
          {oidcLabel && <OtherWay label={oidcLabel} returnTo={typed.returnTo} />}
        </Card>
        <Muted>
          Bạn là chủ thể và chưa có tài khoản?{" "}
          <TextLink href={urls.registerProducer}>Đăng ký chủ thể</TextLink> – xã nơi sản xuất sẽ duyệt. Cán bộ
          nhận tài khoản qua thư mời của người quản trị.
        </Muted>
      </Stack>
    </PlainPage>
  );
}

function OtherWay({ label, returnTo }: { label: string; returnTo: string }) {
  return (
    <>
      <Divider />
      <LinkButton kind="secondary" full href={`${urls.oidcStart}?tiep=${encodeURIComponent(returnTo)}`}>
        {`Đăng nhập bằng ${label}`}
      </LinkButton>
    </>
  );
}

function DemoPeople({
  page,
  groups,
  returnTo,
}: {
  page: PageContext;
  groups: DemoGroup[];
  returnTo: string;
}) {
  return (
    <Card title="Đăng nhập nhanh" tone="leaf">
      <Stack>
        <Notice kind="info">
          Đây là bản minh hoạ. Chọn một người để xem công việc của vai trò đó; mọi người ở đây đều không có
          thật.
        </Notice>
        {groups.map((group) => (
          <Disclosure
            key={group.role}
            summary={`${group.title} (${group.people.length})`}
            open={group.people.length <= 2}
          >
            <Grid min="small">
              {group.people.map((person) => (
                <Stack gap="tight" key={person.id}>
                  <PostButton
                    page={page}
                    action={urls.demoSignIn}
                    kind="secondary"
                    icon="user-round"
                    full
                    hidden={{ accountId: person.id, tiep: returnTo }}
                  >
                    {person.name}
                  </PostButton>
                  <Small>{person.unitName}</Small>
                </Stack>
              ))}
            </Grid>
          </Disclosure>
        ))}
      </Stack>
    </Card>
  );
}
