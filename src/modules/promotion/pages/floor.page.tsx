import { getProvince } from "#modules/territory";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, holdsRole, html, type Request, redirect, textOf } from "#platform/http";
import {
  Card,
  DataTable,
  DemoMark,
  EmptyState,
  type FormError,
  formatMoney,
  LinkButton,
  Muted,
  PageHeader,
  Paper,
  PaperHead,
  PaperPage,
  PaperTitle,
  Section,
  Split,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { eventAllows } from "../domain/actions.ts";
import { boothKinds } from "../domain/floor.ts";
import { mayRunEvent, ministryRoles } from "../permissions.ts";
import { promotionUrls as urls } from "../urls.ts";
import { placeWords } from "../use-cases/check-event.ts";
import { eventToRun } from "../use-cases/event-access.ts";
import {
  addBooths,
  boothFields,
  boothOf,
  changeBooth,
  type FloorPlan,
  newBoothFields,
  readFloor,
  removeBooth,
  resizeFloor,
  type TypedBooth,
  type TypedNewBooths,
} from "../use-cases/floor-plan.ts";
import { daysText } from "./event-tags.tsx";
import { type DrawnBooth, FloorDrawing } from "./floor-drawing.tsx";
import { BoothForm, NewBoothsForm, SizeForm } from "./floor-forms.tsx";

const emptyNew: TypedNewBooths = {
  prefix: "A",
  count: "6",
  kind: "booth",
  width: "1",
  height: "1",
  x: "",
  y: "",
  priceVnd: "",
};

export function showFloor(request: Request): Promise<Answer> {
  return answer(request, {});
}

export async function postBooths(request: Request): Promise<Answer> {
  const eventId = request.params.eventId ?? "";
  const typed = typedTexts(request.fields, newBoothFields);
  const input = { eventId, typed, requestId: request.id };
  const done = await addBooths(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, { typed, errors: formErrors(done.faults) });
  const text = `Đã thêm ${done.value.codes.length} ô: ${done.value.codes.join(", ")}.`;
  return redirect(urls.floor(eventId), { kind: "success", text });
}

export async function postSize(request: Request): Promise<Answer> {
  const eventId = request.params.eventId ?? "";
  const size = { columns: textOf(request.fields, "columns"), rows: textOf(request.fields, "rows") };
  const input = { eventId, version: versionOf(request.fields), ...size, requestId: request.id };
  const done = await resizeFloor(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, { size, errors: formErrors(done.faults) });
  return redirect(urls.floor(eventId), { kind: "success", text: "Đã đổi kích thước sơ đồ." });
}

interface Again {
  typed?: TypedNewBooths;
  size?: { columns: string; rows: string };
  errors?: FormError[];
}

async function answer(request: Request, again: Again): Promise<Answer> {
  const actor = request.requireActor();
  const plan = await readFloor(request.services, actor, request.params.eventId ?? "");
  const { event } = plan;
  const arranging = mayRunEvent(actor, event) && eventAllows(event.status, "arrange");
  const page = request.page();
  const { errors = [], typed = emptyNew } = again;
  const size = again.size ?? { columns: String(event.floorColumns), rows: String(event.floorRows) };
  const drawn = drawnBooths(plan, arranging);
  return html(
    <WorkspacePage title="Sơ đồ gian hàng" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Sơ đồ gian hàng"
          breadcrumb={[
            { href: urls.events, label: "Xúc tiến" },
            { href: urls.event(event.id), label: event.title },
            { label: "Sơ đồ gian hàng" },
          ]}
          tags={event.isDemo && <DemoMark />}
          actions={
            <LinkButton href={urls.floorPaper(event.id)} kind="secondary" icon="printer">
              Bản in A4
            </LinkButton>
          }
        />
        {plan.booths.length === 0 ? (
          <EmptyState title="Sơ đồ còn trống" icon="map-pin">
            Thêm một dãy gian (ví dụ A1 đến A6); hệ thống đặt vào chỗ trống đầu tiên, sau đó dời từng gian.
          </EmptyState>
        ) : (
          <FloorDrawing
            columns={event.floorColumns}
            rows={event.floorRows}
            booths={drawn}
            label={`Sơ đồ gian hàng ${event.title}`}
          />
        )}
        {arranging ? (
          <Split side={<SizeForm page={page} event={event} size={size} errors={again.size ? errors : []} />}>
            <NewBoothsForm page={page} event={event} typed={typed} errors={again.typed ? errors : []} />
          </Split>
        ) : null}
        <BoothTable plan={plan} booths={drawn} linked={!holdsRole(actor, ministryRoles)} />
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function drawnBooths({ booths, participants, event }: FloorPlan, linked: boolean): DrawnBooth[] {
  return booths.map((booth) => ({
    ...booth,
    names: participants.filter(({ boothId }) => boothId === booth.id).map(({ producerName }) => producerName),
    ...(linked ? { href: urls.booth(event.id, booth.id) } : {}),
  }));
}

function BoothTable({ plan, booths, linked }: { plan: FloorPlan; booths: DrawnBooth[]; linked: boolean }) {
  const ordered = [...booths].sort((one, other) =>
    one.code.localeCompare(other.code, "vi", { numeric: true }),
  );
  return (
    <Section title="Danh sách ô">
      <DataTable
        caption="Danh sách ô trên sơ đồ"
        captionHidden
        rows={ordered}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "code",
            label: "Mã",
            primary: true,
            cell: (booth: DrawnBooth) =>
              booth.href ? <TextLink href={booth.href}>{booth.code}</TextLink> : booth.code,
          },
          { key: "kind", label: "Loại", cell: (booth: DrawnBooth) => boothKinds[booth.kind] },
          {
            key: "place",
            label: "Vị trí",
            cell: (booth: DrawnBooth) =>
              `cột ${booth.x}, hàng ${booth.y}, ${booth.width} × ${booth.height} ô`,
          },
          {
            key: "who",
            label: "Chủ thể",
            cell: (booth: DrawnBooth) =>
              linked ? <Standing plan={plan} booth={booth} /> : booth.names.join(", "),
          },
          {
            key: "price",
            label: "Giá thuê",
            align: "end",
            cell: (booth: DrawnBooth) =>
              booth.priceVnd === null ? <Muted>–</Muted> : formatMoney(booth.priceVnd),
          },
        ]}
        empty={<EmptyState title="Chưa có ô nào" />}
      />
    </Section>
  );
}

function Standing({ plan, booth }: { plan: FloorPlan; booth: DrawnBooth }) {
  const own = plan.participants.filter(({ boothId }) => boothId === booth.id);
  if (own.length === 0) return <Muted>{booth.kind === "booth" ? "còn trống" : "–"}</Muted>;
  return (
    <>
      {own.map((each, at) => (
        <span key={each.id}>
          {at > 0 && ", "}
          <TextLink href={urls.participation(each.id)}>{each.producerName}</TextLink>
        </span>
      ))}
    </>
  );
}

export function showBooth(request: Request): Promise<Answer> {
  return boothAnswer(request, undefined, []);
}

export async function postBooth(request: Request): Promise<Answer> {
  const { eventId = "", boothId = "" } = request.params;
  const typed = typedTexts(request.fields, boothFields);
  const input = { eventId, boothId, typed, requestId: request.id };
  const done = await changeBooth(request.services, request.requireActor(), input);
  if (!done.ok) return boothAnswer(request, typed, formErrors(done.faults));
  return redirect(urls.floor(eventId), { kind: "success", text: `Đã lưu gian ${done.value.code}.` });
}

export async function postRemoveBooth(request: Request): Promise<Answer> {
  const { eventId = "", boothId = "" } = request.params;
  const input = { eventId, boothId, requestId: request.id };
  const done = await removeBooth(request.services, request.requireActor(), input);
  const text = done.ok ? `Đã bỏ gian ${done.value.code} khỏi sơ đồ.` : "";
  return redirect(urls.floor(eventId), { kind: "success", text });
}

async function boothAnswer(
  request: Request,
  typed: TypedBooth | undefined,
  errors: FormError[],
): Promise<Answer> {
  const { eventId = "", boothId = "" } = request.params;
  const event = await eventToRun(request.services.db, request.requireActor(), eventId);
  const plan = await readFloor(request.services, request.requireActor(), event.id);
  const booth = boothOf(plan.booths, boothId);
  const page = request.page();
  const names = plan.participants
    .filter((each) => each.boothId === booth.id)
    .map((each) => each.producerName);
  return html(
    <WorkspacePage title={`Gian ${booth.code}`} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={`Gian ${booth.code}`}
          breadcrumb={[
            { href: urls.event(event.id), label: event.title },
            { href: urls.floor(event.id), label: "Sơ đồ gian hàng" },
            { label: booth.code },
          ]}
          lead={names.length > 0 ? names.join(", ") : "Chưa xếp chủ thể nào."}
        />
        {eventAllows(event.status, "arrange") ? (
          <BoothForm
            page={page}
            event={event}
            booth={booth}
            typed={typed}
            errors={errors}
            taken={names.length}
          />
        ) : (
          <Card>Sự kiện đã kết thúc hoặc đã huỷ nên sơ đồ không đổi nữa.</Card>
        )}
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

/** One sheet of A4 to hang at the door: the drawing, then who stands where. */
export async function showFloorPaper(request: Request): Promise<Answer> {
  const plan = await readFloor(request.services, request.requireActor(), request.params.eventId ?? "");
  const { event } = plan;
  const booths = drawnBooths(plan, false);
  const taken = booths
    .filter(({ kind, names }) => kind === "booth" && names.length > 0)
    .sort((one, other) => one.code.localeCompare(other.code, "vi", { numeric: true }));
  return html(
    <PaperPage
      title={`Sơ đồ ${event.title}`}
      page={request.page()}
      back={{ href: urls.floor(event.id), label: "Sơ đồ" }}
    >
      <Paper>
        <PaperHead agency={event.organiser ?? `UBND ${getProvince(event.provinceCode).fullName}`} />
        <PaperTitle
          title="Sơ đồ gian hàng"
          subtitle={`${event.title}, ${daysText(event)}, ${placeWords(event)}`}
        />
        <FloorDrawing
          columns={event.floorColumns}
          rows={event.floorRows}
          booths={booths}
          label={`Sơ đồ gian hàng ${event.title}`}
          paper
        />
        <DataTable
          caption="Chủ thể theo gian"
          narrow
          rows={taken}
          rowKey={({ id }) => id}
          columns={[
            { key: "code", label: "Gian", primary: true, cell: (booth: DrawnBooth) => booth.code },
            { key: "who", label: "Chủ thể", cell: (booth: DrawnBooth) => booth.names.join("; ") },
          ]}
          empty={<Muted>Chưa xếp chủ thể vào gian.</Muted>}
        />
        {event.isDemo && <DemoMark />}
      </Paper>
    </PaperPage>,
  );
}
