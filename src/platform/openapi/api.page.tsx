import type { Module } from "#platform/http";
import {
  Card,
  DescriptionList,
  LinkButton,
  type PageContext,
  PageHeader,
  PublicPage,
  Section,
  Small,
  Stack,
  StatusTag,
} from "#platform/ui";
import { type DocumentedRoute, documentedRoutes } from "./document.ts";

/** Every open endpoint, for people: what it answers and an address to try. */
export function ApiPage({ page, modules }: { page: PageContext; modules: readonly Module[] }) {
  const routes = modules.flatMap(documentedRoutes);
  return (
    <PublicPage
      title="Dữ liệu mở và API"
      page={page}
      description="Các địa chỉ dữ liệu mở của SaoQuê, dùng được không cần tài khoản."
    >
      <Stack gap="wide">
        <PageHeader
          title="Dữ liệu mở và API"
          lead="Mọi địa chỉ dưới đây dùng được ngay, không cần tài khoản hay khoá. Trang web ở nơi khác cũng gọi được các địa chỉ GET."
          actions={
            <LinkButton href={openApiPath} kind="secondary" icon="download">
              Mô tả OpenAPI 3.1
            </LinkButton>
          }
        />
        <Section
          title={`${routes.length} địa chỉ`}
          id="dia-chi"
          lead="Trả lời là JSON. Tham số sai nhận mã 422 kèm từng chỗ cần sửa; gọi quá 900 lần một phút nhận mã 429."
        >
          <Stack>
            {routes.map((route) => (
              <RouteCard key={`${route.method} ${route.path}`} route={route} />
            ))}
          </Stack>
        </Section>
      </Stack>
    </PublicPage>
  );
}

export const openApiPath = "/api/v1/openapi.json";

function RouteCard({ route }: { route: DocumentedRoute }) {
  const { docs, method, path } = route;
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
  return (
    <Card title={docs.summary} level={3} aside={<StatusTag tone="info">{method}</StatusTag>}>
      <Stack gap="tight">
        <code>{path.replace(/:(\w+)/g, "{$1}")}</code>
        {docs.description && <Small>{docs.description}</Small>}
        {names.length > 0 && (
          <DescriptionList items={names.map((term) => ({ term, value: docs.params?.[term] ?? term }))} />
        )}
      </Stack>
    </Card>
  );
}
