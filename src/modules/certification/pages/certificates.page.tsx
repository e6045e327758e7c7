import { dayInVietnam } from "#platform/calendar";
import { type Answer, download, formErrors, html, listOf, type Request, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Checkbox,
  Chip,
  ChipRow,
  DataTable,
  DemoMark,
  EmptyState,
  Form,
  formatDate,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  Row,
  SearchBox,
  Stack,
  Stars,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { mayReadDecision, mayRevoke } from "../permissions.ts";
import { certificationUrls as urls } from "../urls.ts";
import { printCertificates } from "../use-cases/certificates/print-certificates.ts";
import {
  type CertificateSearch,
  endingMonths,
  listCertificatesFor,
  statusOf,
} from "../use-cases/certificates/read-certificate.ts";
import { statusTag } from "./certificate-words.ts";

type Certificate = Awaited<ReturnType<typeof listCertificatesFor>>["certificates"][number];

export function showCertificates(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postPrint(request: Request): Promise<Answer> {
  const slugs = listOf(request.fields, "so");
  const done = await printCertificates(request.services, request.requireActor(), {
    slugs,
    requestId: request.id,
  });
  return done.ok
    ? download(done.value.content, { type: "application/pdf", name: done.value.name })
    : answer(request, done.faults);
}

export async function downloadCertificate(request: Request): Promise<Answer> {
  const slugs = [request.params.slug ?? ""];
  const done = await printCertificates(request.services, request.requireActor(), {
    slugs,
    requestId: request.id,
  });
  return done.ok
    ? download(done.value.content, { type: "application/pdf", name: done.value.name })
    : answer(request, done.faults);
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const search = readSearch(request);
  const { certificates, next } = await listCertificatesFor(request.services, request.requireActor(), search);
  const filtered = Boolean(search.text || search.endsWithin);
  const page = request.page();
  return html(
    <WorkspacePage title="Giấy chứng nhận" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Giấy chứng nhận"
          lead="Giấy hết hạn trước xếp trước. Chủ thể nộp hồ sơ đánh giá lại trong khoảng 180 đến 120 ngày trước khi hết hạn."
        />
        {(filtered || certificates.length > fewCertificates) && <Finding search={search} />}
        <Form page={page} action={urls.printCertificates} errors={formErrors(faults)} label="In nhiều giấy">
          <Stack>
            <DataTable
              caption="Giấy chứng nhận"
              captionHidden
              columns={columnsFor(request)}
              rows={certificates}
              rowKey={({ slug }) => slug}
              empty={
                <EmptyState
                  title={filtered ? "Không có giấy nào khớp" : "Chưa có giấy chứng nhận nào"}
                  icon="award"
                >
                  {filtered
                    ? "Thử bỏ bộ lọc hoặc gõ ít chữ hơn."
                    : "Giấy được lập khi lãnh đạo tỉnh ký quyết định công nhận."}
                </EmptyState>
              }
            />
            {certificates.length > 0 && (
              <Row>
                <Button kind="secondary" icon="printer">
                  In các giấy đã chọn (một tệp PDF)
                </Button>
              </Row>
            )}
          </Stack>
        </Form>
        <Pagination {...(next ? { nextHref: addressOf({ ...search, cursor: next }) } : {})} />
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

/** So many are seen at a glance; a producer with two needs no search. */
const fewCertificates = 5;

function Finding({ search }: { search: CertificateSearch }) {
  return (
    <>
      <SearchBox
        action={urls.certificates}
        label="Tìm giấy chứng nhận"
        placeholder="Số giấy, tên sản phẩm hoặc chủ thể"
        value={search.text ?? ""}
        hidden={search.endsWithin ? { con: `${search.endsWithin}` } : {}}
      />
      <ChipRow>
        <Muted>Hết hạn</Muted>
        <Chip href={addressOf({ ...search, endsWithin: undefined })} current={!search.endsWithin}>
          tất cả
        </Chip>
        {endingMonths.map((months) => (
          <Chip
            key={months}
            href={addressOf({ ...search, endsWithin: months })}
            current={search.endsWithin === months}
          >
            {`trong ${months} tháng`}
          </Chip>
        ))}
      </ChipRow>
    </>
  );
}

function columnsFor(request: Request) {
  const actor = request.requireActor();
  const today = dayInVietnam(request.services.now());
  return [
    {
      key: "choose",
      label: "Chọn giấy",
      cell: ({ slug, number }: Certificate) => (
        <Checkbox name="so" id={`so-${slug}`} value={slug} label={number} optional />
      ),
    },
    {
      key: "product",
      label: "Sản phẩm",
      primary: true,
      cell: (each: Certificate) => (
        <>
          <TextLink href={urls.verify(each.slug)}>{each.productName}</TextLink> {each.isDemo && <DemoMark />}
        </>
      ),
    },
    { key: "producer", label: "Chủ thể", cell: ({ producerName }: Certificate) => producerName },
    {
      key: "star",
      label: "Hạng",
      cell: ({ star }: Certificate) => <Stars value={star as 3 | 4 | 5} size="small" />,
    },
    { key: "until", label: "Hết hiệu lực", cell: ({ validUntil }: Certificate) => formatDate(validUntil) },
    {
      key: "status",
      label: "Hiệu lực",
      cell: (each: Certificate) => {
        const { tone, label } = statusTag(statusOf(each, today));
        return <StatusTag tone={tone}>{label}</StatusTag>;
      },
    },
    {
      key: "actions",
      label: "Việc",
      cell: (each: Certificate) => (
        <Row gap="tight">
          <LinkButton href={urls.certificatePdf(each.slug)} kind="quiet" small icon="printer">
            In
          </LinkButton>
          {each.revokedOn !== null && mayReadDecision(actor, each) && (
            <LinkButton href={urls.revocationPaper(each.slug)} kind="quiet" small>
              Quyết định thu hồi
            </LinkButton>
          )}
          {each.revokedOn === null && mayRevoke(actor, each) && (
            <LinkButton href={urls.revoke(each.slug)} kind="quiet" small>
              Thu hồi
            </LinkButton>
          )}
        </Row>
      ),
    },
  ];
}

function readSearch({ query }: Request): CertificateSearch {
  const months = Number(textOf(query, "con"));
  return {
    text: textOf(query, "q").slice(0, 100) || undefined,
    endsWithin: endingMonths.find((each) => each === months),
    cursor: textOf(query, "sau") || undefined,
  };
}

function addressOf({ text, endsWithin, cursor }: CertificateSearch): string {
  const all = { q: text ?? "", con: endsWithin ? `${endsWithin}` : "", sau: cursor ?? "" };
  const given = Object.entries(all).filter(([, value]) => value !== "");
  return given.length === 0 ? urls.certificates : `${urls.certificates}?${new URLSearchParams(given)}`;
}
