import type { Request } from "#platform/http";
import { Button, Card, Form, type FormError, formatNumber, PostButton, Row, Stack } from "#platform/ui";
import { importAddresses } from "../addresses.ts";
import type { ImportDesk } from "../desk.ts";
import type { ImportRecord } from "../imports.store.ts";

interface ConfirmProps {
  request: Request;
  desk: ImportDesk;
  record: ImportRecord;
  errors: FormError[];
}

/** Says what taking over will do and what it will leave alone. */
export function ConfirmCard({ request, desk, record, errors }: ConfirmProps) {
  const { fresh, known, faulty } = record.counts;
  const urls = importAddresses(desk.register, desk.parent?.id);
  const page = request.page();
  const hidden = { version: `${record.version}` };
  const title = fresh > 0 ? `Nhập ${formatNumber(fresh)} dòng mới?` : "Không có dòng mới để nhập";
  return (
    <Card title={title} tone="leaf">
      <Stack>
        <p>
          {desk.register.whole
            ? "Các dòng mới được ghi cùng một lúc: hoặc đủ cả, hoặc không dòng nào. "
            : "Dòng mới được ghi lần lượt; có thể đóng trang trong lúc nhập. "}
          {formatNumber(faulty)} dòng cần sửa bị bỏ qua; {formatNumber(known)} dòng đã có không bị thay đổi.
        </p>
        {fresh > 0 && (
          <Form
            page={page}
            action={urls.confirm(record.id)}
            errors={errors}
            hidden={hidden}
            idempotencyKey={`${record.id}-${record.version}`}
          >
            <Row>
              <Button icon="check">Nhập {formatNumber(fresh)} dòng</Button>
            </Row>
          </Form>
        )}
        <PostButton page={page} action={urls.drop(record.id)} hidden={hidden} kind="quiet" small>
          Bỏ lần nhập này
        </PostButton>
      </Stack>
    </Card>
  );
}
