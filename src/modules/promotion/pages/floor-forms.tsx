import { uuidv7 } from "#platform/db";
import {
  Button,
  ButtonRow,
  Card,
  Disclosure,
  Form,
  type FormError,
  fieldError,
  Grid,
  LinkButton,
  MoneyField,
  NumberField,
  type PageContext,
  PostButton,
  Select,
  Small,
  Stack,
  TextField,
} from "#platform/ui";
import type { PromotionEvent } from "../domain/event.ts";
import { type Booth, boothKinds } from "../domain/floor.ts";
import { promotionUrls as urls } from "../urls.ts";
import type { TypedBooth, TypedNewBooths } from "../use-cases/floor-plan.ts";

const kindOptions = Object.entries(boothKinds).map(([value, label]) => ({ value, label }));

interface Shared {
  page: PageContext;
  event: PromotionEvent;
  errors: FormError[];
}

export function NewBoothsForm({ page, event, typed, errors }: Shared & { typed: TypedNewBooths }) {
  const field = (name: keyof TypedNewBooths) => ({
    name,
    value: typed[name],
    error: fieldError(errors, name),
  });
  return (
    <Card title="Thêm gian hàng, ô khác">
      <Form page={page} action={urls.addBooths(event.id)} errors={errors} idempotencyKey={uuidv7()}>
        <Grid min="small">
          <Select {...field("kind")} label="Loại ô" options={kindOptions} />
          <TextField
            {...field("prefix")}
            label="Mã bắt đầu bằng"
            hint="Ví dụ: A, B, SK"
            maxLength={12}
            width="short"
          />
          <NumberField {...field("count")} label="Số ô" />
        </Grid>
        <Disclosure summary="Kích thước, chỗ đặt, giá thuê" open={errors.length > 0}>
          <Grid min="small">
            <NumberField {...field("width")} label="Chiều ngang" suffix="ô" />
            <NumberField {...field("height")} label="Chiều dọc" suffix="ô" />
            <NumberField {...field("x")} label="Cột" hint="Bỏ trống: chỗ trống đầu tiên" optional />
            <NumberField {...field("y")} label="Hàng" optional />
            <MoneyField {...field("priceVnd")} label="Giá thuê" optional />
          </Grid>
        </Disclosure>
        <Button icon="plus">Thêm vào sơ đồ</Button>
      </Form>
    </Card>
  );
}

export function SizeForm({
  page,
  event,
  size,
  errors,
}: Shared & { size: { columns: string; rows: string } }) {
  return (
    <Card title="Kích thước mặt bằng">
      <Form
        page={page}
        action={urls.floorSize(event.id)}
        errors={errors}
        hidden={{ version: String(event.version) }}
      >
        <NumberField
          name="columns"
          label="Số cột"
          value={size.columns}
          error={fieldError(errors, "columns")}
        />
        <NumberField name="rows" label="Số hàng" value={size.rows} error={fieldError(errors, "rows")} />
        <Small>Mỗi ô ứng với một gian tiêu chuẩn 3 × 3 m.</Small>
        <Button kind="secondary">Đổi kích thước</Button>
      </Form>
    </Card>
  );
}

interface BoothFormProps extends Shared {
  booth: Booth;
  typed: TypedBooth | undefined;
  /** How many producers stand there. */
  taken: number;
}

export function BoothForm({ page, event, booth, typed, errors, taken }: BoothFormProps) {
  const shown: TypedBooth = typed ?? {
    code: booth.code,
    kind: booth.kind,
    x: String(booth.x),
    y: String(booth.y),
    width: String(booth.width),
    height: String(booth.height),
    priceVnd: booth.priceVnd === null ? "" : String(booth.priceVnd),
  };
  const field = (name: keyof TypedBooth) => ({ name, value: shown[name], error: fieldError(errors, name) });
  return (
    <Stack gap="wide">
      <Card title="Sửa, dời ô này">
        <Form page={page} action={urls.booth(event.id, booth.id)} errors={errors}>
          <Grid min="small">
            <TextField {...field("code")} label="Mã" maxLength={12} width="short" />
            <Select {...field("kind")} label="Loại ô" options={kindOptions} />
            <NumberField {...field("x")} label="Cột" hint={`1 đến ${event.floorColumns}`} />
            <NumberField {...field("y")} label="Hàng" hint={`1 đến ${event.floorRows}`} />
            <NumberField {...field("width")} label="Chiều ngang" suffix="ô" />
            <NumberField {...field("height")} label="Chiều dọc" suffix="ô" />
            <MoneyField {...field("priceVnd")} label="Giá thuê" optional />
          </Grid>
          <ButtonRow>
            <Button>Lưu</Button>
            <LinkButton kind="quiet" href={urls.floor(event.id)}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Card>
      <Card title="Bỏ ô khỏi sơ đồ">
        <Stack>
          <Small>
            {taken > 0
              ? `${taken} chủ thể đang đứng ở đây sẽ chưa có gian; thêm lại ô rồi xếp lại nếu bỏ nhầm.`
              : "Ô trống, bỏ đi không ảnh hưởng chủ thể nào."}
          </Small>
          <PostButton page={page} action={urls.removeBooth(event.id, booth.id)} kind="danger">
            Bỏ ô này
          </PostButton>
        </Stack>
      </Card>
    </Stack>
  );
}
