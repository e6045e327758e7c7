import { type Answer, html, json, type Request } from "#platform/http";
import {
  DataTable,
  formatDateTime,
  Narrow,
  PageHeader,
  Prose,
  PublicPage,
  Stack,
  TextLink,
} from "#platform/ui";
import { certificationUrls as urls } from "../urls.ts";
import { listPublicKeys, type PublicKeyEntry } from "../use-cases/certificates/verify.ts";

export async function showKeys(request: Request): Promise<Answer> {
  const keys = await listPublicKeys(request.services);
  return html(
    <PublicPage title="Khoá công khai" page={request.page()}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Khoá công khai"
            lead="Ai có khoá này đều tự kiểm tra được chữ ký trên mã QR của giấy chứng nhận, không cần hỏi máy chủ."
            breadcrumb={[{ href: urls.check, label: "Xác thực" }, { label: "Khoá công khai" }]}
          />
          <DataTable
            caption="Khoá Ed25519"
            columns={columns}
            rows={keys}
            rowKey={({ keyId }) => keyId}
            empty="Chưa có khoá nào."
          />
          <Prose>
            <p>
              Chữ ký phủ lên chuỗi gồm <code>SQ1</code>, số giấy (viết bằng gạch nối) và nội dung, nối với
              nhau bằng dấu chấm. Nội dung là JSON viết bằng base64url: tên sản phẩm, chủ thể, số sao, ngày
              cấp và ngày hết hạn (số ngày kể từ 01/01/2000).
            </p>
            <p>
              Bản cho máy đọc: <TextLink href={urls.keysJson}>{urls.keysJson}</TextLink>
            </p>
          </Prose>
        </Stack>
      </Narrow>
    </PublicPage>,
  );
}

export async function keysAsJson(request: Request): Promise<Answer> {
  const keys = await listPublicKeys(request.services);
  const entries = keys.map(({ keyId, publicKey, current }) => {
    return { kty: "OKP", crv: "Ed25519", use: "sig", kid: keyId, x: publicKey, current };
  });
  const answer = json({ keys: entries }, { cacheSeconds: 300 });
  return { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } };
}

/** A long key may break on a narrow screen and is still copied whole. */
function Breakable({ text }: { text: string }) {
  const parts = text.match(/.{1,8}/g) ?? [];
  return <code>{parts.flatMap((part) => [part, <wbr key={part} />])}</code>;
}

const columns = [
  { key: "id", label: "Mã khoá", primary: true, cell: ({ keyId }: PublicKeyEntry) => <code>{keyId}</code> },
  {
    key: "key",
    label: "Khoá (base64url)",
    cell: ({ publicKey }: PublicKeyEntry) => <Breakable text={publicKey} />,
  },
  {
    key: "since",
    label: "Dùng từ",
    cell: ({ firstUsedAt, current }: PublicKeyEntry) =>
      `${firstUsedAt ? formatDateTime(firstUsedAt) : "chưa ký giấy nào"}${current ? " · đang dùng" : ""}`,
  },
];
