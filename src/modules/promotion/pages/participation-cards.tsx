import { producerUrls } from "#modules/producers";
import {
  Button,
  ButtonRow,
  Card,
  CheckboxGroup,
  DescriptionList,
  Disclosure,
  Form,
  type FormError,
  fieldError,
  formatDate,
  formatDateTime,
  type PageContext,
  Select,
  Small,
  Stack,
  TextArea,
  TextField,
  TextLink,
} from "#platform/ui";
import { eventAllows, type ParticipationAction, participationAllows } from "../domain/actions.ts";
import { MOST_SHOWN } from "../domain/participation.ts";
import { promotionUrls as urls } from "../urls.ts";
import type { TypedAnswer } from "../use-cases/answer-invitation.ts";
import type { TypedResult } from "../use-cases/note-result.ts";
import { productWords } from "../use-cases/read-events.ts";
import type { ParticipationView } from "../use-cases/read-participation.ts";
import { openOfficeSteps } from "../use-cases/step-participation.ts";

/** What was typed into the form that was refused, so that nothing of it is lost. */
export interface Asked {
  answer?: { typed: TypedAnswer; productIds: string[] };
  decline?: string;
  reason?: string;
  result?: TypedResult;
  withdrawing?: string;
}

export interface CardProps {
  page: PageContext;
  view: ParticipationView;
  asked: Asked;
  errors: FormError[];
}

const may = ({ event, participation }: ParticipationView, action: ParticipationAction) =>
  participationAllows(event.status, participation.status, action);

/** The producer's own answer: products, contact, wish. */
export function AnswerCard({ page, view, asked, errors }: CardProps) {
  if (!view.mayWork || !may(view, "register")) return null;
  const { event, participation, offered, shown } = view;
  const own = asked.answer ? errors : [];
  const typed = asked.answer?.typed ?? {
    contactName: participation.contactName ?? "",
    contactPhone: participation.contactPhone ?? "",
    wish: participation.wish ?? "",
  };
  const chosen = asked.answer?.productIds ?? shown.flatMap(({ productId }) => (productId ? [productId] : []));
  const field = (name: keyof TypedAnswer) => ({ name, value: typed[name], error: fieldError(own, name) });
  return (
    <Card title={participation.status === "registered" ? "Sửa đăng ký" : "Đăng ký tham gia"} tone="leaf">
      <Form
        page={page}
        action={urls.answer(participation.id)}
        errors={own}
        hidden={{ version: String(participation.version) }}
      >
        {event.registerBy && <Small>Hạn đăng ký: hết ngày {formatDate(event.registerBy)}.</Small>}
        <CheckboxGroup
          name="san-pham-dua"
          label="Sản phẩm đưa đi trưng bày"
          hint={offered.length > MOST_SHOWN ? `Chọn tối đa ${MOST_SHOWN} sản phẩm.` : undefined}
          error={fieldError(own, "san-pham-dua")}
          options={offered.map(({ productId, name, star }) => ({
            value: productId,
            label: name,
            hint: star === null ? "không mang hạng sao vào ngày khai mạc" : `${star} sao`,
          }))}
          values={chosen}
        />
        <TextField {...field("contactName")} label="Người liên hệ" autoComplete="name" maxLength={120} />
        <TextField
          {...field("contactPhone")}
          label="Điện thoại"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          width="medium"
        />
        <TextArea
          {...field("wish")}
          label="Nguyện vọng"
          hint="Cần ổ điện, tủ mát, chỗ nấu thử, đi chung xe…"
          rows={3}
          maxLength={1000}
          optional
        />
        <Button>{participation.status === "registered" ? "Lưu đăng ký" : "Gửi đăng ký"}</Button>
      </Form>
    </Card>
  );
}

export function DeclineCard({ page, view, asked, errors }: CardProps) {
  if (!view.mayWork || view.mayRun || !may(view, "decline")) return null;
  const { participation } = view;
  const own = asked.decline === undefined ? [] : errors;
  return (
    <Disclosure summary="Không tham gia được" open={asked.decline !== undefined}>
      <Form
        page={page}
        action={urls.decline(participation.id)}
        errors={own}
        hidden={{ version: String(participation.version) }}
      >
        <TextField
          name="reason"
          id="reason"
          label="Lý do"
          hint="Đơn vị tổ chức đọc để sắp xếp lại; sau này vẫn đăng ký lại được."
          value={asked.decline ?? ""}
          error={fieldError(own, "reason")}
          maxLength={500}
        />
        <Button kind="secondary">Báo không tham gia</Button>
      </Form>
    </Disclosure>
  );
}

const stepLabels = {
  invite: "Mời lại",
  confirm: "Xác nhận tham gia",
  turnDown: "Chưa xếp được chỗ",
  attend: "Có mặt",
  miss: "Vắng mặt",
} as const;

/** What whoever runs the event decides: place, confirmation, presence. */
export function OfficeCard({ page, view, asked, errors }: CardProps) {
  if (!view.mayRun) return null;
  const steps = openOfficeSteps(view);
  const own = asked.answer || asked.decline !== undefined || asked.result ? [] : errors;
  const { participation } = view;
  if (steps.length === 0 && !mayPlace(view)) return null;
  return (
    <Card title="Đơn vị tổ chức">
      <Stack>
        {mayPlace(view) && <BoothChoice page={page} view={view} error={fieldError(own, "boothId")} />}
        {steps.length > 0 && (
          <Form
            page={page}
            action={urls.stepParticipation(participation.id)}
            errors={own.filter(({ href }) => href !== "#boothId")}
            hidden={{ version: String(participation.version) }}
          >
            {steps.includes("turnDown") && (
              <TextField
                name="reason"
                label="Lý do nếu chưa xếp được chỗ"
                value={asked.reason ?? ""}
                error={fieldError(own, "reason")}
                maxLength={500}
                optional
              />
            )}
            <ButtonRow>
              {steps.map((step) => (
                <Button
                  key={step}
                  name="step"
                  value={step}
                  kind={step === "turnDown" || step === "miss" ? "secondary" : "primary"}
                >
                  {stepLabels[step]}
                </Button>
              ))}
            </ButtonRow>
          </Form>
        )}
      </Stack>
    </Card>
  );
}

function mayPlace({ event, participation, freeBooths }: ParticipationView): boolean {
  const placed = ["registered", "confirmed", "attended"].includes(participation.status);
  return placed && freeBooths.length > 0 && eventAllows(event.status, "arrange");
}

function BoothChoice({
  page,
  view,
  error,
}: {
  page: PageContext;
  view: ParticipationView;
  error: string | undefined;
}) {
  const { participation, freeBooths } = view;
  const ordered = [...freeBooths].sort((one, other) =>
    one.code.localeCompare(other.code, "vi", { numeric: true }),
  );
  return (
    <Form
      page={page}
      action={urls.placeInBooth(participation.id)}
      hidden={{ version: String(participation.version) }}
    >
      <Select
        name="boothId"
        label="Gian hàng"
        options={ordered.map(({ id, code }) => ({ value: id, label: `Gian ${code}` }))}
        value={participation.boothId ?? ""}
        placeholder="Chưa xếp"
        width="medium"
        {...(error ? { error } : {})}
      />
      <Button kind="secondary">Lưu gian</Button>
    </Form>
  );
}

export function FactsCard({ view }: CardProps) {
  const { participation, producer, shown, booth } = view;
  return (
    <Card title="Đăng ký">
      <DescriptionList
        untold={{ term: "Chưa có" }}
        items={[
          {
            term: "Chủ thể",
            value: producer ? (
              <TextLink href={urls.producer(producer.id)}>{producer.name}</TextLink>
            ) : (
              participation.producerName
            ),
            ...(producer ? { action: { href: producerUrls.overview(producer.id), label: "Hồ sơ" } } : {}),
          },
          { term: "Gian", value: booth?.code ?? null },
          { term: "Sản phẩm trưng bày", value: shown.length > 0 ? productWords(shown) : null },
          { term: "Người liên hệ", value: participation.contactName },
          {
            term: "Điện thoại",
            value: participation.contactPhone && (
              <TextLink href={`tel:${participation.contactPhone}`}>{participation.contactPhone}</TextLink>
            ),
          },
          { term: "Nguyện vọng", value: participation.wish },
          { term: "Ghi chú", value: participation.note },
          { term: "Mời lúc", value: participation.invitedAt && formatDateTime(participation.invitedAt) },
          {
            term: "Trả lời lúc",
            value: participation.answeredAt && formatDateTime(participation.answeredAt),
          },
        ]}
      />
    </Card>
  );
}
