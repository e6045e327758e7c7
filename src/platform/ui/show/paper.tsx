import type { Child } from "../types.ts";

/** An A4 sheet on the screen; printing leaves only the sheet. Layout follows NĐ 30/2020/NĐ-CP, Phụ lục I. */
export function Paper({ children }: { children: Child }) {
  return <article class="paper">{children}</article>;
}

interface PaperHeadProps {
  agency: string;
  parentAgency?: string;
  number?: string;
  placeAndDate?: string;
}

export function PaperHead({ agency, parentAgency, number, placeAndDate }: PaperHeadProps) {
  return (
    <div class="paper-head">
      <div>
        {parentAgency && <p class="paper-parent">{parentAgency}</p>}
        <p class="paper-agency">{agency}</p>
        {number && <p>Số: {number}</p>}
      </div>
      <div>
        <p class="paper-nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p class="paper-motto">Độc lập - Tự do - Hạnh phúc</p>
        {placeAndDate && <p class="paper-date">{placeAndDate}</p>}
      </div>
    </div>
  );
}

export function PaperTitle({
  title,
  subtitle,
  level = 1,
}: {
  title: string;
  subtitle?: string;
  level?: 1 | 2;
}) {
  const Heading = `h${level}` as const;
  return (
    <div class="paper-title">
      <Heading>{title}</Heading>
      {subtitle && <p>{subtitle}</p>}
    </div>
  );
}

export function PaperSign({ left, right }: { left?: Child; right: Child }) {
  return (
    <div class="paper-sign">
      <div>{left}</div>
      <div class="paper-signer">{right}</div>
    </div>
  );
}
