import { helpKinds } from "#modules/consultants";
import { ProducerPicker } from "#modules/producers";
import { sectors } from "#modules/products";
import { CommunePicker } from "#modules/territory";
import { uuidv7 } from "#platform/db";
import { formErrors } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  Form,
  fieldError,
  LinkButton,
  Muted,
  Narrow,
  NumberField,
  type PageContext,
  PageHeader,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { candidateKinds, potentials } from "../domain/candidate.ts";
import type { CandidateTexts } from "./candidate-form.page.tsx";

interface Option {
  value: string;
  label: string;
}

interface FieldsProps {
  page: PageContext;
  screen: {
    title: string;
    provinceCode: string;
    back: { href: string; label: string };
    ownCommune: string | undefined;
    communeName: string | undefined;
    version?: number;
    fixedYear?: boolean;
  };
  form: CandidateTexts;
  faults: readonly Fault[];
  producers: { options: Option[]; more: boolean };
  chosen: Option | undefined;
  products: readonly { id: string; name: string }[];
}

export function CandidateFields(props: FieldsProps) {
  const { page, screen, form, faults } = props;
  const errors = formErrors(faults);
  return (
    <WorkspacePage title={screen.title} page={page}>
      <PageHeader
        title={screen.title}
        breadcrumb={[screen.back, { label: screen.title }]}
        lead="Chưa có chủ thể trong sổ thì gõ tên; có rồi thì tìm và chọn để mọi việc sau tự gắn với chủ thể."
      />
      <Narrow>
        <Form
          page={page}
          errors={errors}
          idempotencyKey={uuidv7()}
          {...(screen.version === undefined ? {} : { hidden: { version: String(screen.version) } })}
        >
          <Stack gap="wide">
            <Who {...props} errors={errors} />
            <What form={form} errors={errors} fixedYear={screen.fixedYear ?? false} />
            <ButtonRow>
              <Button icon="save">Lưu</Button>
              <LinkButton kind="quiet" href={screen.back.href}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}

type Errors = ReturnType<typeof formErrors>;

function Who({ screen, form, producers, chosen, products, errors }: FieldsProps & { errors: Errors }) {
  const error = (id: string) => fieldError(errors, id);
  return (
    <Stack>
      <ProducerPicker
        name="producerId"
        legend="Chủ thể đã có trong sổ"
        query={form["producerId.q"]}
        found={producers}
        chosen={chosen}
        error={error("producerId")}
        optional
      />
      {products.length > 0 && (
        <Select
          name="productId"
          label="Sản phẩm đã có trong sổ"
          placeholder="Sản phẩm chưa có trong sổ"
          options={products.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.productId}
          error={error("productId")}
          optional
        />
      )}
      <TextField
        name="producerName"
        label="Tên chủ thể"
        hint="Bỏ trống khi đã chọn chủ thể ở trên."
        value={form.producerName}
        error={error("producerName")}
        optional
      />
      <TextField
        name="productName"
        label="Tên sản phẩm"
        hint="Bỏ trống khi đã chọn sản phẩm ở trên."
        value={form.productName}
        error={error("productName")}
        optional
      />
      {screen.ownCommune ? (
        <>
          <input type="hidden" name="communeCode" value={screen.ownCommune} />
          <Muted>{`Nơi: ${screen.communeName ?? screen.ownCommune}`}</Muted>
        </>
      ) : (
        <CommunePicker
          name="communeCode"
          legend="Xã, phường"
          query={form["communeCode.q"]}
          value={form.communeCode}
          province={screen.provinceCode}
          error={error("communeCode")}
          hint="Khi đã chọn chủ thể trong sổ thì lấy theo nơi của chủ thể."
        />
      )}
    </Stack>
  );
}

function What({ form, errors, fixedYear }: { form: CandidateTexts; errors: Errors; fixedYear: boolean }) {
  const error = (id: string) => fieldError(errors, id);
  const options = (all: Record<string, string>) =>
    Object.entries(all).map(([value, label]) => ({ value, label }));
  return (
    <Stack>
      <RadioGroup
        name="kind"
        label="Loại"
        options={options(candidateKinds)}
        value={form.kind}
        error={error("kind")}
      />
      <Select
        name="sector"
        label="Nhóm sản phẩm"
        placeholder="Chưa rõ"
        options={options(sectors)}
        value={form.sector}
        error={error("sector")}
        optional
      />
      <Select
        name="potential"
        label="Tiềm năng"
        placeholder="Chưa đánh giá"
        options={options(potentials)}
        value={form.potential}
        error={error("potential")}
        width="short"
        optional
      />
      <Select
        name="expectedStar"
        label="Hạng dự kiến"
        placeholder="Chưa rõ"
        options={[3, 4, 5].map((star) => ({ value: String(star), label: `${star} sao` }))}
        value={form.expectedStar}
        error={error("expectedStar")}
        width="short"
        optional
      />
      <TextField
        name="expectedRound"
        label="Đợt dự kiến"
        hint="Ví dụ: Đợt 1 năm 2027."
        value={form.expectedRound}
        error={error("expectedRound")}
        width="medium"
        optional
      />
      {fixedYear ? (
        <input type="hidden" name="year" value={form.year} />
      ) : (
        <NumberField name="year" label="Năm của chu trình" value={form.year} error={error("year")} />
      )}
      <CheckboxGroup
        name="needs"
        label="Cần hỗ trợ"
        options={options(helpKinds)}
        values={[...form.needs]}
        error={error("needs")}
        optional
      />
      <TextArea name="note" label="Ghi chú" value={form.note} error={error("note")} rows={3} optional />
    </Stack>
  );
}
