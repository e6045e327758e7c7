import { isIsoDate } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { typedTexts, versionOf } from "#platform/forms";
import {
  type Actor,
  type Answer,
  download,
  formErrors,
  holdsRole,
  html,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  DataTable,
  DateField,
  DemoMark,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  formatMoney,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  Pagination,
  SearchBox,
  Stack,
  StatusTag,
  Tabs,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import {
  isListingState,
  type Listing,
  listingAllows,
  listingState,
  listingStates,
} from "../domain/channel.ts";
import { ministryRoles, runnerRoles } from "../permissions.ts";
import { promotionUrls as urls } from "../urls.ts";
import {
  changeListing,
  endListing,
  listingFields,
  listingToKeep,
  type TypedListing,
} from "../use-cases/keep-listings.ts";
import {
  type ListingList,
  type ListingSearch,
  readListings,
  writeListingsSheet,
} from "../use-cases/read-channels.ts";
import { ListingFields } from "./listing-fields.tsx";
import { listingTones, xlsxType } from "./words.ts";

/** Contracts of all channels, those that end first on top. */
export async function showListings(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const actor = request.requireActor();
  const list = await readListings(request.services, actor, search);
  const at = (state: string) => `${urls.listings}?${queryOf({ ...search, state })}`;
  return html(
    <WorkspacePage title="Hợp đồng bán hàng" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Hợp đồng bán hàng"
          breadcrumb={[{ href: urls.channels, label: "Kênh bán hàng" }, { label: "Hợp đồng" }]}
          lead="Xếp theo ngày hết hạn; chủ thể và tỉnh nhận thư trước 45 ngày."
          actions={
            <LinkButton href={`${urls.listingsSheet}?${queryOf(search)}`} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          }
        />
        <Tabs
          label="Tình trạng"
          items={[
            { href: at(""), label: "Tất cả", current: search.state === "" },
            ...Object.entries(listingStates).map(([value, label]) => ({
              href: at(value),
              label,
              current: search.state === value,
            })),
          ]}
        />
        <SearchBox
          action={urls.listings}
          label="Tìm theo chủ thể hoặc kênh"
          value={search.text}
          hidden={search.state ? { "tinh-trang": search.state } : {}}
        />
        <DataTable
          caption="Hợp đồng bán hàng"
          captionHidden
          columns={columnsFor(list.today, actor)}
          rows={list.listings}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Không có hợp đồng nào" icon="store">
              Mở một kênh bán hàng để thêm chủ thể và thời hạn hợp đồng.
            </EmptyState>
          }
        />
        <Pagination
          {...(list.next
            ? { nextHref: `${urls.listings}?${queryOf(search)}&sau=${list.next.toOn}_${list.next.id}` }
            : {})}
        />
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadListings(request: Request): Promise<Answer> {
  const content = await writeListingsSheet(request.services, request.requireActor(), readSearch(request));
  return download(content, { type: xlsxType, name: "hop-dong-ban-hang.xlsx" });
}

type Line = ListingList["listings"][number];

function columnsFor(today: string, actor: Actor) {
  const keeps = holdsRole(actor, runnerRoles);
  const opens = !holdsRole(actor, ministryRoles);
  return [
    {
      key: "who",
      label: "Chủ thể",
      primary: true,
      cell: (line: Line) => (
        <>
          {opens ? (
            <TextLink href={urls.producer(line.producerId)}>{line.producerName}</TextLink>
          ) : (
            line.producerName
          )}{" "}
          {line.isDemo && <DemoMark />}
        </>
      ),
    },
    { key: "what", label: "Sản phẩm", cell: (line: Line) => line.productName ?? "Cả dòng hàng" },
    { key: "where", label: "Kênh", cell: (line: Line) => line.channelName },
    {
      key: "until",
      label: "Hợp đồng",
      cell: (line: Line) =>
        `${formatDate(line.fromOn)} – ${line.toOn ? formatDate(line.toOn) : "không thời hạn"}`,
    },
    {
      key: "revenue",
      label: "Doanh thu một năm",
      align: "end" as const,
      cell: (line: Line) =>
        line.yearlyRevenueVnd === null ? <Muted>–</Muted> : formatMoney(line.yearlyRevenueVnd),
    },
    {
      key: "state",
      label: "Tình trạng",
      cell: (line: Line) => {
        const state = listingState(line, today);
        return <StatusTag tone={listingTones[state]}>{listingStates[state]}</StatusTag>;
      },
    },
    ...(keeps
      ? [
          {
            key: "open",
            label: "Xem",
            cell: (line: Line) => <TextLink href={urls.listing(line.id)}>Mở</TextLink>,
          },
        ]
      : []),
  ];
}

function readSearch({ query }: Request): ListingSearch {
  const state = textOf(query, "tinh-trang");
  const provinceCode = textOf(query, "tinh");
  const [toOn = "", id = ""] = textOf(query, "sau").split("_");
  return {
    text: textOf(query, "q").slice(0, 100),
    state: isListingState(state) ? state : "",
    provinceCode: /^\d{2}$/.test(provinceCode) ? provinceCode : "",
    channelId: "",
    producerId: "",
    ...((isIsoDate(toOn) || toOn === "infinity") && isUuid(id) ? { after: { toOn, id } } : {}),
  };
}

function queryOf(search: ListingSearch): string {
  const all = { q: search.text, "tinh-trang": search.state, tinh: search.provinceCode };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== "")).toString();
}

export function showListing(request: Request): Promise<Answer> {
  return answer(request, {});
}

export async function postChangeListing(request: Request): Promise<Answer> {
  const listingId = request.params.listingId ?? "";
  const typed = typedTexts(request.fields, listingFields);
  const input = { listingId, version: versionOf(request.fields), typed, requestId: request.id };
  const done = await changeListing(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, { typed, errors: formErrors(done.faults) });
  return redirect(urls.listing(listingId), { kind: "success", text: "Đã lưu hợp đồng." });
}

export async function postEndListing(request: Request): Promise<Answer> {
  const listingId = request.params.listingId ?? "";
  const text = (name: string) => textOf(request.fields, name);
  const done = await endListing(request.services, request.requireActor(), {
    listingId,
    version: versionOf(request.fields),
    endedOn: text("endedOn"),
    reason: text("reason"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, { ending: true, errors: formErrors(done.faults) });
  const said = done.value.ended ? "Đã kết thúc hợp đồng." : "Hợp đồng chạy tiếp.";
  return redirect(urls.listing(listingId), { kind: "success", text: said });
}

interface Again {
  typed?: TypedListing;
  ending?: boolean;
  errors?: FormError[];
}

async function answer(request: Request, again: Again): Promise<Answer> {
  const { listing, channel } = await listingToKeep(
    request.services,
    request.requireActor(),
    request.params.listingId ?? "",
  );
  const page = request.page();
  const { errors = [] } = again;
  const version = { version: String(listing.version) };
  const running = listingAllows(listing, "end");
  return html(
    <WorkspacePage title="Hợp đồng bán hàng" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Hợp đồng bán hàng"
          breadcrumb={[
            { href: urls.channels, label: "Kênh bán hàng" },
            { href: urls.channel(channel.id), label: channel.name },
            { label: "Hợp đồng" },
          ]}
          lead={<TextLink href={urls.producer(listing.producerId)}>Xúc tiến của chủ thể</TextLink>}
          tags={listing.isDemo && <DemoMark />}
        />
        {listing.endedOn && (
          <Notice kind="info" title={`Kết thúc từ ${formatDate(listing.endedOn)}`}>
            {listing.endReason}
          </Notice>
        )}
        {running && (
          <Card title="Sửa, gia hạn">
            <Form
              page={page}
              action={urls.listing(listing.id)}
              errors={again.typed ? errors : []}
              hidden={version}
            >
              <ListingFields
                typed={again.typed ?? typedListing(listing)}
                errors={again.typed ? errors : []}
              />
              <Button>Lưu hợp đồng</Button>
            </Form>
          </Card>
        )}
        <Card title={running ? "Kết thúc hợp đồng" : "Chạy tiếp hợp đồng"}>
          <Form
            page={page}
            action={urls.endListing(listing.id)}
            errors={again.ending ? errors : []}
            hidden={version}
          >
            {running && (
              <DateField
                name="endedOn"
                label="Kết thúc từ ngày"
                value={textOf(request.fields, "endedOn")}
                error={again.ending ? fieldError(errors, "endedOn") : undefined}
              />
            )}
            <TextField
              name="reason"
              label="Lý do"
              value={textOf(request.fields, "reason")}
              error={again.ending ? fieldError(errors, "reason") : undefined}
              maxLength={300}
            />
            <ButtonRow>
              <Button kind="secondary">{running ? "Kết thúc hợp đồng" : "Chạy tiếp"}</Button>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function typedListing(listing: Listing): TypedListing {
  const text = (value: number | null) => (value === null ? "" : String(value).replace(".", ","));
  return {
    producerId: listing.producerId,
    productId: listing.productId ?? "",
    contractNumber: listing.contractNumber ?? "",
    fromOn: listing.fromOn,
    toOn: listing.toOn ?? "",
    discountPercent: text(listing.discountPercent),
    yearlyRevenueVnd: text(listing.yearlyRevenueVnd),
    note: listing.note ?? "",
  };
}
