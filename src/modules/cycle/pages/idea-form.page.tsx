import { chosenProducer, listMyProducers, ProducerPicker, producerOptions } from "#modules/producers";
import { listProductsOf, sectors } from "#modules/products";
import { uuidv7 } from "#platform/db";
import { type Typed, typedTexts, versionOf } from "#platform/forms";
import {
  type Answer,
  formErrors,
  html,
  NotAllowed,
  type Request,
  redirect,
  textOf,
  unitsOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { type Candidate, candidateKinds, titleOf } from "../domain/candidate.ts";
import { mayWriteFor } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { candidateToRead } from "../use-cases/candidate-records.ts";
import { readIdeaTexts } from "../use-cases/read-candidate.ts";
import { type IdeaFormTexts, registerIdea, writeIdea } from "../use-cases/write-idea.ts";

const ideaNames = ["idea", "materials", "market", "wishes"] as const;
const newNames = [
  ...ideaNames,
  "producerId",
  "producerId.q",
  "productId",
  "productName",
  "kind",
  "sector",
] as const;
type NewTexts = Typed<(typeof newNames)[number]>;

export async function showNewIdea(request: Request): Promise<Answer> {
  const asked = textOf(request.query, "chu-the");
  return newAnswer(request, { ...typedTexts({}, newNames), kind: "first", producerId: asked }, []);
}

export async function postNewIdea(request: Request): Promise<Answer> {
  const form = typedTexts(request.fields, newNames);
  if (textOf(request.fields, "find") !== "") return newAnswer(request, form, [], 200);
  const done = await registerIdea(request.services, request.requireActor(), form);
  if (!done.ok) return newAnswer(request, form, done.faults);
  return redirect(urls.candidate(done.value.id), {
    kind: "success",
    text: "Đã đăng ký ý tưởng. Xã sẽ xem và trả lời.",
  });
}

export async function showIdea(request: Request): Promise<Answer> {
  const candidate = await candidateToWrite(request);
  return ideaAnswer(request, candidate, await readIdeaTexts(request.services, candidate.id), []);
}

export async function postIdea(request: Request): Promise<Answer> {
  const candidate = await candidateToWrite(request);
  const form = typedTexts(request.fields, ideaNames);
  const target = { id: candidate.id, version: versionOf(request.fields) };
  const done = await writeIdea(request.services, request.requireActor(), target, form);
  if (!done.ok) return ideaAnswer(request, candidate, form, done.faults);
  return redirect(urls.candidate(candidate.id), { kind: "success", text: "Đã lưu phiếu ý tưởng." });
}

async function candidateToWrite(request: Request): Promise<Candidate> {
  const actor = request.requireActor();
  const candidate = await candidateToRead(request.services.db, actor, request.params.candidateId ?? "");
  if (!mayWriteFor(actor, candidate))
    throw new NotAllowed("Bạn không lập phiếu ý tưởng cho sản phẩm này được.");
  return candidate;
}

function ideaAnswer(
  request: Request,
  candidate: Candidate,
  form: IdeaFormTexts,
  faults: readonly Fault[],
): Answer {
  const page = request.page();
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title="Phiếu ý tưởng sản phẩm" page={page}>
      <PageHeader
        title="Phiếu ý tưởng sản phẩm"
        breadcrumb={[
          { href: urls.candidate(candidate.id), label: titleOf(candidate) },
          { label: "Phiếu ý tưởng" },
        ]}
        lead={`${titleOf(candidate)} – ${candidate.producerName}`}
      />
      <Narrow>
        <Form
          page={page}
          errors={errors}
          idempotencyKey={uuidv7()}
          hidden={{ version: String(candidate.version) }}
        >
          <Stack>
            <IdeaFields form={form} errors={errors} />
            <ButtonRow>
              <Button icon="save">Lưu phiếu</Button>
              <LinkButton kind="quiet" href={urls.candidate(candidate.id)}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

async function newAnswer(
  request: Request,
  typed: NewTexts,
  faults: readonly Fault[],
  status?: number,
): Promise<Answer> {
  const { db } = request.services;
  const actor = request.requireActor();
  const mine = await listMyProducers(db, actor);
  const known = mine.some(({ id }) => id === typed.producerId);
  const form = !known && mine[0] ? { ...typed, producerId: mine[0].id } : typed;
  const communeCodes = unitsOf(actor, ["commune_officer"], "commune");
  const scope = { provinceCodes: [], communeCodes };
  const found = await producerOptions(db, form["producerId.q"], scope);
  const own = mine.find(({ id }) => id === form.producerId);
  const chosen = own ? { value: own.id, label: own.name } : await chosenProducer(db, form.producerId, scope);
  const products = chosen ? await listProductsOf(db, chosen.value) : [];
  const errors = formErrors(faults);
  const page = request.page();
  return html(
    <WorkspacePage title="Đăng ký ý tưởng sản phẩm" page={page}>
      <PageHeader
        title="Đăng ký ý tưởng sản phẩm"
        breadcrumb={[{ href: urls.board, label: "Chu trình" }, { label: "Đăng ký ý tưởng" }]}
        lead="Bước 2 của chu trình. Nói ngắn gọn làm gì, từ nguyên liệu nào, bán cho ai; xã xem rồi trả lời."
      />
      <Narrow>
        <Form page={page} errors={errors} idempotencyKey={uuidv7()}>
          <Stack gap="wide">
            {mine.length > 0 ? (
              <Select
                name="producerId"
                label="Chủ thể"
                options={mine.map(({ id, name }) => ({ value: id, label: name }))}
                value={form.producerId}
                error={fieldError(errors, "producerId")}
              />
            ) : (
              <ProducerPicker
                name="producerId"
                legend="Chủ thể"
                query={form["producerId.q"]}
                found={found}
                chosen={chosen}
                error={fieldError(errors, "producerId")}
              />
            )}
            <ProductFields form={form} errors={errors} products={products} />
            <IdeaFields form={form} errors={errors} />
            <ButtonRow>
              <Button icon="send">Gửi đăng ký</Button>
              <LinkButton kind="quiet" href={urls.board}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Narrow>
    </WorkspacePage>,
    { status: status ?? (faults.length > 0 ? 422 : 200) },
  );
}

interface ProductProps {
  form: NewTexts;
  errors: FormError[];
  products: readonly { id: string; name: string }[];
}

function ProductFields({ form, errors, products }: ProductProps) {
  const options = (all: Record<string, string>) =>
    Object.entries(all).map(([value, label]) => ({ value, label }));
  return (
    <Stack>
      <RadioGroup
        name="kind"
        label="Loại"
        options={options(candidateKinds)}
        value={form.kind}
        error={fieldError(errors, "kind")}
      />
      {products.length > 0 && (
        <Select
          name="productId"
          label="Sản phẩm đã có"
          placeholder="Sản phẩm mới"
          options={products.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.productId}
          error={fieldError(errors, "productId")}
          optional
        />
      )}
      <TextField
        name="productName"
        label="Tên sản phẩm mới"
        value={form.productName}
        error={fieldError(errors, "productName")}
        optional={products.length > 0}
      />
      <Select
        name="sector"
        label="Nhóm sản phẩm"
        placeholder="Chưa rõ"
        options={options(sectors)}
        value={form.sector}
        error={fieldError(errors, "sector")}
        optional
      />
    </Stack>
  );
}

function IdeaFields({ form, errors }: { form: IdeaFormTexts; errors: FormError[] }) {
  const error = (id: string) => fieldError(errors, id);
  return (
    <Stack>
      <TextArea
        name="idea"
        label="Ý tưởng sản phẩm"
        hint="Sản phẩm là gì, có gì riêng của địa phương."
        value={form.idea}
        error={error("idea")}
        rows={5}
      />
      <TextArea
        name="materials"
        label="Nguyên liệu, vùng nguyên liệu"
        value={form.materials}
        error={error("materials")}
        rows={3}
        optional
      />
      <TextArea
        name="market"
        label="Thị trường dự kiến"
        value={form.market}
        error={error("market")}
        rows={3}
        optional
      />
      <TextArea
        name="wishes"
        label="Đề nghị hỗ trợ"
        value={form.wishes}
        error={error("wishes")}
        rows={3}
        optional
      />
    </Stack>
  );
}
