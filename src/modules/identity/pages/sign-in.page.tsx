import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  DescriptionList,
  Disclosure,
  Divider,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Muted,
  type PageContext,
  PageHeader,
  PasswordField,
  PlainPage,
  PostButton,
  Row,
  Small,
  Split,
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
  const header = (
    <PageHeader title="Đăng nhập" lead="Dành cho chủ thể OCOP và cán bộ xã, tỉnh, Trung ương." />
  );
  const form = <SignInForm page={page} typed={typed} oidcLabel={oidcLabel} />;
  if (demo.length === 0) {
    return (
      <PlainPage title="Đăng nhập" page={page} noIndex>
        {header}
        {form}
      </PlainPage>
    );
  }
  return (
    <PlainPage title="Đăng nhập" page={page} noIndex wide>
      <Split ratio="half" side={<DemoPeople page={page} groups={demo} returnTo={typed.returnTo} />}>
        {header}
        {form}
      </Split>
    </PlainPage>
  );
}

function SignInForm({ page, typed, oidcLabel }: Omit<SignInPageProps, "demo">) {
  const { errors } = typed;
  return (
    <>
      <Card>
        <Form page={page} action={urls.signIn} errors={errors} hidden={{ tiep: typed.returnTo }}>
          <TextField
            name="email"
            label="Thư điện tử"
            type="email"
            autoComplete="username"
            width="full"
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
        Bạn là chủ thể và chưa có tài khoản? <TextLink href={urls.registerProducer}>Đăng ký chủ thể</TextLink>
        , xã nơi sản xuất sẽ duyệt. Cán bộ nhận tài khoản qua thư mời của người quản trị.
      </Muted>
    </>
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

interface DemoPeopleProps {
  page: PageContext;
  groups: DemoGroup[];
  returnTo: string;
}

/** One person of each role at hand, the others of that role folded away. */
function DemoPeople({ page, groups, returnTo }: DemoPeopleProps) {
  const enter = (person: DemoGroup["people"][number]) => (
    <Row gap="tight" key={person.id}>
      <PostButton
        page={page}
        action={urls.demoSignIn}
        kind="secondary"
        small
        hidden={{ accountId: person.id, tiep: returnTo }}
      >
        {person.name}
      </PostButton>
      <Small>{person.unitName}</Small>
    </Row>
  );
  return (
    <Card title="Dùng thử một vai trò" tone="leaf">
      <Muted>Chạm vào một tên để vào ngay. Mọi người ở đây đều không có thật.</Muted>
      <DescriptionList
        items={groups.map(({ title, people: [first, ...others] }) => ({
          term: title,
          value: (
            <>
              {first && enter(first)}
              {others.length > 0 && (
                <Disclosure summary={`${others.length} người khác`}>
                  <Stack gap="tight">{others.map(enter)}</Stack>
                </Disclosure>
              )}
            </>
          ),
        }))}
      />
    </Card>
  );
}
