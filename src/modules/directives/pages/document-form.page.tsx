import { uuidv7 } from "#platform/db";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, NotAllowed, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  FileField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { documentKinds, namesOf, urgencies } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import {
  addDocument,
  changeDocument,
  documentFields,
  type TypedDocument,
  viewDocument,
} from "../use-cases/documents.ts";

const id = (request: Request) => request.params.documentId ?? "";

export async function showNewDocument(request: Request): Promise<Answer> {
  const typed = { ...typedTexts({}, documentFields), kind: "letter", urgency: "normal" };
  return html(<DocumentForm {...{ request, typed, back: urls.documents, title: "Ghi văn bản đến" }} />);
}

export async function postNewDocument(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, documentFields);
  const made = await addDocument(request.services, request.requireActor(), inputOf(request, typed));
  if (made.ok)
    return redirect(urls.document(made.value.id), {
      kind: "success",
      text: "Đã ghi văn bản. Tiếp theo: giao nhiệm vụ cho các đơn vị.",
    });
  const errors = formErrors(made.faults);
  return html(
    <DocumentForm {...{ request, typed, errors, back: urls.documents, title: "Ghi văn bản đến" }} />,
    {
      status: 422,
    },
  );
}

export async function showChangeDocument(request: Request): Promise<Answer> {
  const { document, mayChange } = await viewDocument(request.services, request.requireActor(), id(request));
  if (!mayChange) throw new NotAllowed();
  const typed = Object.fromEntries(
    documentFields.map((name) => [name, document[name] ?? ""]),
  ) as TypedDocument;
  return html(
    <DocumentForm
      {...{
        request,
        typed,
        version: document.version,
        back: urls.document(document.id),
        title: "Sửa văn bản",
      }}
    />,
  );
}

export async function postChangeDocument(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, documentFields);
  const version = versionOf(request.fields);
  const done = await changeDocument(request.services, request.requireActor(), {
    ...inputOf(request, typed),
    id: id(request),
    version,
  });
  if (done.ok) return redirect(urls.document(id(request)), { kind: "success", text: "Đã lưu văn bản." });
  const errors = formErrors(done.faults);
  return html(
    <DocumentForm
      {...{ request, typed, errors, version, back: urls.document(id(request)), title: "Sửa văn bản" }}
    />,
    { status: 422 },
  );
}

function inputOf(request: Request, typed: TypedDocument) {
  return { typed, file: request.files.find(({ field }) => field === "file"), requestId: request.id };
}

interface Shown {
  request: Request;
  typed: TypedDocument;
  title: string;
  back: string;
  version?: number;
  errors?: FormError[];
}

function DocumentForm({ request, typed, title, back, version, errors = [] }: Shown) {
  const page = request.page();
  const error = (name: string) => fieldError(errors, name);
  const options = <T extends string>(words: Readonly<Record<T, string>>) =>
    namesOf(words).map((value) => ({ value, label: words[value] }));
  return (
    <WorkspacePage title={title} page={page}>
      <PageHeader
        title={title}
        breadcrumb={[{ href: urls.documents, label: "Văn bản đến" }, { label: title }]}
      />
      <Narrow>
        <Form
          page={page}
          errors={errors}
          files
          {...(version === undefined ? { idempotencyKey: uuidv7() } : { hidden: { version: `${version}` } })}
        >
          <Select
            name="kind"
            label="Loại văn bản"
            options={options(documentKinds)}
            value={typed.kind}
            error={error("kind")}
            width="medium"
          />
          <TextField
            name="number"
            label="Số, ký hiệu"
            value={typed.number}
            error={error("number")}
            maxLength={60}
            width="medium"
            hint="Ví dụ 47/KH-UBND. Không biết số thì ghi “không rõ số”."
          />
          <DateField name="issuedOn" label="Ngày văn bản" value={typed.issuedOn} error={error("issuedOn")} />
          <TextField
            name="issuer"
            label="Cơ quan ban hành"
            value={typed.issuer}
            error={error("issuer")}
            maxLength={200}
          />
          <TextArea
            name="abstract"
            label="Trích yếu"
            value={typed.abstract}
            error={error("abstract")}
            rows={3}
            maxLength={1000}
          />
          <DateField
            name="receivedOn"
            label="Ngày đến"
            value={typed.receivedOn}
            error={error("receivedOn")}
            optional
          />
          <RadioGroup
            name="urgency"
            label="Độ khẩn"
            options={options(urgencies)}
            value={typed.urgency}
            error={error("urgency")}
            inline
          />
          <FileField
            name="file"
            label="Tệp văn bản"
            error={error("file")}
            optional
            hint={
              version === undefined ? "Bản quét PDF hoặc ảnh chụp rõ." : "Chọn tệp mới để thay tệp đang có."
            }
          />
          <TextArea name="note" label="Ghi chú" value={typed.note} error={error("note")} rows={2} optional />
          <ButtonRow>
            <Button icon="save">Lưu</Button>
            <LinkButton kind="quiet" href={back}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
