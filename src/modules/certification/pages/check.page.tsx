import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  DescriptionList,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  PublicPage,
  Stack,
  TextArea,
  TextLink,
} from "#platform/ui";
import { certificateStatusWords } from "../domain/validity.ts";
import { certificationUrls as urls } from "../urls.ts";
import { checkPasted, type PayloadCheck } from "../use-cases/certificates/verify.ts";

export async function showCheck(request: Request): Promise<Answer> {
  return html(<CheckPage request={request} typed="" check={undefined} errors={[]} />);
}

export async function postCheck(request: Request): Promise<Answer> {
  const typed = textOf(request.fields, "ma");
  const check = await checkPasted(request.services, typed);
  if (check.outcome === "number") return redirect(urls.verify(check.slug));
  const text =
    typed === ""
      ? "Dán nội dung mã QR hoặc gõ số giấy chứng nhận."
      : "Không đọc được. Dán đủ cả đoạn sau dấu #, hoặc gõ số như 12/2026/GCN-OCOP-96.";
  const errors = check.outcome === "unreadable" ? [{ href: "#ma", text }] : [];
  const status = errors.length > 0 ? 422 : 200;
  return html(<CheckPage request={request} typed={typed} check={check} errors={errors} />, { status });
}

interface CheckProps {
  request: Request;
  typed: string;
  check: PayloadCheck | undefined;
  errors: FormError[];
}

function CheckPage({ request, typed, check, errors }: CheckProps) {
  const page = request.page();
  return (
    <PublicPage title="Xác thực giấy chứng nhận" page={page}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Xác thực giấy chứng nhận"
            lead="Gõ số giấy, hoặc dán toàn bộ nội dung mã QR để kiểm tra chữ ký số."
            breadcrumb={[{ href: "/", label: "Trang chủ" }, { label: "Xác thực" }]}
          />
          {check && <Outcome check={check} />}
          <Form page={page} action={urls.check} errors={errors}>
            <TextArea
              name="ma"
              label="Số giấy hoặc nội dung mã QR"
              hint="Ví dụ: 12/2026/GCN-OCOP-96"
              value={typed}
              rows={4}
              maxLength={2000}
              error={fieldError(errors, "ma")}
            />
            <Button icon="shield-check">Kiểm tra</Button>
          </Form>
          <p>
            Chữ ký kiểm tra được cả khi không có mạng, bằng{" "}
            <TextLink href={urls.keys}>khoá công khai</TextLink> của hệ thống. Mọi giấy đã cấp và thu hồi có
            trong <TextLink href={urls.publicLog}>nhật ký công khai</TextLink>.
          </p>
        </Stack>
      </Narrow>
    </PublicPage>
  );
}

function Outcome({ check }: { check: PayloadCheck }) {
  if (check.outcome === "forged") {
    return (
      <Notice kind="danger" title="Chữ ký không khớp">
        Nội dung mã đã bị sửa hoặc không do hệ thống này cấp. Đừng tin hạng sao ghi trên đó.
      </Notice>
    );
  }
  if (check.outcome === "unknown-key") {
    return (
      <Notice kind="warn" title="Không có khoá này">
        Mã được ký bằng khoá {check.keyId}, không phải khoá của hệ thống này. Kiểm tra tại hệ thống ghi trong
        mã.
      </Notice>
    );
  }
  return check.outcome === "genuine" ? <Genuine check={check} /> : null;
}

function Genuine({ check }: { check: Extract<PayloadCheck, { outcome: "genuine" }> }) {
  const { claim, found, slug } = check;
  const now = found ? certificateStatusWords[found.status] : "Không có trong sổ của hệ thống này";
  return (
    <Notice
      kind={found?.status === "valid" || found?.status === "expiring" ? "success" : "warn"}
      title="Chữ ký đúng"
    >
      <Stack>
        <DescriptionList
          items={[
            { term: "Sản phẩm", value: claim.product },
            { term: "Chủ thể", value: claim.producer },
            { term: "Hạng", value: `${claim.star} sao` },
            { term: "Cấp ngày", value: formatDate(claim.issuedOn) },
            { term: "Có giá trị đến hết ngày", value: formatDate(claim.validUntil) },
            { term: "Hiệu lực hôm nay", value: now },
          ]}
        />
        {found && (
          <LinkButton href={urls.verify(slug)} kind="secondary">
            Mở trang của giấy này
          </LinkButton>
        )}
      </Stack>
    </Notice>
  );
}
