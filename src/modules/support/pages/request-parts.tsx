import { consultantsUrls, helpKindName } from "#modules/consultants";
import { producerUrls } from "#modules/producers";
import { productUrls } from "#modules/products";
import { dayInVietnam } from "#platform/calendar";
import { acceptAttribute, fileUrls } from "#platform/files";
import {
  Button,
  Card,
  DescriptionList,
  Disclosure,
  FileField,
  FileList,
  Form,
  fieldError,
  formatDate,
  formatDateTime,
  formatMoney,
  LinkButton,
  Muted,
  Notice,
  type PageContext,
  PostButton,
  ProductPicture,
  Prose,
  Row,
  Section,
  Select,
  Small,
  Split,
  Stack,
  StatusTag,
  TextField,
  TextLink,
  Timeline,
} from "#platform/ui";
import {
  type FileRole,
  fileRoles,
  overBudget,
  type RequestStatus,
  requestStepNames,
  statusesInOrder,
} from "../domain/request.ts";
import { supportUrls as urls } from "../urls.ts";
import { rolesToAttach } from "../use-cases/requests/attach-files.ts";
import type { RequestView, ShownFile } from "../use-cases/requests/view-request.ts";
import type { Stopped } from "./request-forms.tsx";
import { DesignTag } from "./words.tsx";

/** What is asked, by whom, for what. */
export function About({ view }: { view: RequestView }) {
  const { request, producer, product } = view;
  return (
    <Card title="Nhu cầu">
      <Stack>
        <Prose>
          {request.need.split("\n").map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </Prose>
        <DescriptionList
          items={[
            {
              term: "Chủ thể",
              value: <TextLink href={producerUrls.overview(producer.id)}>{producer.name}</TextLink>,
            },
            {
              term: "Sản phẩm",
              value: product ? (
                <TextLink href={productUrls.overview(product.id)}>{product.name}</TextLink>
              ) : (
                "Chung cho cả cơ sở"
              ),
            },
            { term: "Loại hỗ trợ", value: helpKindName(request.kind) },
            { term: "Cần trước ngày", value: request.wantedBy ? formatDate(request.wantedBy) : null },
            { term: "Ngày gửi", value: formatDate(dayInVietnam(request.createdAt)) },
            ...(request.onBehalfOf ? [{ term: "Gửi thay", value: "Cán bộ xã gửi thay chủ thể" }] : []),
            ...(request.source ? [{ term: "Nguồn", value: request.source }] : []),
          ]}
          untold={{ term: "Chưa ghi" }}
        />
      </Stack>
    </Card>
  );
}

/** Money, provider, contract; prices of contracts only for those who may read contracts. */
export function Help({ view }: { view: RequestView }) {
  const { request, consultant, seesContract, design, sides } = view;
  if (request.budgetVnd === null && !consultant && !design && !sides.office) return null;
  const money = (value: number | null) => (value === null ? null : formatMoney(value));
  const over = overBudget(request);
  return (
    <Card title="Hỗ trợ">
      <Stack>
        {over > 0 && seesContract && (
          <Notice kind="warn" title="Hợp đồng vượt kinh phí">
            Giá trị hợp đồng cao hơn kinh phí hỗ trợ và phần chủ thể góp {formatMoney(over)}. Sửa kinh phí
            hoặc ký phụ lục.
          </Notice>
        )}
        <DescriptionList
          items={[
            { term: "Kinh phí hỗ trợ", value: money(request.budgetVnd) },
            { term: "Nguồn kinh phí", value: request.budgetSource },
            { term: "Chủ thể góp", value: money(request.ownShareVnd) },
            { term: "Đơn vị hỗ trợ", value: consultant ? <Provider view={view} /> : null },
            ...(seesContract
              ? [
                  { term: "Hợp đồng", value: contractText(view) },
                  { term: "Giá trị hợp đồng", value: money(request.contractValueVnd) },
                ]
              : []),
            { term: "Hạn bàn giao", value: request.dueOn ? formatDate(request.dueOn) : null },
            { term: "Đã bàn giao", value: request.deliveredOn ? formatDate(request.deliveredOn) : null },
            { term: "Kết quả", value: request.result },
            { term: "Mức hài lòng", value: request.rating === null ? null : `${request.rating}/5` },
          ]}
          untold={{ term: "Chưa có" }}
        />
        <DesignWork view={view} />
      </Stack>
    </Card>
  );
}

function Provider({ view }: { view: RequestView }) {
  const { consultant, producer, sides } = view;
  if (!consultant) return null;
  return (
    <>
      {sides.office ? (
        <TextLink href={consultantsUrls.consultant(consultant.id)}>{consultant.name}</TextLink>
      ) : (
        consultant.name
      )}
      <br />
      <Small>Người của đơn vị này không được chấm hồ sơ của {producer.name}.</Small>
    </>
  );
}

function contractText({ request }: RequestView): string | null {
  if (!request.contractNumber) return null;
  return `Số ${request.contractNumber}${request.contractOn ? `, ngày ${formatDate(request.contractOn)}` : ""}`;
}

const designKinds = ["packaging", "label", "design_protection", "story"];

function DesignWork({ view }: { view: RequestView }) {
  const { request, design, sides } = view;
  if (design)
    return (
      <Row>
        <TextLink href={urls.design(design.id)}>Việc của trung tâm thiết kế</TextLink>
        <DesignTag status={design.status} />
      </Row>
    );
  const open = request.status === "accepted" || request.status === "contracted";
  if (!sides.office || !open || !designKinds.includes(request.kind)) return null;
  return (
    <Row>
      <LinkButton href={urls.newDesignFor(request.id)} kind="secondary" icon="sprout">
        Giao trung tâm thiết kế
      </LinkButton>
    </Row>
  );
}

const isPicture = ({ file }: ShownFile) => file.mime.startsWith("image/");

/** Before on the left, after on the right. */
export function Compare({ view }: { view: RequestView }) {
  const of = (role: FileRole) => view.files.filter((each) => each.role === role && isPicture(each));
  const [before, after] = [of("before"), of("after")];
  if (before.length + after.length === 0) return null;
  return (
    <Section title="Trước và sau">
      <Split ratio="half" side={<Pictures title="Sau hỗ trợ" files={after} />}>
        <Pictures title="Trước hỗ trợ" files={before} />
      </Split>
    </Section>
  );
}

function Pictures({ title, files }: { title: string; files: ShownFile[] }) {
  return (
    <Stack gap="tight">
      <Row gap="tight">
        <StatusTag tone="neutral">{title}</StatusTag>
      </Row>
      {files.length === 0 && <Muted>Chưa có ảnh.</Muted>}
      {files.map(({ id, fileId, caption, file }) => (
        <Stack key={id} gap="tight">
          <ProductPicture
            picture={{ src: fileUrls.file(fileId) }}
            alt={caption ?? `${title}: ${file.originalName}`}
            large
          />
          {caption && <Small>{caption}</Small>}
        </Stack>
      ))}
    </Stack>
  );
}

interface PapersProps {
  page: PageContext;
  view: RequestView;
  stopped: Stopped | null;
}

/** Contract, minutes and whatever else belongs to the request. */
export function Papers({ page, view, stopped }: PapersProps) {
  const { request, files, actions, seesContract } = view;
  const prints = seesContract && (request.status === "delivered" || request.status === "completed");
  return (
    <Section title="Tệp và biên bản" id="tep">
      <Stack>
        {prints && (
          <Row>
            <LinkButton href={urls.acceptancePdf(request.id)} kind="secondary" icon="printer" download>
              Biên bản nghiệm thu (PDF)
            </LinkButton>
            <LinkButton href={urls.acceptanceWord(request.id)} kind="quiet" icon="file-text" download>
              Bản Word
            </LinkButton>
          </Row>
        )}
        <FileList
          files={files.map((each) => ({
            href: fileUrls.file(each.fileId),
            name: each.caption ?? each.file.originalName,
            kind: fileRoles[each.role],
            size: each.file.bytes,
            date: each.addedAt,
            ...(actions.includes("attach") ? { note: <TakeAway page={page} view={view} file={each} /> } : {}),
          }))}
          empty={<Muted>Chưa có tệp nào.</Muted>}
        />
        {actions.includes("attach") && <AttachForm page={page} view={view} stopped={stopped} />}
      </Stack>
    </Section>
  );
}

function TakeAway({ page, view, file }: { page: PageContext; view: RequestView; file: ShownFile }) {
  if (!rolesToAttach(view.sides).includes(file.role)) return null;
  return (
    <PostButton
      page={page}
      action={urls.removeFile(view.request.id, file.id)}
      hidden={{ version: String(view.request.version) }}
      kind="quiet"
      icon="x"
      small
    >
      Bỏ tệp
    </PostButton>
  );
}

function AttachForm({ page, view, stopped }: PapersProps) {
  const mine = stopped?.action === "attach" ? stopped : null;
  const errors = mine?.errors ?? [];
  return (
    <Disclosure summary="Thêm tệp, ảnh" open={mine !== null}>
      <Form
        page={page}
        action={urls.attach(view.request.id)}
        errors={errors}
        files
        hidden={{ version: String(view.request.version) }}
        label="Thêm tệp"
      >
        <Select
          name="attachRole"
          label="Loại tệp"
          value={mine?.typed.attachRole ?? ""}
          placeholder="Chọn loại tệp"
          options={rolesToAttach(view.sides).map((role) => ({ value: role, label: fileRoles[role] }))}
          error={fieldError(errors, "attachRole")}
        />
        <FileField
          name="attachFiles"
          label="Tệp"
          accept={acceptAttribute("either")}
          limitText="Tối đa 10 tệp, mỗi tệp 20 MB."
          error={fieldError(errors, "attachFiles")}
          multiple
        />
        <TextField
          name="caption"
          label="Chú thích"
          value={mine?.typed.caption ?? ""}
          maxLength={200}
          optional
        />
        <Button kind="secondary" icon="upload">
          Thêm tệp
        </Button>
      </Form>
    </Disclosure>
  );
}

/** The way of the request, oldest first. */
export function Story({ view }: { view: RequestView }) {
  const entries = view.moves.map((move) => ({
    title: storyTitle(move.from, move.to),
    when: formatDateTime(move.at),
    ...(move.byName
      ? { who: move.onBehalfOf ? `${move.byName}, thay ${move.onBehalfOf}` : move.byName }
      : {}),
    ...(move.note ? { note: move.note } : {}),
  }));
  return (
    <Card title="Diễn biến">
      <Timeline entries={entries} empty={<Muted>Chưa ghi diễn biến.</Muted>} />
    </Card>
  );
}

/** Each step by what was done; one that goes back says so. */
function storyTitle(from: RequestStatus | null, to: RequestStatus): string {
  if (from === to) return "Cập nhật";
  const back = from !== null && statusesInOrder.indexOf(to) < statusesInOrder.indexOf(from);
  return back ? "Lùi một bước" : requestStepNames[to];
}
