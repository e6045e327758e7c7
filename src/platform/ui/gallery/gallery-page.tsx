import { PageHeader } from "../arrangement.tsx";
import { PublicPage } from "../layouts/public-page.tsx";
import type { PageContext } from "../types.ts";

export function GalleryPage({ page }: { page: PageContext }) {
  return (
    <PublicPage title="Bộ giao diện" page={page} noIndex>
      <PageHeader title="Bộ giao diện" />
    </PublicPage>
  );
}
