import { catalogueUrls } from "#modules/catalogue";
import { findProvince } from "#modules/territory";
import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  Card,
  DemoMark,
  DescriptionList,
  EmptyState,
  formatDate,
  Grid,
  Muted,
  Notice,
  PageHeader,
  Prose,
  PublicPage,
  Row,
  Section,
  Stack,
  Stars,
  TaskList,
  TextLink,
} from "#platform/ui";
import { eventKinds, type PromotionEvent } from "../domain/event.ts";
import { promotionUrls as urls } from "../urls.ts";
import { placeWords } from "../use-cases/check-event.ts";
import { type PublicMaker, readPublicEvent, readPublicEvents } from "../use-cases/read-public.ts";
import { daysText } from "./event-tags.tsx";

const CACHE_SECONDS = 60;

/** Coming fairs for everybody: where to meet the makers. */
export async function showPublicEvents(request: Request): Promise<Answer> {
  const code = textOf(request.query, "tinh");
  const province = findProvince(code);
  const { coming, past } = await readPublicEvents(request.services, province ? code : "");
  return html(
    <PublicPage
      title="Sự kiện OCOP"
      description="Hội chợ, tuần hàng, phiên livestream có sản phẩm OCOP sắp diễn ra."
      page={request.page()}
      canonical={urls.publicEvents}
    >
      <Stack gap="wide">
        <PageHeader
          title={province ? `Sự kiện OCOP ${province.name}` : "Sự kiện OCOP"}
          lead="Nơi gặp chủ thể, nếm thử và mua sản phẩm OCOP tận tay."
        />
        <Section title="Sắp và đang diễn ra">
          <TaskList
            tasks={coming.map(lineOf)}
            empty={
              <EmptyState title="Chưa có sự kiện nào sắp tới" icon="calendar-days">
                Hãy quay lại sau, hoặc xem sản phẩm OCOP trong danh mục.
              </EmptyState>
            }
          />
        </Section>
        {past.length > 0 && (
          <Section title="Đã qua">
            <TaskList tasks={past.map(lineOf)} empty={null} />
          </Section>
        )}
      </Stack>
    </PublicPage>,
    { cacheSeconds: CACHE_SECONDS },
  );
}

function lineOf(event: PromotionEvent) {
  return {
    href: urls.publicEvent(event.slug),
    title: event.title,
    meta: `${daysText(event)} · ${placeWords(event)} · ${eventKinds[event.kind]}`,
    ...(event.isDemo ? { tag: <DemoMark /> } : {}),
  };
}

export async function showPublicEvent(request: Request): Promise<Answer> {
  const { event, makers } = await readPublicEvent(request.services, request.params.eventSlug ?? "");
  const cancelled = event.status === "cancelled";
  return html(
    <PublicPage
      title={event.title}
      description={`${eventKinds[event.kind]}, ${daysText(event)}, ${placeWords(event)}.`}
      page={request.page()}
      canonical={urls.publicEvent(event.slug)}
    >
      <Stack gap="wide">
        <PageHeader
          title={event.title}
          breadcrumb={[{ href: urls.publicEvents, label: "Sự kiện" }, { label: event.title }]}
          tags={event.isDemo && <DemoMark />}
        />
        {cancelled && (
          <Notice kind="danger" title="Sự kiện đã huỷ">
            Sự kiện này không tổ chức nữa.
          </Notice>
        )}
        <Card>
          <DescriptionList
            items={[
              { term: "Thời gian", value: daysText(event) },
              { term: "Địa điểm", value: placeWords(event) },
              { term: "Loại", value: eventKinds[event.kind] },
              ...(event.organiser ? [{ term: "Đơn vị tổ chức", value: event.organiser }] : []),
              ...(event.registerBy && event.status === "inviting"
                ? [{ term: "Chủ thể đăng ký trước", value: formatDate(event.registerBy) }]
                : []),
            ]}
          />
        </Card>
        {event.description && (
          <Prose>
            {event.description.split(/\n+/).map((text, at) => (
              <p key={at}>{text}</p>
            ))}
          </Prose>
        )}
        {!cancelled && (
          <Section title={makers.length > 0 ? `${makers.length} chủ thể tham gia` : "Chủ thể tham gia"}>
            {makers.length === 0 ? (
              <EmptyState title="Danh sách đang được xác nhận">Chủ thể hiện ở đây khi đã có chỗ.</EmptyState>
            ) : (
              <Grid min="medium">
                {makers.map((maker) => (
                  <Maker maker={maker} key={maker.slug} />
                ))}
              </Grid>
            )}
          </Section>
        )}
      </Stack>
    </PublicPage>,
    { cacheSeconds: CACHE_SECONDS },
  );
}

function Maker({ maker }: { maker: PublicMaker }) {
  return (
    <Card title={maker.name} level={3} aside={maker.boothCode && <Muted>Gian {maker.boothCode}</Muted>}>
      <Stack gap="tight">
        {maker.products.map(({ productId, name, slug, star }) => (
          <Row gap="tight" key={productId}>
            <TextLink href={catalogueUrls.product(slug)}>{name}</TextLink>
            {star !== null && <Stars value={star} size="small" />}
          </Row>
        ))}
        {maker.products.length === 0 && <Muted>Chưa có sản phẩm đang mang hạng sao.</Muted>}
        <TextLink href={catalogueUrls.producer(maker.slug)}>Về chủ thể</TextLink>
      </Stack>
    </Card>
  );
}
