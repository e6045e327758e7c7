import { formatDate } from "../format.ts";
import { Icon, type IconName } from "../icon.tsx";
import type { Child } from "../types.ts";

type CertificateStatus = "valid" | "expiring" | "expired" | "revoked";

interface CertificateStatusBoxProps {
  status: CertificateStatus;
  until?: string;
  since?: string;
  decision?: string;
  number?: string;
  href?: string;
  children?: Child;
}

const looks: Record<CertificateStatus, { icon: IconName; tone: string }> = {
  valid: { icon: "shield-check", tone: "success" },
  expiring: { icon: "hourglass", tone: "warn" },
  expired: { icon: "shield-alert", tone: "neutral" },
  revoked: { icon: "shield-x", tone: "danger" },
};

export function CertificateStatusBox(props: CertificateStatusBoxProps) {
  const { status, decision, number, href, children } = props;
  const facts = [decision, number && `số ${number}`].filter(Boolean).join(" · ");
  return (
    <div class={`certificate certificate-${looks[status].tone}`}>
      <Icon name={looks[status].icon} size="large" />
      <div>
        <p class="certificate-title">{headline(props)}</p>
        {(facts || href) && (
          <p class="certificate-facts">
            {facts}
            {facts && href && " · "}
            {href && <a href={href}>xem giấy chứng nhận</a>}
          </p>
        )}
        {children && <div class="certificate-facts">{children}</div>}
      </div>
    </div>
  );
}

function headline({ status, until, since }: CertificateStatusBoxProps): string {
  const untilText = until ? ` đến ${formatDate(until)}` : "";
  const sinceText = since ? ` từ ${formatDate(since)}` : "";
  switch (status) {
    case "valid":
      return `Còn hiệu lực${untilText}`;
    case "expiring":
      return `Sắp hết hạn, còn hiệu lực${untilText}`;
    case "expired":
      return `Đã hết hạn${sinceText}`;
    case "revoked":
      return `Đã bị thu hồi${sinceText}`;
  }
}
