import { evidenceKindName } from "#modules/criteria";
import { acceptAttribute } from "#platform/files";
import { type Typed, typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  FileField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { proofKinds } from "../domain/proof.ts";
import { producerUrls } from "../urls.ts";
import { addProofToLibrary, type ProofField, proofFields, replaceProof } from "../use-cases/add-proof.ts";
import { producerToChange } from "../use-cases/get-producer.ts";
import { viewProof } from "../use-cases/proofs.ts";

export async function showAddProof(request: Request): Promise<Answer> {
  const producer = await producerToChange(
    request.services.db,
    request.requireActor(),
    textOf(request.query, "chu-the"),
  );
  const typed = { ...typedTexts({}, proofFields), kind: textOf(request.query, "loai") };
  return html(<ProofFormPage page={request.page()} producer={producer} typed={typed} errors={[]} />);
}

export async function postAddProof(request: Request): Promise<Answer> {
  const { services, fields } = request;
  const actor = request.requireActor();
  const producer = await producerToChange(services.db, actor, textOf(fields, "producerId"));
  const typed = typedTexts(fields, proofFields);
  const upload = request.files.find(({ field }) => field === "file");
  const done = await addProofToLibrary(services, actor, producer.id, {
    typed,
    upload,
    requestId: request.id,
  });
  if (!done.ok) {
    const errors = formErrors(done.faults);
    return html(<ProofFormPage page={request.page()} producer={producer} typed={typed} errors={errors} />, {
      status: 422,
    });
  }
  return redirect(producerUrls.proofsOf(producer.id), { kind: "success", text: "Đã thêm minh chứng." });
}

export async function showReplaceProof(request: Request): Promise<Answer> {
  const { services, params } = request;
  const actor = request.requireActor();
  const { producer, proof } = await viewProof(services, actor, params.proofId ?? "");
  await producerToChange(services.db, actor, producer.id);
  const { title, issuer } = proof;
  const typed = { ...typedTexts({}, proofFields), kind: String(proof.kind), title, issuer: issuer ?? "" };
  return html(
    <ProofFormPage page={request.page()} producer={producer} typed={typed} errors={[]} replaces={proof} />,
  );
}

export async function postReplaceProof(request: Request): Promise<Answer> {
  const { services, params } = request;
  const actor = request.requireActor();
  const { producer, proof } = await viewProof(services, actor, params.proofId ?? "");
  const typed = { ...typedTexts(request.fields, proofFields), kind: String(proof.kind) };
  const upload = request.files.find(({ field }) => field === "file");
  const done = await replaceProof(services, actor, proof.id, { typed, upload, requestId: request.id });
  if (!done.ok) {
    const view = { producer, typed, errors: formErrors(done.faults), replaces: proof };
    return html(<ProofFormPage page={request.page()} {...view} />, { status: 422 });
  }
  return redirect(producerUrls.proof(done.value.id), { kind: "success", text: "Đã thay bằng giấy tờ mới." });
}

interface FormProps {
  page: PageContext;
  producer: { id: string; name: string };
  typed: Typed<ProofField>;
  errors: FormError[];
  replaces?: { id: string; title: string };
}

function ProofFormPage({ page, producer, typed, errors, replaces }: FormProps) {
  const back = replaces ? producerUrls.proof(replaces.id) : producerUrls.proofsOf(producer.id);
  const title = replaces ? "Thay bằng giấy tờ mới" : "Thêm minh chứng";
  const text = (name: ProofField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <WorkspacePage title={title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={title}
          lead={
            replaces
              ? `Thay “${replaces.title}”. Bản cũ được giữ làm lịch sử; hồ sơ đã dẫn bản cũ vẫn xem được.`
              : "Một lần tải lên, dùng cho mọi hồ sơ."
          }
          breadcrumb={[
            { href: producerUrls.proofsOf(producer.id), label: "Kho minh chứng" },
            { label: title },
          ]}
        />
        <Form
          page={page}
          action={replaces ? producerUrls.replaceProof(replaces.id) : producerUrls.addProof}
          errors={errors}
          files
          hidden={replaces ? {} : { producerId: producer.id }}
        >
          {errors.length > 0 && !fieldError(errors, "file") && (
            <Notice kind="warn">Trình duyệt không giữ tệp đã chọn: hãy chọn lại tệp trước khi lưu.</Notice>
          )}
          {!replaces && (
            <Select
              {...text("kind")}
              label="Loại minh chứng"
              options={proofKinds.map((kind) => ({
                value: String(kind),
                label: `${kind}. ${evidenceKindName(kind)}`,
              }))}
            />
          )}
          <FileField
            name="file"
            label="Tệp"
            hint="Bản chụp rõ chữ hoặc bản quét."
            limitText="PDF, Word, Excel, JPEG, PNG hoặc WebP, tối đa 20 MB."
            accept={acceptAttribute("either")}
            error={fieldError(errors, "file")}
          />
          <TextField
            {...text("title")}
            label="Tên giấy tờ"
            hint="Bỏ trống thì lấy tên loại minh chứng."
            optional
            maxLength={200}
          />
          <TextField {...text("number")} label="Số hiệu" optional maxLength={80} width="medium" />
          <TextField {...text("issuer")} label="Nơi cấp" optional maxLength={200} />
          <DateField {...text("issuedOn")} label="Ngày cấp" optional />
          <DateField
            {...text("expiresOn")}
            label="Có giá trị đến ngày"
            hint="Bỏ trống nếu giấy không có hạn. SaoQuê nhắc trước 60 ngày."
            optional
          />
          <TextArea {...text("note")} label="Ghi chú" optional rows={3} maxLength={1000} />
          <ButtonRow>
            <Button icon="upload">Lưu</Button>
            <LinkButton href={back} kind="quiet">
              Quay lại, không lưu
            </LinkButton>
          </ButtonRow>
        </Form>
      </Stack>
    </WorkspacePage>
  );
}
