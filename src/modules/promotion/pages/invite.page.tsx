import { sectors } from "#modules/products";
import { findCommune, listCommunes } from "#modules/territory";
import { uuidv7 } from "#platform/db";
import {
  type Answer,
  type Fields,
  formErrors,
  html,
  listOf,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import {
  Button,
  Card,
  CheckboxGroup,
  EmptyState,
  Facets,
  Form,
  type FormError,
  fieldError,
  formatNumber,
  Muted,
  Notice,
  NumberField,
  type PageContext,
  PageHeader,
  parseNumber,
  SearchBox,
  Select,
  Small,
  Split,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { eventAllows } from "../domain/actions.ts";
import type { InvitationRule, Proposal } from "../domain/invitation.ts";
import { promotionUrls as urls } from "../urls.ts";
import { inviteProducers, type ProposalList, proposeProducers } from "../use-cases/invite-producers.ts";

/** Rule → proposed list with reasons → choose → invite. */
export function showInvite(request: Request): Promise<Answer> {
  return answer(request, request.query, []);
}

export async function postInvite(request: Request): Promise<Answer> {
  const eventId = request.params.eventId ?? "";
  const rule = readRuleFields(request.fields);
  const producerIds = listOf(request.fields, "chu-the-moi");
  const done = await inviteProducers(request.services, request.requireActor(), {
    eventId,
    producerIds,
    ...(rule ? { rule } : {}),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, request.fields, formErrors(done.faults));
  const text = `Đã mời ${done.value.invited} chủ thể; mỗi chủ thể nhận một thư.`;
  return redirect(urls.event(eventId), { kind: "success", text });
}

async function answer(request: Request, fields: Fields, errors: FormError[]): Promise<Answer> {
  const rule = readRuleFields(fields);
  const text = textOf(fields, "q").slice(0, 100);
  const list = await proposeProducers(request.services, request.requireActor(), {
    eventId: request.params.eventId ?? "",
    text,
    ...(rule ? { rule } : {}),
  });
  const chosen = listOf(request.fields, "chu-the-moi");
  const page = request.page();
  return html(<InvitePage page={page} list={list} text={text} errors={errors} chosen={chosen} />, {
    status: errors.length > 0 ? 422 : 200,
  });
}

/** undefined when the page was opened without a choice: then the rule kept with the event holds. */
function readRuleFields(fields: Fields): InvitationRule | undefined {
  if (textOf(fields, "dieu-kien") === "") return undefined;
  const whole = (name: string, most: number) => {
    const value = parseNumber(textOf(fields, name)) ?? 0;
    return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : 0;
  };
  const stars = whole("sao", 5);
  return {
    minStar: stars < 3 ? 0 : stars,
    sectors: listOf(fields, "nganh").filter((each) => Object.hasOwn(sectors, each)),
    communeCodes: listOf(fields, "xa").filter((each) => findCommune(each) !== undefined),
    validOnly: textOf(fields, "hieu-luc") !== "0",
    restMonths: whole("nghi", 60),
    capacity: whole("suc-chua", 500),
  };
}

function hiddenOf(rule: InvitationRule): Record<string, string> {
  return {
    "dieu-kien": "1",
    sao: String(rule.minStar),
    "hieu-luc": rule.validOnly ? "1" : "0",
    nghi: String(rule.restMonths),
    "suc-chua": String(rule.capacity),
  };
}

interface PageProps {
  page: PageContext;
  list: ProposalList;
  text: string;
  errors: FormError[];
  chosen: string[];
}

function InvitePage({ page, list, text, errors, chosen }: PageProps) {
  const { event, rule, proposals, counts } = list;
  const open = eventAllows(event.status, "invite");
  return (
    <WorkspacePage title="Mời chủ thể" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Mời chủ thể"
          breadcrumb={[
            { href: urls.events, label: "Xúc tiến" },
            { href: urls.event(event.id), label: event.title },
            { label: "Mời chủ thể" },
          ]}
          lead="Chọn điều kiện, xem danh sách đề xuất kèm lý do, bỏ chọn hoặc chọn thêm rồi gửi thư mời."
        />
        {!open && (
          <Notice kind="warn" title="Chưa gửi thư mời được">
            Hãy mở mời tham gia ở trang sự kiện trước; danh sách dưới đây chỉ để xem.
          </Notice>
        )}
        <Split ratio="narrow-left" side={<RuleForm list={list} />}>
          <Stack>
            <SearchBox
              action={urls.invite(event.id)}
              label="Hoặc tìm một chủ thể theo tên"
              placeholder="Bỏ qua điều kiện, tìm mọi chủ thể đang hoạt động"
              value={text}
            />
            <Small>
              {text
                ? `${formatNumber(proposals.length)} chủ thể có tên khớp.`
                : `${formatNumber(proposals.length)} chủ thể đạt điều kiện, trong đó ${formatNumber(counts.womanLed)} do phụ nữ và ${formatNumber(counts.minorityLed)} do người dân tộc thiểu số đứng đầu.`}
            </Small>
            {proposals.length === 0 ? (
              <EmptyState title="Không có chủ thể nào đạt điều kiện">
                Hạ điều kiện về sao, bỏ bớt ngành hoặc xã. Chủ thể đã mời không hiện lại ở đây.
              </EmptyState>
            ) : (
              <Form
                page={page}
                action={urls.invite(event.id)}
                errors={errors}
                hidden={text ? { q: text } : hiddenOf(rule)}
                idempotencyKey={uuidv7()}
              >
                <Chosen rule={rule} text={text} />
                <CheckboxGroup
                  name="chu-the-moi"
                  label={
                    rule.capacity > 0 && !text
                      ? `Chọn sẵn ${rule.capacity} chủ thể đầu danh sách`
                      : "Chọn chủ thể để mời"
                  }
                  error={fieldError(errors, "chu-the-moi")}
                  options={proposals.map((each) => optionOf(each))}
                  values={valuesOf(list, text, chosen)}
                />
                <Button disabled={!open} icon="mail">
                  Gửi thư mời
                </Button>
              </Form>
            )}
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>
  );
}

/** Lists of a rule travel with the form as fields of the same name. */
function Chosen({ rule, text }: { rule: InvitationRule; text: string }) {
  if (text) return null;
  return (
    <>
      {rule.sectors.map((value) => (
        <input type="hidden" name="nganh" value={value} key={value} />
      ))}
      {rule.communeCodes.map((value) => (
        <input type="hidden" name="xa" value={value} key={value} />
      ))}
    </>
  );
}

function valuesOf({ proposals }: ProposalList, text: string, chosen: string[]): string[] {
  if (chosen.length > 0) return chosen;
  return text ? [] : proposals.filter((each) => each.chosen).map((each) => each.producerId);
}

function optionOf(each: Proposal) {
  const place = each.communeCode ? findCommune(each.communeCode)?.name : undefined;
  return {
    value: each.producerId,
    label: (
      <>
        {each.producerName}
        {place && <Muted> · {place}</Muted>}
      </>
    ),
    hint: each.reasons.join("; "),
  };
}

function RuleForm({ list: { event, rule } }: { list: ProposalList }) {
  const communes = listCommunes(event.provinceCode);
  return (
    <Stack>
      <Facets
        action={urls.invite(event.id)}
        submitLabel="Đề xuất danh sách"
        hidden={{ "dieu-kien": "1", nghi: String(rule.restMonths), "suc-chua": String(rule.capacity) }}
        groups={[
          {
            name: "sao",
            title: "Hạng sao cao nhất",
            kind: "radio",
            options: [
              { value: "0", label: "Không xét sao", checked: rule.minStar === 0 },
              ...[3, 4, 5].map((star) => ({
                value: String(star),
                label: `Từ ${star} sao`,
                checked: rule.minStar === star,
              })),
            ],
          },
          {
            name: "hieu-luc",
            title: "Giấy chứng nhận",
            kind: "radio",
            options: [
              { value: "1", label: "Còn hiệu lực vào ngày khai mạc", checked: rule.validOnly },
              { value: "0", label: "Không xét hiệu lực", checked: !rule.validOnly },
            ],
          },
          {
            name: "nganh",
            title: "Ngành",
            options: Object.entries(sectors).map(([value, label]) => ({
              value,
              label,
              checked: rule.sectors.includes(value),
            })),
          },
        ]}
      />
      <Card title="Điều kiện khác" level={3}>
        <form method="get" action={urls.invite(event.id)}>
          <Stack>
            <input type="hidden" name="dieu-kien" value="1" />
            <input type="hidden" name="sao" value={String(rule.minStar)} />
            <input type="hidden" name="hieu-luc" value={rule.validOnly ? "1" : "0"} />
            {rule.sectors.map((value) => (
              <input type="hidden" name="nganh" value={value} key={value} />
            ))}
            <NumberField
              name="suc-chua"
              label="Sức chứa"
              value={rule.capacity || ""}
              suffix="chủ thể"
              optional
            />
            <NumberField
              name="nghi"
              label="Không mời lại trong"
              value={rule.restMonths || ""}
              suffix="tháng"
              optional
            />
            <Select
              name="xa"
              label="Xã, phường"
              options={communes.map(({ code, fullName }) => ({ value: code, label: fullName }))}
              value={rule.communeCodes[0] ?? ""}
              placeholder="Mọi xã, phường"
              optional
            />
            <Button kind="secondary">Áp dụng</Button>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
