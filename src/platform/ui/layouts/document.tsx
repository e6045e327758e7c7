import { StarOutline } from "../score/stars.tsx";
import type { Child, PageContext } from "../types.ts";

export interface LayoutProps {
  title: string;
  page: PageContext;
  children: Child;
  description?: string;
  /** Full address of this page without parameters that only sort or page. */
  canonical?: string;
  openGraph?: { image?: string; type?: "website" | "article" | "product" };
  /** Reloads the page after so many seconds: progress without script. */
  refreshSeconds?: number;
  noIndex?: boolean;
}

interface DocumentProps extends LayoutProps {
  frame: "public" | "workspace" | "sheet" | "plain" | "print";
}

export function Document({ frame, page, children, ...head }: DocumentProps) {
  return (
    <html lang="vi" data-theme={page.theme}>
      <Head page={page} {...head} />
      <body class={`frame-${frame}`}>
        <a class="skip" href="#noi-dung">
          Đến nội dung chính
        </a>
        {children}
        <StarOutline />
      </body>
    </html>
  );
}

function Head(props: Omit<DocumentProps, "frame" | "children">) {
  const { title, page, description, canonical, openGraph, refreshSeconds, noIndex } = props;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === "SaoQuê" ? title : `${title} · SaoQuê`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content={page.theme === "auto" ? "light dark" : page.theme} />
      {description && <meta name="description" content={description} />}
      {noIndex && <meta name="robots" content="noindex" />}
      {refreshSeconds && <meta http-equiv="refresh" content={String(refreshSeconds)} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {openGraph && (
        <OpenGraph title={title} description={description} canonical={canonical} {...openGraph} />
      )}
      <link rel="icon" href="/mark.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={page.assets.css} />
    </head>
  );
}

interface OpenGraphProps {
  title: string;
  description?: string;
  canonical?: string;
  image?: string;
  type?: string;
}

function OpenGraph({ title, description, canonical, image, type = "website" }: OpenGraphProps) {
  return (
    <>
      <meta property="og:site_name" content="SaoQuê" />
      <meta property="og:locale" content="vi_VN" />
      <meta property="og:type" content={type} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      {canonical && <meta property="og:url" content={canonical} />}
      {image && <meta property="og:image" content={image} />}
    </>
  );
}
