import { PageHeader, Stack, Steps } from "#platform/ui";
import { importAddresses } from "../addresses.ts";
import type { ImportDesk } from "../desk.ts";
import type { ImportRecord } from "../imports.store.ts";
import { inSentence } from "../words.ts";

const labels = ["Tải tệp lên", "Chọn cột", "Xem kết quả kiểm tra", "Nhập"];

/** File name, way back and the four steps, on every screen of one import. */
export function ImportHead({
  desk,
  record,
  step,
}: {
  desk: ImportDesk;
  record: ImportRecord;
  step: 1 | 2 | 3;
}) {
  const { register, parent } = desk;
  const state = (at: number) => (at < step ? "done" : at === step ? "current" : "todo");
  return (
    <Stack>
      <PageHeader
        title={record.fileName}
        breadcrumb={[
          ...(parent ? [{ href: parent.href, label: parent.title }] : []),
          {
            href: importAddresses(register, parent?.id).list,
            label: `Nhập bảng ${inSentence(register.title)}`,
          },
          { label: record.fileName },
        ]}
      />
      <Steps
        label="Các bước nhập"
        steps={labels.map((label, at) => ({ label, state: record.status === "done" ? "done" : state(at) }))}
      />
    </Stack>
  );
}
