import { uuidv7 } from "#platform/db";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  Disclosure,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LinkButton,
  type PageContext,
  PageHeader,
  SearchBox,
  Section,
  Select,
  Split,
  Stack,
  StatusTag,
  TextArea,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { channelAllows, channelKinds, listingState, listingStates } from "../domain/channel.ts";
import { promotionUrls as urls } from "../urls.ts";
import { communeName } from "../use-cases/commune-name.ts";
import { turnChannel } from "../use-cases/keep-channels.ts";
import { addListing, emptyListing, listingFields, type TypedListing } from "../use-cases/keep-listings.ts";
import {
  type ChannelView,
  type ListingChoices,
  readChannel,
  readListingChoices,
} from "../use-cases/read-channels.ts";
import { ListingFields } from "./listing-fields.tsx";
import { listingTones } from "./words.ts";

export function showChannel(request: Request): Promise<Answer> {
  return answer(request, {});
}

export async function postListing(request: Request): Promise<Answer> {
  const channelId = request.params.channelId ?? "";
  const typed = typedTexts(request.fields, listingFields);
  const input = { channelId, typed, requestId: request.id };
  const done = await addListing(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, { typed, errors: formErrors(done.faults) });
  return redirect(urls.channel(channelId), { kind: "success", text: "Đã ghi hợp đồng bán hàng." });
}

export async function postTurn(request: Request): Promise<Answer> {
  const channelId = request.params.channelId ?? "";
  const done = await turnChannel(request.services, request.requireActor(), {
    channelId,
    version: versionOf(request.fields),
    reason: textOf(request.fields, "reason"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, { turning: true, errors: formErrors(done.faults) });
  const text = done.value.closed ? "Đã đóng kênh." : "Đã mở lại kênh.";
  return redirect(urls.channel(channelId), { kind: "success", text });
}

interface Again {
  typed?: TypedListing;
  turning?: boolean;
  errors?: FormError[];
}

async function answer(request: Request, again: Again): Promise<Answer> {
  const view = await readChannel(request.services, request.requireActor(), request.params.channelId ?? "");
  const { channel, mayKeep } = view;
  const search = textOf(request.query, "chu-the-tim").slice(0, 100);
  const chosen = again.typed?.producerId || textOf(request.query, "chon");
  const choices = await readListingChoices(request.services, channel, { search, chosen });
  const page = request.page();
  const { errors = [] } = again;
  return html(
    <WorkspacePage title={channel.name} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={channel.name}
          breadcrumb={[{ href: urls.channels, label: "Kênh bán hàng" }, { label: channel.name }]}
          lead={channelKinds[channel.kind]}
          tags={
            <>
              {channel.closedOn && (
                <StatusTag tone="neutral">Đóng từ {formatDate(channel.closedOn)}</StatusTag>
              )}
              {channel.isDemo && <DemoMark />}
            </>
          }
          actions={
            mayKeep &&
            channelAllows(channel, "change") && (
              <LinkButton href={urls.changeChannel(channel.id)} kind="secondary" icon="pencil">
                Sửa
              </LinkButton>
            )
          }
        />
        <Split side={<Facts page={page} view={view} again={again} />}>
          <Stack gap="wide">
            {mayKeep && channelAllows(channel, "list") && (
              <NewListing
                page={page}
                view={view}
                choices={choices}
                search={search}
                typed={again.typed ?? { ...emptyListing, producerId: chosen }}
                errors={again.typed ? errors : []}
              />
            )}
            <Listed view={view} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function Facts({ page, view, again }: { page: PageContext; view: ChannelView; again: Again }) {
  const { channel, mayKeep } = view;
  const errors = again.turning ? (again.errors ?? []) : [];
  const closing = channelAllows(channel, "close");
  return (
    <Stack>
      <Card title="Thông tin">
        <DescriptionList
          untold={{ term: "Chưa có" }}
          items={[
            { term: "Kênh hiện đại", value: channel.modern ? "Có" : "Không" },
            { term: "Điểm bán OCOP", value: channel.salePoint ? "Có" : "Không" },
            { term: "Xã, phường", value: communeName(channel.communeCode) || null },
            { term: "Địa chỉ", value: channel.address },
            {
              term: "Trang web",
              value: channel.website && (
                <TextLink href={channel.website} external>
                  {channel.website}
                </TextLink>
              ),
            },
            { term: "Người phụ trách", value: mayKeep ? channel.contact : null },
            { term: "Điện thoại", value: mayKeep ? channel.phone : null },
            { term: "Ngày mở", value: channel.openedOn && formatDate(channel.openedOn) },
            { term: "Ghi chú", value: channel.note },
          ]}
        />
      </Card>
      {mayKeep && (
        <Disclosure summary={closing ? "Đóng kênh" : "Mở lại kênh"} open={again.turning === true}>
          <Form
            page={page}
            action={urls.closeChannel(channel.id)}
            errors={errors}
            hidden={{ version: String(channel.version) }}
          >
            <TextArea
              name="reason"
              label="Lý do"
              rows={2}
              maxLength={300}
              error={fieldError(errors, "reason")}
            />
            <Button kind="secondary">{closing ? "Đóng kênh" : "Mở lại"}</Button>
          </Form>
        </Disclosure>
      )}
    </Stack>
  );
}

interface NewListingProps {
  page: PageContext;
  view: ChannelView;
  choices: ListingChoices;
  search: string;
  typed: TypedListing;
  errors: FormError[];
}

/** First the producer by its name, then what it sells here and until when. */
function NewListing({ page, view: { channel }, choices, search, typed, errors }: NewListingProps) {
  const { producers, products } = choices;
  return (
    <Card title="Thêm chủ thể vào kênh" id="them">
      <Stack>
        <SearchBox
          action={urls.channel(channel.id)}
          name="chu-the-tim"
          label="Tìm chủ thể"
          placeholder="Một phần tên, có dấu hay không"
          value={search}
        />
        {search !== "" && producers.length === 0 && (
          <EmptyState title={`Không thấy chủ thể nào tên “${search}”`}>Thử gõ ít chữ hơn.</EmptyState>
        )}
        {(producers.length > 0 || errors.length > 0) && (
          <Form page={page} action={urls.addListing(channel.id)} errors={errors} idempotencyKey={uuidv7()}>
            <Select
              name="producerId"
              label="Chủ thể"
              options={producers.map(({ id, name, communeCode }) => ({
                value: id,
                label: communeCode ? `${name} (${communeName(communeCode)})` : name,
              }))}
              value={typed.producerId}
              error={fieldError(errors, "producerId")}
            />
            <Select
              name="productId"
              label="Sản phẩm"
              hint="Để trống nếu kênh bán cả dòng hàng của chủ thể."
              options={products.map(({ productId, name, producerName }) => ({
                value: productId,
                label: name,
                group: producerName,
              }))}
              value={typed.productId}
              placeholder="Cả dòng hàng"
              error={fieldError(errors, "productId")}
              optional
            />
            <ListingFields typed={typed} errors={errors} />
            <Button icon="plus">Thêm vào kênh</Button>
          </Form>
        )}
      </Stack>
    </Card>
  );
}

type Line = ChannelView["listings"][number];

function Listed({ view: { listings, today, mayKeep } }: { view: ChannelView }) {
  return (
    <Section title="Sản phẩm trong kênh">
      <DataTable
        caption="Sản phẩm trong kênh"
        captionHidden
        rows={listings}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "who",
            label: "Chủ thể",
            primary: true,
            cell: (line: Line) =>
              mayKeep ? (
                <TextLink href={urls.listing(line.id)}>{line.producerName}</TextLink>
              ) : (
                line.producerName
              ),
          },
          { key: "what", label: "Sản phẩm", cell: (line: Line) => line.productName ?? "Cả dòng hàng" },
          { key: "from", label: "Từ ngày", cell: (line: Line) => formatDate(line.fromOn) },
          {
            key: "to",
            label: "Đến ngày",
            cell: (line: Line) => (line.toOn ? formatDate(line.toOn) : "không thời hạn"),
          },
          {
            key: "state",
            label: "Tình trạng",
            cell: (line: Line) => {
              const state = listingState(line, today);
              return <StatusTag tone={listingTones[state]}>{listingStates[state]}</StatusTag>;
            },
          },
        ]}
        empty={
          <EmptyState title="Chưa ghi chủ thể nào bán ở đây" icon="store">
            Tìm chủ thể theo tên rồi ghi thời hạn hợp đồng.
          </EmptyState>
        }
      />
    </Section>
  );
}
