import { z } from "zod";
import { type Answer, json, NotFound, type Request, type Route } from "#platform/http";
import { certificationUrls as urls } from "../urls.ts";
import { lookUpCertificate } from "../use-cases/certificates/verify.ts";

const certificateAnswer = z.object({
  number: z.string(),
  status: z.enum(["valid", "expiring", "expired", "revoked", "unknown"]),
  star: z.int().min(3).max(5),
  product: z.object({ name: z.string(), code: z.string().nullable(), url: z.string() }),
  producer: z.object({ name: z.string(), url: z.string() }),
  provinceCode: z.string(),
  decision: z.object({ number: z.string().nullable(), signedOn: z.string().nullable() }),
  issuedOn: z.string(),
  validUntil: z.string(),
  revocation: z
    .object({ on: z.string(), decision: z.string(), ground: z.int(), reason: z.string() })
    .nullable(),
  isDemo: z.boolean(),
  verifyUrl: z.string(),
});

/** Validity of one certificate today, for anyone and from any site. */
export const certificateRoute: Route = {
  method: "GET",
  path: urls.api(":slug"),
  action: "certification.read-certificate",
  access: "public",
  kind: "api",
  handle: readCertificate,
  docs: {
    summary: "Hiệu lực của một giấy chứng nhận OCOP",
    description: "Số giấy viết bằng gạch nối: 12/2026/GCN-OCOP-96 → 12-2026-GCN-OCOP-96.",
    params: { slug: "Số giấy chứng nhận, gạch chéo thay bằng gạch nối" },
    response: certificateAnswer,
  },
};

async function readCertificate(request: Request): Promise<Answer> {
  const found = await lookUpCertificate(request.services, request.params.slug ?? "");
  if (!found) throw new NotFound("Không có giấy chứng nhận mang số này.");
  const { certificate: c, status } = found;
  const origin = request.services.config.SAOQUE_ORIGIN;
  const value: z.infer<typeof certificateAnswer> = {
    number: c.number,
    status,
    star: c.star,
    product: { name: c.productName, code: c.productCode, url: `${origin}/san-pham/${c.productSlug}` },
    producer: { name: c.producerName, url: `${origin}/chu-the/${c.producerSlug}` },
    provinceCode: c.provinceCode,
    decision: { number: c.decisionNumber, signedOn: c.decisionSignedOn },
    issuedOn: c.issuedOn,
    validUntil: c.validUntil,
    revocation: c.revokedOn
      ? {
          on: c.revokedOn,
          decision: c.revocationDecision ?? "",
          ground: c.revocationGround ?? 0,
          reason: c.revocationReason ?? "",
        }
      : null,
    isDemo: c.isDemo,
    verifyUrl: `${origin}${urls.verify(c.slug)}`,
  };
  return json(value);
}
