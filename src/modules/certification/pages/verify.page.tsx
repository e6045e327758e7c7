import { getProvince } from "#modules/territory";
import { qrModules } from "#platform/documents";
import { type Answer, html, type Request } from "#platform/http";
import {
  Card,
  CertificateStatusBox,
  DemoMark,
  DescriptionList,
  formatDate,
  LinkButton,
  Muted,
  Narrow,
  Notice,
  PageHeader,
  ProblemPanel,
  PublicPage,
  QrFigure,
  Row,
  Split,
  Stack,
  Stars,
  TextLink,
} from "#platform/ui";
import { revocationGrounds } from "../domain/decision.ts";
import { certificationUrls as urls } from "../urls.ts";
import { qrTextOf } from "../use-cases/certificates/read-certificate.ts";
import { lookUpCertificate, type PublicCertificate } from "../use-cases/certificates/verify.ts";

/** What the QR of a certificate opens: is it valid today, and what is it for. No script, one statement. */
export async function showVerification(request: Request): Promise<Answer> {
  const slug = request.params.slug ?? "";
  const found = await lookUpCertificate(request.services, slug);
  if (!found) return html(<UnknownPage request={request} slug={slug} />, { status: 404 });
  return html(<VerificationPage request={request} found={found} />);
}

function VerificationPage({ request, found }: { request: Request; found: PublicCertificate }) {
  const { certificate } = found;
  const title = `Giấy chứng nhận số ${certificate.number}`;
  return (
    <PublicPage title={title} description={descriptionOf(found)} page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={title}
          breadcrumb={[
            { href: "/", label: "Trang chủ" },
            { href: urls.check, label: "Xác thực" },
            { label: certificate.number },
          ]}
          tags={certificate.isDemo && <DemoMark />}
        />
        <StatusBox found={found} />
        <Split ratio="narrow-right" side={<Seal request={request} found={found} />}>
          <Card title={certificate.productName}>
            <Stack>
              <Stars value={certificate.star as 3 | 4 | 5} size="large" showText />
              <DescriptionList items={facts(found)} />
              <Row>
                <LinkButton href={`/san-pham/${certificate.productSlug}`} icon="store">
                  Xem sản phẩm
                </LinkButton>
              </Row>
            </Stack>
          </Card>
        </Split>
      </Stack>
    </PublicPage>
  );
}

function StatusBox({ found: { certificate, status } }: { found: PublicCertificate }) {
  const decision = `Quyết định số ${certificate.decisionNumber ?? "chưa rõ"} ngày ${formatDate(certificate.decisionSignedOn ?? certificate.issuedOn)}`;
  if (status === "revoked") {
    const ground = revocationGrounds[certificate.revocationGround ?? 0];
    return (
      <CertificateStatusBox
        status="revoked"
        since={certificate.revokedOn ?? ""}
        decision={`Quyết định thu hồi số ${certificate.revocationDecision}`}
      >
        {ground}. {certificate.revocationReason}
      </CertificateStatusBox>
    );
  }
  if (status === "expired") {
    return (
      <CertificateStatusBox status="expired" since={certificate.validUntil} decision={decision}>
        Sản phẩm không còn được dùng hạng sao này, trừ khi đã có giấy mới.
      </CertificateStatusBox>
    );
  }
  return (
    <CertificateStatusBox
      status={status === "expiring" ? "expiring" : "valid"}
      until={certificate.validUntil}
      decision={decision}
    />
  );
}

function Seal({ request, found: { certificate } }: { request: Request; found: PublicCertificate }) {
  return (
    <Card title="Mã xác thực">
      <Stack>
        <QrFigure
          modules={qrModules(qrTextOf(request.services, certificate))}
          label={`Mã QR của giấy chứng nhận số ${certificate.number}`}
          caption="So với mã in trên giấy, trên sản phẩm"
        />
        <Muted>
          Mã mang chữ ký số của hệ thống. Dán nội dung mã vào trang{" "}
          <TextLink href={urls.check}>kiểm tra chữ ký</TextLink> để biết giấy có bị sửa không.
        </Muted>
      </Stack>
    </Card>
  );
}

function facts({ certificate }: PublicCertificate) {
  const province = getProvince(certificate.provinceCode).fullName;
  return [
    {
      term: "Chủ thể",
      value: <TextLink href={`/chu-the/${certificate.producerSlug}`}>{certificate.producerName}</TextLink>,
    },
    { term: "Mã sản phẩm", value: certificate.productCode ?? "Chưa cấp" },
    { term: "Nơi công nhận", value: province },
    {
      term: "Quyết định công nhận",
      value: `Số ${certificate.decisionNumber ?? "chưa rõ"}, ngày ${formatDate(certificate.decisionSignedOn ?? certificate.issuedOn)}`,
    },
    { term: "Cấp ngày", value: formatDate(certificate.issuedOn) },
    { term: "Có giá trị đến hết ngày", value: `${formatDate(certificate.validUntil)} (36 tháng)` },
    { term: "Nhật ký", value: <TextLink href={urls.publicLog}>Nhật ký cấp và thu hồi</TextLink> },
  ];
}

function descriptionOf({ certificate, status }: PublicCertificate): string {
  const words = status === "revoked" ? "đã bị thu hồi" : status === "expired" ? "đã hết hạn" : "còn hiệu lực";
  return `${certificate.productName}, ${certificate.star} sao OCOP, ${certificate.producerName}: ${words}.`;
}

function UnknownPage({ request, slug }: { request: Request; slug: string }) {
  return (
    <PublicPage title="Không có giấy chứng nhận này" page={request.page()} noIndex>
      <Narrow>
        <Stack>
          <ProblemPanel
            title="Không có giấy chứng nhận mang số này"
            action={
              <LinkButton href={urls.check} icon="search">
                Kiểm tra số khác
              </LinkButton>
            }
          >
            Hệ thống chưa từng cấp giấy chứng nhận số “{slug.slice(0, 80)}”. Kiểm tra lại từng chữ số, hoặc
            quét lại mã.
          </ProblemPanel>
          <Notice kind="warn" title="Thấy số này trên một sản phẩm?">
            Có thể nhãn in sai, hoặc hạng sao không được cấp. Hãy chụp nhãn và báo Ủy ban nhân dân xã hoặc cơ
            quan OCOP của tỉnh nơi bán để kiểm tra.
          </Notice>
        </Stack>
      </Narrow>
    </PublicPage>
  );
}
