import { Button, ButtonRow, LinkButton, TextLink } from "../actions.tsx";
import { Section } from "../arrangement.tsx";
import { Checkbox, CheckboxGroup, Fieldset, RadioGroup } from "../forms/choice-fields.tsx";
import { Form, fieldError } from "../forms/form.tsx";
import { SearchBox } from "../forms/search-box.tsx";
import {
  DateField,
  FileField,
  MoneyField,
  NumberField,
  PasswordField,
  Select,
  TextArea,
  TextField,
} from "../forms/text-fields.tsx";
import { Chip, ChipRow } from "../telling.tsx";
import type { PageContext } from "../types.ts";

export function Actions() {
  return (
    <Section title="Nút và tìm kiếm" id="nut">
      <ButtonRow>
        <Button type="button">Nộp hồ sơ</Button>
        <LinkButton kind="secondary" icon="printer" href="#nut">
          In Mẫu 01
        </LinkButton>
        <LinkButton kind="quiet" href="#nut">
          Để sau
        </LinkButton>
        <Button type="button" kind="danger" icon="ban">
          Thu hồi giấy chứng nhận
        </Button>
        <Button type="button" disabled>
          Chưa đủ minh chứng
        </Button>
      </ButtonRow>
      <SearchBox action="/san-pham" label="Tìm sản phẩm" placeholder="mật ong rừng, cua Năm Căn…" large />
      <ChipRow>
        <Chip href="/san-pham?q=gao" current>
          Gạo lúa – tôm
        </Chip>
        <Chip href="/san-pham?q=cua">Cua Năm Căn</Chip>
        <Chip href="/san-pham" removeLabel="Bỏ lọc">
          4 sao
        </Chip>
      </ChipRow>
      <p>
        <TextLink href="https://chinhphu.vn" external>
          Cổng thông tin điện tử Chính phủ
        </TextLink>
      </p>
    </Section>
  );
}

export function Fields({ page }: { page: PageContext }) {
  return (
    <Section title="Biểu mẫu" id="bieu-mau">
      <Form page={page} label="Biểu mẫu mẫu" files>
        <TextField
          name="g-name"
          label="Tên sản phẩm"
          hint="Ghi đúng như trên nhãn."
          value="Gạo lúa tôm Hoàng Yến ST24"
        />
        <Select
          name="g-set"
          label="Bộ sản phẩm"
          value="QD26-03"
          options={[
            { value: "QD26-03", label: "Bộ 03 · Gạo, ngũ cốc, hạt sơ chế khác", group: "Thực phẩm" },
            { value: "QD26-26", label: "Bộ 26 · Dịch vụ du lịch cộng đồng", group: "Du lịch" },
          ]}
        />
        <TextArea name="g-story" label="Câu chuyện sản phẩm" optional value="Con tôm ôm cây lúa." />
        <NumberField name="g-weight" label="Khối lượng tịnh" value={1.5} decimals suffix="kg" />
        <MoneyField name="g-price" label="Giá tham khảo" value={32000} />
        <DateField name="g-date" label="Ngày cấp giấy an toàn thực phẩm" value="2026-03-14" />
        <PasswordField
          name="g-password"
          label="Mật khẩu"
          hint="Ít nhất 14 ký tự, hoặc bật xác thực hai bước."
          fresh
        />
        <FileField
          name="g-file"
          label="Minh chứng"
          limitText="PDF, JPG hoặc PNG, tối đa 20 MB."
          multiple
          optional
        />
        <RadioGroup
          name="g-kind"
          label="Loại chủ thể"
          value="coop"
          options={[
            { value: "coop", label: "Hợp tác xã, tổ hợp tác" },
            { value: "house", label: "Hộ kinh doanh", hint: "Có giấy chứng nhận đăng ký hộ kinh doanh." },
          ]}
        />
        <CheckboxGroup
          name="g-market"
          label="Nơi bán"
          optional
          values={["shop"]}
          options={[
            { value: "shop", label: "Điểm bán OCOP" },
            { value: "online", label: "Sàn thương mại điện tử" },
          ]}
        />
        <Fieldset legend="Cam kết">
          <Checkbox name="g-truth" label="Tôi cam đoan nội dung kê khai là đúng sự thật." checked />
        </Fieldset>
        <ButtonRow>
          <Button>Lưu và tiếp tục</Button>
          <Button kind="quiet" name="next" value="later">
            Lưu nháp
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

const refusals = [
  { href: "#r-name", text: "Nhập tên sản phẩm." },
  { href: "#r-price", text: "Giá tham khảo phải là số nguyên, ví dụ 32.000." },
  { href: "#r-kind", text: "Chọn loại chủ thể." },
  { href: "#r-truth", text: "Đánh dấu vào ô cam đoan để nộp hồ sơ." },
];

export function Refused({ page }: { page: PageContext }) {
  return (
    <Section title="Biểu mẫu bị từ chối" id="loi">
      <Form page={page} label="Biểu mẫu bị từ chối" errors={refusals}>
        <TextField
          name="r-name"
          label="Tên sản phẩm"
          hint="Ghi đúng như trên nhãn."
          error={fieldError(refusals, "r-name")}
        />
        <MoneyField
          name="r-price"
          label="Giá tham khảo"
          value="ba mươi nghìn"
          error={fieldError(refusals, "r-price")}
        />
        <RadioGroup
          name="r-kind"
          label="Loại chủ thể"
          inline
          error={fieldError(refusals, "r-kind")}
          options={[
            { value: "coop", label: "Hợp tác xã" },
            { value: "firm", label: "Doanh nghiệp nhỏ và vừa" },
          ]}
        />
        <Checkbox
          name="r-truth"
          label="Tôi cam đoan nội dung kê khai là đúng."
          error={fieldError(refusals, "r-truth")}
        />
        <Button>Nộp hồ sơ</Button>
      </Form>
    </Section>
  );
}
