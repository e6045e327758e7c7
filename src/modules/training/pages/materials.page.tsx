import { isUuid } from "#platform/db";
import { acceptAttribute, fileUrls } from "#platform/files";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, holdsRole, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  Chip,
  ChipRow,
  DemoMark,
  DescriptionList,
  EmptyState,
  FileField,
  FileList,
  Form,
  fieldError,
  formatDate,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  PostButton,
  PublicPage,
  Row,
  SearchBox,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { commonTopics } from "../domain/topics.ts";
import { officerRoles } from "../permissions.ts";
import { trainingUrls as urls } from "../urls.ts";
import {
  addMaterial,
  getMaterial,
  listMaterialsFor,
  listMaterialsForSheet,
  listPublicMaterials,
  type Material,
  type MaterialPage,
  type MaterialSearch,
  materialFields,
  type TypedMaterial,
  withdrawMaterial,
} from "../use-cases/materials.ts";
import { asked, dayCell, sheetAnswer, withQuery } from "./asking.ts";
import { provinceName } from "./class-words.tsx";

function readSearch(request: Request): MaterialSearch {
  return { text: asked(request, "q"), topic: asked(request, "chu-de"), cursor: asked(request, "sau") };
}

export async function showMaterials(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const found = await listMaterialsFor(request.services, actor, search);
  return html(
    <WorkspacePage title="Tài liệu tập huấn" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Tài liệu tập huấn"
          lead="Bài giảng, sổ tay, biểu mẫu của tỉnh. Tài liệu công khai ai cũng xem được."
          actions={
            holdsRole(actor, officerRoles) && (
              <LinkButton href={urls.newMaterial} icon="plus">
                Thêm tài liệu
              </LinkButton>
            )
          }
        />
        <Library
          action={urls.materials}
          search={search}
          found={found}
          linkOf={(each) => urls.material(each.id)}
          emptyText="Bài giảng và biểu mẫu đưa lên một lần dùng cho nhiều lớp."
        />
        <Row>
          <LinkButton
            href={withQuery(urls.materialsSheet, { q: search.text, "chu-de": search.topic })}
            kind="secondary"
            icon="download"
          >
            Tải Excel
          </LinkButton>
          <LinkButton href={urls.publicMaterials} kind="quiet" icon="external-link">
            Trang tài liệu công khai
          </LinkButton>
        </Row>
      </Stack>
    </WorkspacePage>,
  );
}

export async function showPublicMaterials(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const found = await listPublicMaterials(request.services, search);
  return html(
    <PublicPage
      title="Tài liệu tập huấn OCOP"
      description="Bài giảng, sổ tay, biểu mẫu của các tỉnh về Chương trình OCOP, tải về miễn phí."
      page={request.page()}
    >
      <Stack gap="wide">
        <PageHeader
          title="Tài liệu tập huấn"
          lead="Bài giảng, sổ tay, biểu mẫu các tỉnh chia sẻ để ai cũng tự học và làm hồ sơ."
        />
        <Library
          action={urls.publicMaterials}
          search={search}
          found={found}
          linkOf={hrefOf}
          emptyText="Khi tỉnh công khai tài liệu, chúng hiện ở đây."
        />
      </Stack>
    </PublicPage>,
  );
}

export async function downloadMaterials(request: Request): Promise<Answer> {
  const rows = await listMaterialsForSheet(request.services, request.requireActor(), readSearch(request));
  return sheetAnswer(
    "tai-lieu-tap-huan",
    ["Tên tài liệu", "Chủ đề", "Mô tả", "Lớp", "Công khai", "Đường dẫn", "Ngày đưa lên"],
    rows.map((each) => [
      each.title,
      each.topic,
      each.description,
      each.classTitle,
      each.isPublic,
      each.link ?? `${request.services.config.SAOQUE_ORIGIN}${hrefOf(each)}`,
      dayCell(each.createdAt.toISOString().slice(0, 10)),
    ]),
  );
}

function hrefOf(each: Material): string {
  return each.fileId ? fileUrls.file(each.fileId) : (each.link ?? urls.publicMaterials);
}

interface LibraryProps {
  action: string;
  search: MaterialSearch;
  found: MaterialPage;
  linkOf: (each: Material) => string;
  emptyText: string;
}

function Library({ action, search, found, linkOf, emptyText }: LibraryProps) {
  const filtered = Boolean(search.text || search.topic);
  return (
    <Stack>
      <SearchBox
        action={action}
        label="Tìm tài liệu"
        placeholder="Tên, nội dung tài liệu"
        value={search.text ?? ""}
        hidden={search.topic ? { "chu-de": search.topic } : {}}
      />
      {found.topics.length > 0 && (
        <ChipRow>
          <Chip href={withQuery(action, { q: search.text })} current={!search.topic}>
            Mọi chủ đề
          </Chip>
          {found.topics.map((topic) => (
            <Chip
              key={topic}
              href={withQuery(action, { q: search.text, "chu-de": topic })}
              current={search.topic === topic}
            >
              {topic}
            </Chip>
          ))}
        </ChipRow>
      )}
      <FileList
        files={found.materials.map((each) => ({
          href: linkOf(each),
          name: each.title,
          kind: each.topic ?? provinceName(each.provinceCode),
          date: each.createdAt,
          ...(each.description ? { note: each.description } : {}),
          ...(each.isDemo ? { tag: <DemoMark /> } : {}),
        }))}
        empty={
          <EmptyState title={filtered ? "Không có tài liệu nào khớp" : "Chưa có tài liệu"} icon="file-text">
            {filtered ? "Thử bỏ chủ đề hoặc gõ ít chữ hơn." : emptyText}
          </EmptyState>
        }
      />
      <Pagination
        {...(found.next
          ? { nextHref: withQuery(action, { q: search.text, "chu-de": search.topic, sau: found.next }) }
          : {})}
      />
    </Stack>
  );
}

export async function showNewMaterial(request: Request): Promise<Answer> {
  const classId = asked(request, "lop") ?? "";
  const typed = { ...typedTexts({}, materialFields), classId: isUuid(classId) ? classId : "" };
  return materialForm(request, typed, []);
}

export async function postMaterial(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, materialFields);
  const file = request.files.find(({ field }) => field === "file");
  const done = await addMaterial(request.services, request.requireActor(), {
    typed,
    file,
    requestId: request.id,
  });
  if (!done.ok) return materialForm(request, typed, done.faults);
  return redirect(urls.material(done.value.id), { kind: "success", text: "Đã đưa tài liệu lên." });
}

function materialForm(request: Request, typed: TypedMaterial, faults: readonly Fault[]): Answer {
  const errors = formErrors(faults);
  const page = request.page();
  const field = (name: "title" | "topic" | "description" | "link") => ({
    name,
    value: typed[name],
    error: fieldError(errors, name),
  });
  return html(
    <WorkspacePage title="Thêm tài liệu" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Thêm tài liệu"
          breadcrumb={[{ href: urls.materials, label: "Tài liệu tập huấn" }, { label: "Thêm tài liệu" }]}
        />
        <Form
          page={page}
          action={urls.newMaterial}
          errors={errors}
          files
          hidden={{ classId: typed.classId }}
          label="Thêm tài liệu"
        >
          <Stack>
            <TextField {...field("title")} label="Tên tài liệu" maxLength={200} />
            <TextField {...field("topic")} label="Chủ đề" suggestions={[...commonTopics]} optional />
            <TextArea {...field("description")} label="Mô tả" rows={3} optional />
            <FileField
              name="file"
              label="Tệp"
              accept={acceptAttribute("either")}
              limitText="PDF, Word, Excel hoặc ảnh, tối đa 20 MB"
              error={fieldError(errors, "file")}
              optional
            />
            <TextField
              {...field("link")}
              label="Hoặc đường dẫn"
              type="url"
              hint="Ví dụ bài giảng dạng video."
              optional
            />
            <Checkbox
              name="isPublic"
              label="Công khai: ai cũng xem và tải được"
              checked={typed.isPublic === "1"}
              optional
            />
            <ButtonRow>
              <Button icon="upload">Đưa lên</Button>
              <LinkButton kind="quiet" href={urls.materials}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

export async function showMaterial(request: Request): Promise<Answer> {
  const { materialId = "" } = request.params;
  const material = await getMaterial(request.services, request.requireActor(), materialId);
  const page = request.page();
  const withdrawn = material.withdrawnAt !== null;
  return html(
    <WorkspacePage title={material.title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={material.title}
          {...(material.description ? { lead: material.description } : {})}
          breadcrumb={[{ href: urls.materials, label: "Tài liệu tập huấn" }, { label: material.title }]}
          tags={material.isDemo && <DemoMark />}
        />
        {withdrawn && (
          <Notice kind="warn">Tài liệu đã gỡ khỏi thư viện; chỉ cơ quan OCOP của tỉnh còn thấy.</Notice>
        )}
        <Card title="Thông tin">
          <DescriptionList
            items={[
              { term: "Chủ đề", value: material.topic ?? "Chưa ghi" },
              { term: "Tỉnh", value: provinceName(material.provinceCode) },
              { term: "Lớp", value: material.classTitle ?? "Dùng chung" },
              { term: "Ai xem được", value: material.isPublic ? "Mọi người" : "Người làm OCOP trong tỉnh" },
              { term: "Đưa lên ngày", value: formatDate(material.createdAt) },
            ]}
          />
        </Card>
        <Row>
          <LinkButton href={hrefOf(material)} icon={material.fileId ? "download" : "external-link"}>
            {material.fileId ? "Tải về" : "Mở đường dẫn"}
          </LinkButton>
          {material.mayKeep && (
            <PostButton
              page={page}
              action={urls.withdrawMaterial(material.id)}
              hidden={{ back: withdrawn ? "1" : "" }}
              kind="quiet"
              icon={withdrawn ? "history" : "trash-2"}
            >
              {withdrawn ? "Đưa lại vào thư viện" : "Gỡ khỏi thư viện"}
            </PostButton>
          )}
        </Row>
      </Stack>
    </WorkspacePage>,
  );
}

export async function postWithdraw(request: Request): Promise<Answer> {
  const { materialId = "" } = request.params;
  const back = textOf(request.fields, "back") === "1";
  await withdrawMaterial(request.services, request.requireActor(), {
    id: materialId,
    back,
    requestId: request.id,
  });
  return redirect(urls.material(materialId), {
    kind: "success",
    text: back ? "Đã đưa tài liệu trở lại thư viện." : "Đã gỡ khỏi thư viện. Bấm “Đưa lại” nếu gỡ nhầm.",
  });
}
