import { addresses } from "./addresses.ts";

/** Our own mark: a star over the furrows of a rice field. It is not the certification logo of the programme. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 40 40" width="36" height="36" aria-hidden="true">
      <circle class="mark-sky" cx="20" cy="20" r="20" />
      <path
        class="mark-star"
        d="M20 6.5l2.7 5.9 6.4.7-4.8 4.3 1.4 6.3-5.7-3.2-5.7 3.2 1.4-6.3-4.8-4.3 6.4-.7z"
      />
      <path class="mark-furrow" d="M3.5 28c5.5-3.6 11-3.6 16.5 0s11 3.6 16.5 0" />
      <path class="mark-furrow" d="M7.5 34c4.2-2.7 8.3-2.7 12.5 0s8.3 2.7 12.5 0" />
    </svg>
  );
}

export function Brand() {
  return (
    <a class="brand" href={addresses.home} aria-label="SaoQuê – trang chủ">
      <Mark />
      <span>SaoQuê</span>
    </a>
  );
}
