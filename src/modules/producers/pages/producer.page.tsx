import { type Answer, html, type Request, redirect } from "#platform/http";
import {
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
  EmptyState,
  formatDate,
  formatNumber,
  formatPercent,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  Stack,
  TaskList,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { allows, type Producer, producerKindName } from "../domain/producer.ts";
import { localShare, type Workforce } from "../domain/workforce.ts";
import { belongsToProducer, helpsProducer, mayActForProducer } from "../permissions.ts";
import { producerUrls } from "../urls.ts";
import { listMyProducers, viewProducer } from "../use-cases/get-producer.ts";
import { representativeName } from "../use-cases/representatives.ts";
import { latestWorkforces } from "../use-cases/workforces.ts";
import { ProducerPlace } from "./place-text.tsx";
import { ProducerTag } from "./status-tags.tsx";

/** The door for a producer's own people: straight to the one producer they belong to, or a choice of several. */
export async function showMine(request: Request): Promise<Answer> {
  const mine = await listMyProducers(request.services.db, request.requireActor());
  const [only, ...others] = mine;
  if (only && others.length === 0) return redirect(producerUrls.overview(only.id));
  return html(
    <WorkspacePage title="Cơ sở của tôi" page={request.page()}>
      <Stack gap="wide">
        <PageHeader title="Cơ sở của tôi" lead="Chọn cơ sở bạn muốn làm việc." />
        <TaskList
          tasks={mine.map((producer) => ({
            href: producerUrls.overview(producer.id),
            title: producer.name,
            meta: producerKindName(producer.kind),
          }))}
          empty={
            <EmptyState title="Bạn chưa thuộc cơ sở nào">
              Nhờ người đứng tên chủ thể mời bạn vào, hoặc đăng ký một chủ thể mới.
            </EmptyState>
          }
        />
      </Stack>
    </WorkspacePage>,
  );
}

export async function showProducer(request: Request): Promise<Answer> {
  const { services } = request;
  const actor = request.requireActor();
  const producer = await viewProducer(services.db, actor, request.params.producerId ?? "");
  const [person, years] = await Promise.all([
    representativeName(services.db, producer.id),
    latestWorkforces(services.db, producer.id),
  ]);
  const mayChange = mayActForProducer(actor, producer) && allows(producer.status, "change");
  const own = belongsToProducer(actor, producer);
  return html(
    <WorkspacePage title={producer.name} page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={producer.name}
          lead={producerKindName(producer.kind)}
          actions={<Ways producer={producer} own={own} />}
          breadcrumb={own ? [] : [{ href: producerUrls.list, label: "Chủ thể" }, { label: producer.name }]}
          tags={
            <>
              <ProducerTag status={producer.status} /> {producer.isDemo && <DemoMark />}
            </>
          }
        />
        {helpsProducer(actor, producer) && mayChange && (
          <Notice kind="info" title="Bạn đang làm giúp chủ thể">
            Mọi thay đổi được ghi là cán bộ xã làm thay cho {producer.name}.
          </Notice>
        )}
        {mayChange && <NextStep producer={producer} person={person} years={years} />}
        <GeneralCard producer={producer} mayChange={mayChange} />
        <PeopleCard producer={producer} person={person} mayChange={mayChange} />
        <ResultsSection producer={producer} years={years} mayChange={mayChange} />
      </Stack>
    </WorkspacePage>,
  );
}

/** To the producer's papers and goods; its own people also see how buyers see it. */
function Ways({ producer, own }: { producer: Producer; own: boolean }) {
  if (own) {
    return (
      <LinkButton href={`/chu-the/${producer.slug}`} kind="secondary" icon="eye">
        Xem trang công khai
      </LinkButton>
    );
  }
  return (
    <>
      <LinkButton href={producerUrls.proofsOf(producer.id)} kind="secondary" icon="file-check">
        Kho minh chứng
      </LinkButton>
      <LinkButton href={`/lam-viec/san-pham?chu-the=${producer.id}`} kind="secondary" icon="package">
        Sản phẩm
      </LinkButton>
    </>
  );
}

interface NextProps {
  producer: Producer;
  person: { fullName: string } | undefined;
  years: Workforce[];
}

/** What a dossier will ask for and is not there yet. */
function NextStep({ producer, person, years }: NextProps) {
  const tasks = [
    ...(producer.communeCode
      ? []
      : [
          {
            href: producerUrls.place(producer.id),
            title: "Ghi xã, phường nơi hoạt động",
            meta: "Để biết xã nào nhận hồ sơ",
          },
        ]),
    ...(person
      ? []
      : [
          {
            href: producerUrls.representative(producer.id),
            title: "Khai đại diện pháp luật",
            meta: "Mẫu 01, Mẫu 02",
          },
        ]),
    ...(years.length >= 2
      ? []
      : [
          {
            href: producerUrls.workforce(producer.id),
            title: "Khai lao động và kết quả hai năm gần nhất",
            meta: "Tiêu chí 3.3, 3.4",
          },
        ]),
    ...(producer.foundedOn && producer.registeredOn
      ? []
      : [
          {
            href: producerUrls.edit(producer.id),
            title: "Bổ sung ngày thành lập và giấy đăng ký",
            meta: "Mẫu 02 phần I",
          },
        ]),
  ];
  if (tasks.length === 0) return null;
  return (
    <Section title="Việc nên làm tiếp" lead="Khai sẵn một lần, hồ sơ nào cũng tự điền.">
      <TaskList tasks={tasks} empty={null} />
    </Section>
  );
}

function GeneralCard({ producer, mayChange }: { producer: Producer; mayChange: boolean }) {
  return (
    <Card
      title="Thông tin chung"
      aside={mayChange && <TextLink href={producerUrls.edit(producer.id)}>Sửa thông tin chung</TextLink>}
    >
      <DescriptionList
        untold={{ term: "Chưa khai" }}
        items={[
          { term: "Nơi hoạt động", value: <ProducerPlace producer={producer} /> },
          { term: "Mã số thuế", value: producer.taxCode },
          { term: "Giấy đăng ký", value: registrationText(producer) },
          { term: "Ngày thành lập", value: producer.foundedOn && formatDate(producer.foundedOn) },
          {
            term: "Điện thoại",
            value: producer.phone
              ? `${producer.phone} (${producer.contactPublic ? "hiện công khai" : "không công khai"})`
              : null,
          },
          { term: "E-mail", value: producer.email },
          {
            term: "Trang web",
            value: producer.website ? (
              <TextLink href={producer.website} external>
                {producer.website}
              </TextLink>
            ) : null,
          },
          { term: "Giới thiệu", value: producer.about },
          ...(producer.source ? [{ term: "Nguồn", value: producer.source }] : []),
        ]}
      />
    </Card>
  );
}

function registrationText({ registrationNumber, registeredOn, registrationIssuer }: Producer): string | null {
  const parts = [
    registrationNumber ? `số ${registrationNumber}` : "",
    registeredOn ? `ngày ${formatDate(registeredOn)}` : "",
    registrationIssuer ?? "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : null;
}

interface PeopleProps {
  producer: Producer;
  person: { fullName: string; title: string | null } | undefined;
  mayChange: boolean;
}

function PeopleCard({ producer, person, mayChange }: PeopleProps) {
  const name = person ? [person.fullName, person.title].filter(Boolean).join(", ") : "Chưa khai";
  return (
    <Card title="Người">
      <DescriptionList
        items={[
          {
            term: "Đại diện pháp luật",
            value: name,
            action: {
              href: producerUrls.representative(producer.id),
              label: mayChange ? "Xem và sửa" : "Xem",
            },
          },
          {
            term: "Người cùng làm",
            value: "Ai đăng nhập được cho cơ sở này",
            action: { href: producerUrls.members(producer.id), label: "Xem" },
          },
        ]}
      />
    </Card>
  );
}

interface ResultsProps {
  producer: Producer;
  years: Workforce[];
  mayChange: boolean;
}

function ResultsSection({ producer, years, mayChange }: ResultsProps) {
  const number = (value: number | null) => (value === null ? "–" : formatNumber(value));
  return (
    <Section
      title="Lao động và kết quả theo năm"
      lead="Dùng cho Mẫu 02 phần II, tiêu chí 3.3 và 3.4. Tiền tính bằng triệu đồng."
      {...(mayChange ? { action: { href: producerUrls.workforce(producer.id), label: "Khai một năm" } } : {})}
    >
      <DataTable
        caption="Lao động và kết quả theo năm"
        captionHidden
        rows={years}
        rowKey={(row) => String(row.year)}
        columns={[
          { key: "year", label: "Năm", primary: true, cell: (row) => row.year },
          { key: "workers", label: "Lao động", align: "end", cell: (row) => formatNumber(row.workers) },
          {
            key: "local",
            label: "Trong xã",
            align: "end",
            cell: (row) => {
              const share = localShare(row);
              return `${formatNumber(row.localWorkers)}${share === null ? "" : ` (${formatPercent(share)})`}`;
            },
          },
          { key: "revenue", label: "Doanh thu", align: "end", cell: (row) => number(row.revenueMillion) },
          { key: "profit", label: "Lợi nhuận", align: "end", cell: (row) => number(row.profitMillion) },
        ]}
        empty={
          <EmptyState title="Chưa khai năm nào">
            Khai hai năm gần nhất để chấm được tiêu chí tăng trưởng sản xuất, kinh doanh.
          </EmptyState>
        }
      />
    </Section>
  );
}
