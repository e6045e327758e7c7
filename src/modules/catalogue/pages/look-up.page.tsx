import { type Answer, html, type Request, redirect, textOf } from "#platform/http";
import {
  Card,
  Grid,
  type PageContext,
  PageHeader,
  Prose,
  PublicPage,
  SearchBox,
  Stack,
  TextLink,
} from "#platform/ui";
import { catalogueUrls, listHref } from "../urls.ts";
import { lookUpNumber } from "../use-cases/read-public.ts";

/** One box for everything: a number goes straight to its page, words go to the list. */
export async function showLookUp(request: Request): Promise<Answer> {
  const typed = textOf(request.query, "q").slice(0, 120);
  if (typed === "") return html(<LookUpPage page={request.page()} />, { cacheSeconds: 300 });
  const found = await lookUpNumber(request.services, typed);
  if (found?.isCertificate && found.certificateSlug) return redirect(`/xac-thuc/${found.certificateSlug}`);
  if (found) return redirect(catalogueUrls.product(found.slug));
  return redirect(listHref({ q: typed }));
}

function LookUpPage({ page }: { page: PageContext }) {
  return (
    <PublicPage
      title="Tra cứu"
      page={page}
      description="Tra giấy chứng nhận OCOP, mã sản phẩm, tên sản phẩm hoặc chủ thể."
    >
      <Stack gap="wide">
        <PageHeader
          title="Sao này có thật không?"
          lead="Gõ số giấy chứng nhận, mã sản phẩm in trên nhãn, tên sản phẩm hay tên người làm."
        />
        <SearchBox
          action={catalogueUrls.lookUp}
          label="Số giấy chứng nhận, mã sản phẩm hoặc tên"
          placeholder="Ví dụ: 01/2026/GCN-OCOP-96 hoặc 96-32071-3-2026"
          large
        />
        <Grid min="medium">
          <Card title="Có mã QR trên tem?">
            <Prose>
              <p>
                Quét bằng máy ảnh điện thoại. Trang mở ra nói giấy chứng nhận còn hiệu lực, hết hạn hay đã thu
                hồi.
              </p>
            </Prose>
          </Card>
          <Card title="Tìm theo tên">
            <Prose>
              <p>
                Không cần gõ dấu. Hoặc <TextLink href={catalogueUrls.products}>xem cả danh mục</TextLink> rồi
                lọc theo tỉnh, hạng sao, ngành hàng.
              </p>
            </Prose>
          </Card>
          <Card title="Mã sản phẩm đọc thế nào?">
            <Prose>
              <p>Mã tỉnh, mã xã, số thứ tự trong xã, năm đánh giá; cách nhau bằng dấu gạch.</p>
            </Prose>
          </Card>
        </Grid>
      </Stack>
    </PublicPage>
  );
}
