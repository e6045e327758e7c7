import { listCommunes } from "#modules/territory";
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
import type { Fault } from "#platform/result";
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Disclosure,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  LinkButton,
  Muted,
  PageHeader,
  Row,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { audienceNames, isAudience } from "../domain/audiences.ts";
import { trainingUrls as urls } from "../urls.ts";
import {
  type InviteRule,
  inviteLearners,
  mostProposed,
  type Proposal,
  proposeLearners,
} from "../use-cases/invite.ts";
import { communeName } from "./class-words.tsx";

const id = (request: Request) => request.params.classId ?? "";

export function showInvite(request: Request): Promise<Answer> {
  return answer(request, readRule(request.query, textOf(request.query, "loc") === "1"), []);
}

export async function postInvite(request: Request): Promise<Answer> {
  const rule = readRule(request.fields, true);
  const keys = listOf(request.fields, "people");
  const input = { classId: id(request), rule, keys, requestId: request.id };
  const done = await inviteLearners(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, rule, done.faults);
  const { invited, letters } = done.value;
  const onPaper = invited - letters;
  const rest = onPaper > 0 ? ` ${onPaper} nơi chưa có tài khoản: gửi giấy mời.` : "";
  return redirect(`${urls.class(id(request))}#hoc-vien`, {
    kind: "success",
    text: `Đã mời ${invited}, gửi ${letters} thư.${rest}`,
  });
}

/** At the first look only people without training this year are proposed. */
function readRule(fields: Fields, chosen: boolean): InviteRule {
  return {
    audiences: listOf(fields, "doi-tuong"),
    communeCodes: listOf(fields, "xa").slice(0, 200),
    untrainedOnly: chosen ? textOf(fields, "chua-hoc") === "1" : true,
    text: textOf(fields, "q").slice(0, 100) || undefined,
  };
}

async function answer(request: Request, rule: InviteRule, faults: readonly Fault[]): Promise<Answer> {
  const proposal = await proposeLearners(request.services, request.requireActor(), id(request), rule);
  const { training } = proposal;
  return html(
    <WorkspacePage title="Mời học viên" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Mời học viên"
          lead="Hệ thống đề xuất theo đối tượng, địa bàn và ai chưa được tập huấn trong năm; bạn chọn rồi mời."
          breadcrumb={[
            { href: urls.classes, label: "Tập huấn" },
            { href: urls.class(training.id), label: training.title },
            { label: "Mời học viên" },
          ]}
        />
        <Rule proposal={proposal} rule={rule} />
        <People request={request} proposal={proposal} rule={rule} faults={faults} />
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function Rule({ proposal: { training }, rule }: { proposal: Proposal; rule: InviteRule }) {
  return (
    <search>
      <form method="get" action={urls.invite(training.id)} aria-label="Quy tắc mời">
        <Stack>
          <input type="hidden" name="loc" value="1" />
          <CheckboxGroup
            name="doi-tuong"
            label="Đối tượng"
            values={rule.audiences.length > 0 ? [...rule.audiences] : training.audiences}
            options={training.audiences
              .filter(isAudience)
              .map((value) => ({ value, label: audienceNames[value] }))}
          />
          <Checkbox
            name="chua-hoc"
            label="Chỉ người chưa dự lớp nào trong năm nay"
            checked={rule.untrainedOnly}
          />
          {training.communeCode === null && (
            <Disclosure
              summary={
                rule.communeCodes.length > 0
                  ? `Xã, phường (${rule.communeCodes.length})`
                  : "Xã, phường: tất cả"
              }
            >
              <CheckboxGroup
                name="xa"
                label="Xã, phường"
                optional
                values={[...rule.communeCodes]}
                options={listCommunes(training.provinceCode).map(({ code, fullName }) => ({
                  value: code,
                  label: fullName,
                }))}
              />
            </Disclosure>
          )}
          <TextField name="q" label="Tên người, cơ quan, chủ thể" value={rule.text ?? ""} />
          <Row>
            <Button kind="secondary" icon="search">
              Đề xuất
            </Button>
          </Row>
        </Stack>
      </form>
    </search>
  );
}

interface Shown {
  request: Request;
  proposal: Proposal;
  rule: InviteRule;
  faults: readonly Fault[];
}

function People({ request, proposal: { training, candidates }, rule, faults }: Shown) {
  const errors = formErrors(faults);
  if (candidates.length === 0)
    return (
      <EmptyState title="Không còn ai để đề xuất" icon="users">
        Mọi người khớp quy tắc đã có tên trong lớp hoặc đã được tập huấn trong năm. Bỏ bớt điều kiện, hoặc
        thêm học viên bằng tay.
      </EmptyState>
    );
  return (
    <Form page={request.page()} action={urls.invite(training.id)} errors={errors} label="Người được mời">
      <Stack>
        {rule.audiences.map((each) => (
          <input key={each} type="hidden" name="doi-tuong" value={each} />
        ))}
        {rule.communeCodes.map((each) => (
          <input key={each} type="hidden" name="xa" value={each} />
        ))}
        <input type="hidden" name="chua-hoc" value={rule.untrainedOnly ? "1" : ""} />
        <input type="hidden" name="q" value={rule.text ?? ""} />
        <CheckboxGroup
          name="people"
          label={`Đề xuất (${candidates.length}${candidates.length === mostProposed ? "+" : ""})`}
          hint="Bỏ dấu những người không mời."
          values={errors.length > 0 ? [] : candidates.map(({ key }) => key)}
          error={fieldError(errors, "people")}
          options={candidates.map((each) => ({
            value: each.key,
            label: each.name,
            hint: [
              each.accountId === null ? "" : each.unitName,
              communeName(each.communeCode),
              isAudience(each.audience) ? audienceNames[each.audience] : "",
              each.trainedOn ? `tập huấn gần nhất ${formatDate(each.trainedOn)}` : "chưa tập huấn",
              each.accountId === null ? "chưa có tài khoản, mời bằng giấy" : "",
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
        {candidates.length === mostProposed && (
          <Muted>{`Mỗi lần đề xuất tối đa ${mostProposed}; mời xong mở lại trang để mời tiếp.`}</Muted>
        )}
        <Row>
          <Button icon="send">Mời những người đã chọn</Button>
          <LinkButton href={urls.class(training.id)} kind="quiet">
            Quay lại
          </LinkButton>
        </Row>
      </Stack>
    </Form>
  );
}
