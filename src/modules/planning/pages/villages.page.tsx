import { productUrls } from "#modules/products";
import { findCommune, listCommunes } from "#modules/territory";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DataTable,
  DateField,
  DemoMark,
  DescriptionList,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatNumber,
  Grid,
  LinkButton,
  PageHeader,
  Pagination,
  RadioGroup,
  Row,
  SearchBox,
  Select,
  Stack,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { mayEnterFigures } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import { ownPlaceOf } from "../use-cases/plans/open-plan.ts";
import {
  addVillage,
  tieVillageProduct,
  type VillageKind,
  viewVillage,
  villageKinds,
  villagesFor,
} from "../use-cases/registers/keep-registers.ts";
import { asked, SHEET_ROWS, sheetAnswer, typedIn, withQuery } from "./asking.tsx";
import { figuresCrumb } from "./parts.tsx";

type Village = Awaited<ReturnType<typeof villagesFor>>["villages"][number];
const crumb = { href: urls.villages, label: "Làng nghề" };
const communeOf = ({ communeCode }: Village) =>
  communeCode ? (findCommune(communeCode)?.fullName ?? communeCode) : "—";

export function showVillages(request: Request): Promise<Answer> {
  return listAnswer(request, []);
}

export async function postVillage(request: Request): Promise<Answer> {
  const text = (name: string) => typedIn(request, name);
  const done = await addVillage(request.services, request.requireActor(), {
    name: text("name"),
    kind: text("kind"),
    craft: text("craft"),
    communeCode: text("communeCode"),
    decisionNumber: text("decisionNumber"),
    recognisedOn: text("recognisedOn"),
    requestId: request.id,
  });
  if (!done.ok) return listAnswer(request, done.faults);
  return redirect(urls.village(done.value.id), {
    kind: "success",
    text: "Đã thêm. Gắn sản phẩm OCOP của làng nghề.",
  });
}

export async function downloadVillages(request: Request): Promise<Answer> {
  const query = { text: asked(request, "q"), after: "", limit: SHEET_ROWS };
  const { villages } = await villagesFor(request.services, request.requireActor(), query);
  return sheetAnswer(
    "lang-nghe",
    ["Tên", "Loại", "Nghề", "Xã", "Số quyết định", "Ngày công nhận", "Sản phẩm OCOP"],
    villages.map((each) => [
      each.name,
      villageKinds[each.kind],
      each.craft,
      communeOf(each),
      each.decisionNumber,
      each.recognisedOn,
      each.products,
    ]),
  );
}

async function listAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const actor = request.requireActor();
  const text = asked(request, "q").slice(0, 100);
  const { villages, next } = await villagesFor(request.services, actor, {
    text,
    after: asked(request, "sau"),
  });
  const { provinceCode } = ownPlaceOf(actor);
  return html(
    <WorkspacePage title="Làng nghề" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Làng nghề, nghề truyền thống"
          lead="Danh sách để tính tỷ lệ làng nghề có sản phẩm OCOP."
          breadcrumb={[figuresCrumb, { label: "Làng nghề" }]}
        />
        <SearchBox action={urls.villages} label="Tìm làng nghề" value={text} placeholder="Tên, nghề" />
        <DataTable
          caption="Làng nghề của tỉnh"
          captionHidden
          columns={columns}
          rows={villages}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có làng nghề" icon="store">
              Thêm từng làng nghề đã được công nhận rồi gắn sản phẩm OCOP của làng.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: withQuery(urls.villages, { q: text, sau: next }) } : {})} />
        <Row>
          <LinkButton href={withQuery(urls.villagesSheet, { q: text })} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
          {mayEnterFigures(actor, provinceCode) && (
            <LinkButton href={urls.importVillages} kind="secondary" icon="upload">
              Nhập từ Excel
            </LinkButton>
          )}
        </Row>
        {mayEnterFigures(actor, provinceCode) && (
          <AddVillage request={request} faults={faults} provinceCode={provinceCode} />
        )}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function AddVillage({
  request,
  faults,
  provinceCode,
}: {
  request: Request;
  faults: readonly Fault[];
  provinceCode: string;
}) {
  const errors = formErrors(faults);
  const kept = (name: string) => (faults.length > 0 ? typedIn(request, name) : "");
  const wrong = (name: string) => fieldError(errors, name);
  return (
    <Card title="Thêm làng nghề">
      <Form page={request.page()} action={urls.villages} errors={errors}>
        <TextField name="name" label="Tên" value={kept("name")} maxLength={200} error={wrong("name")} />
        <RadioGroup
          name="kind"
          label="Loại"
          inline
          value={kept("kind") || "craft_village"}
          options={(Object.keys(villageKinds) as VillageKind[]).map((value) => ({
            value,
            label: villageKinds[value],
          }))}
          error={wrong("kind")}
        />
        <Grid min="small">
          <TextField name="craft" label="Nghề" value={kept("craft")} optional error={wrong("craft")} />
          <Select
            name="communeCode"
            label="Xã"
            value={kept("communeCode")}
            optional
            error={wrong("communeCode")}
            options={[
              { value: "", label: "Chưa rõ" },
              ...listCommunes(provinceCode).map(({ code, fullName }) => ({ value: code, label: fullName })),
            ]}
          />
          <TextField
            name="decisionNumber"
            label="Số quyết định"
            value={kept("decisionNumber")}
            optional
            error={wrong("decisionNumber")}
          />
          <DateField
            name="recognisedOn"
            label="Ngày công nhận"
            value={kept("recognisedOn")}
            optional
            error={wrong("recognisedOn")}
          />
        </Grid>
        <Button icon="plus">Thêm</Button>
      </Form>
    </Card>
  );
}

const columns = [
  {
    key: "name",
    label: "Tên",
    primary: true,
    cell: (each: Village) => (
      <>
        <TextLink href={urls.village(each.id)}>{each.name}</TextLink> {each.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại", cell: ({ kind }: Village) => villageKinds[kind] },
  { key: "craft", label: "Nghề", cell: ({ craft }: Village) => craft ?? "—" },
  { key: "commune", label: "Xã", cell: communeOf },
  {
    key: "products",
    label: "Sản phẩm OCOP",
    align: "end" as const,
    cell: ({ products }: Village) => formatNumber(products),
  },
];

export function showVillage(request: Request): Promise<Answer> {
  return villageAnswer(request, []);
}

export async function postVillageProduct(request: Request): Promise<Answer> {
  const id = request.params.villageId ?? "";
  const done = await tieVillageProduct(request.services, request.requireActor(), {
    id,
    productId: typedIn(request, "productId"),
    requestId: request.id,
  });
  if (!done.ok) return villageAnswer(request, done.faults);
  return redirect(urls.village(id), { kind: "success", text: "Đã gắn sản phẩm với làng nghề." });
}

async function villageAnswer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const text = asked(request, "q").slice(0, 100);
  const view = await viewVillage(request.services, request.requireActor(), {
    id: request.params.villageId ?? "",
    text,
  });
  const { village, products, found, writes } = view;
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title={village.name} page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={village.name}
          breadcrumb={[figuresCrumb, crumb, { label: village.name }]}
          tags={village.isDemo && <DemoMark />}
        />
        <DescriptionList
          items={[
            { term: "Loại", value: villageKinds[village.kind] },
            { term: "Nghề", value: village.craft ?? "—" },
            { term: "Xã", value: communeOf(village) },
            {
              term: "Quyết định",
              value:
                [village.decisionNumber, village.recognisedOn && formatDate(village.recognisedOn)]
                  .filter(Boolean)
                  .join(", ") || "—",
            },
          ]}
        />
        <DataTable
          caption="Sản phẩm OCOP của làng nghề"
          columns={[
            {
              key: "name",
              label: "Sản phẩm",
              primary: true,
              cell: (each: (typeof products)[number]) => (
                <TextLink href={productUrls.overview(each.productId)}>{each.name}</TextLink>
              ),
            },
            {
              key: "producer",
              label: "Chủ thể",
              cell: (each: (typeof products)[number]) => each.producerName,
            },
          ]}
          rows={products}
          rowKey={({ productId }) => productId}
          empty={
            <EmptyState title="Chưa gắn sản phẩm nào" icon="package">
              Tìm sản phẩm đã được công nhận của tỉnh rồi gắn vào làng nghề.
            </EmptyState>
          }
        />
        {writes && (
          <Card title="Gắn sản phẩm">
            <Stack>
              <SearchBox action={urls.village(village.id)} label="Tìm sản phẩm đã công nhận" value={text} />
              {found.length > 0 && (
                <Form page={request.page()} action={urls.villageProducts(village.id)} errors={errors}>
                  <RadioGroup
                    name="productId"
                    label="Sản phẩm"
                    options={found.map(({ id, name, producerName }) => ({
                      value: id,
                      label: name,
                      hint: producerName,
                    }))}
                    error={fieldError(errors, "productId")}
                  />
                  <Button icon="link">Gắn</Button>
                </Form>
              )}
              {found.length === 0 && errors.map(({ text: wrong }) => <p key={wrong}>{wrong}</p>)}
            </Stack>
          </Card>
        )}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
