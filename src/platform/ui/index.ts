export { Button, type ButtonProps, ButtonRow, LinkButton, PostButton, TextLink } from "./actions.tsx";
export { Band, Card, Grid, Narrow, PageHeader, Row, Section, Split, Stack } from "./arrangement.tsx";
export { loadAssets } from "./assets.ts";
export { Bars, type ChartTone, Columns } from "./charts/bars.tsx";
export { Light, type LightState, type TargetLineItem, TargetLines } from "./charts/light.tsx";
export { TileField, TileMap } from "./charts/tiles.tsx";
export * from "./format.ts";
export {
  Checkbox,
  CheckboxGroup,
  type ChoiceOption,
  Fieldset,
  type RadioCardOption,
  RadioCards,
  RadioGroup,
} from "./forms/choice-fields.tsx";
export type { FieldProps } from "./forms/field-frame.tsx";
export { Confirm, ErrorSummary, Form, fieldError } from "./forms/form.tsx";
export { HiddenFields } from "./forms/hidden-fields.tsx";
export { SearchBox } from "./forms/search-box.tsx";
export {
  DateField,
  FileField,
  MoneyField,
  NumberField,
  PasswordField,
  Select,
  type SelectOption,
  TextArea,
  TextField,
} from "./forms/text-fields.tsx";
export { GalleryPage } from "./gallery/gallery-page.tsx";
export { Icon, type IconName } from "./icon.tsx";
export { Island } from "./islands/island.tsx";
export { addresses } from "./layouts/addresses.ts";
export type { LayoutProps } from "./layouts/document.tsx";
export { PaperPage, PlainPage } from "./layouts/plain-page.tsx";
export { PublicPage } from "./layouts/public-page.tsx";
export { SheetPage, WorkspacePage } from "./layouts/workspace-page.tsx";
export { type Motif, motifFor } from "./pictures/motif.ts";
export { Hero, ProductCard, ProductGrid } from "./pictures/product-card.tsx";
export {
  drawingFile,
  drawingPath,
  type Picture,
  ProductPicture,
  productPictureSvg,
} from "./pictures/product-picture.tsx";
export { renderPage, themeFromCookie } from "./render.ts";
export { CertificateStatusBox } from "./score/certificate-status.tsx";
export { CriterionCard, LevelList, PointsBar, ScoreBar, ScorePanel } from "./score/score-panel.tsx";
export { Stars } from "./score/stars.tsx";
export { type Column, DataTable } from "./show/data-table.tsx";
export { type FacetGroup, type FacetOption, Facets } from "./show/facets.tsx";
export {
  DescriptionList,
  Disclosure,
  FileList,
  Pagination,
  StatRow,
  Tabs,
  type Task,
  TaskList,
} from "./show/lists.tsx";
export { Paper, PaperHead, PaperSign, PaperTitle } from "./show/paper.tsx";
export { Steps, Timeline, type TimelineEntry, Trail } from "./show/progress-lists.tsx";
export { QrFigure } from "./show/qr-figure.tsx";
export { ScrollFrame } from "./show/scroll-frame.tsx";
export {
  Badge,
  Chip,
  ChipRow,
  DemoMark,
  EmptyState,
  JobProgress,
  Notice,
  ProblemPanel,
  StatusTag,
} from "./telling.tsx";
export { Address, Divider, LawRef, Lead, Muted, Prose, Small, Strong, VisuallyHidden } from "./text.tsx";
export type { Assets, Child, FormError, MenuEntry, NoticeKind, PageContext, Tone } from "./types.ts";
