import { type Answer, html, type Request } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  LinkButton,
  PageHeader,
  Section,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { trainingUrls as urls } from "../urls.ts";
import { listOwn, type OwnClass } from "../use-cases/list-classes.ts";
import { ClassState, daysText } from "./class-words.tsx";

export async function showOwn(request: Request): Promise<Answer> {
  const classes = await listOwn(request.services, request.requireActor());
  const mine = classes.filter((each) => each.learnerId !== null && each.learnerStatus !== "declined");
  const open = classes.filter((each) => each.learnerId === null || each.learnerStatus === "declined");
  return html(
    <WorkspacePage title="Tập huấn của tôi" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Tập huấn của tôi"
          lead="Lớp bạn được mời, đã đăng ký, đã học, và lớp đang mở cho bạn."
          actions={
            <LinkButton href={urls.materials} kind="secondary" icon="file-text">
              Tài liệu tập huấn
            </LinkButton>
          }
        />
        <Section title="Lớp của tôi">
          <DataTable
            caption="Lớp của tôi"
            captionHidden
            rows={mine}
            rowKey={(each) => each.id}
            columns={columns}
            empty={
              <EmptyState title="Bạn chưa có lớp nào" icon="users">
                Khi được mời hoặc đăng ký, lớp hiện ở đây cùng lịch học, tài liệu và chứng nhận.
              </EmptyState>
            }
          />
        </Section>
        <Section title="Lớp đang mở">
          <DataTable
            caption="Lớp đang mở"
            captionHidden
            rows={open}
            rowKey={(each) => each.id}
            columns={columns}
            empty={
              <EmptyState title="Chưa có lớp nào mở cho bạn">
                Lớp mới của tỉnh và xã sẽ hiện ở đây.
              </EmptyState>
            }
          />
        </Section>
      </Stack>
    </WorkspacePage>,
  );
}

const places: Readonly<Record<string, { tone: "info" | "success" | "neutral"; label: string }>> = {
  invited: { tone: "info", label: "Được mời, chưa trả lời" },
  registered: { tone: "success", label: "Đã đăng ký" },
  declined: { tone: "neutral", label: "Đã từ chối" },
};

const columns = [
  {
    key: "title",
    label: "Lớp",
    primary: true,
    cell: (each: OwnClass) => (
      <>
        <TextLink href={urls.ownClass(each.id)}>{each.title}</TextLink> {each.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "days", label: "Thời gian", cell: daysText },
  { key: "place", label: "Địa điểm", cell: (each: OwnClass) => each.place ?? "—" },
  { key: "status", label: "Lớp", cell: (each: OwnClass) => <ClassState status={each.status} /> },
  {
    key: "own",
    label: "Tôi",
    cell: (each: OwnClass) => {
      const place = places[each.learnerStatus ?? ""];
      if (each.certificateNumber)
        return <TextLink href={urls.ownCertificate(each.id)}>Chứng nhận {each.certificateNumber}</TextLink>;
      return place ? <StatusTag tone={place.tone}>{place.label}</StatusTag> : "Chưa đăng ký";
    },
  },
];
