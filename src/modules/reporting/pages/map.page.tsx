import { findIndicator, unitKey, unitName } from "#modules/planning";
import { type Answer, html, type Request } from "#platform/http";
import { Chip, ChipRow, formatDate, LinkButton, PageHeader, Stack, WorkspacePage } from "#platform/ui";
import { reportingUrls as urls } from "../urls.ts";
import { type MapView, mapMeasures, viewMap } from "../use-cases/dashboard/view-map.ts";
import { UnitMap } from "./map-parts.tsx";
import { asked, dashboardCrumb, sheetAnswer } from "./parts.tsx";

const view = (request: Request) =>
  viewMap(request.services, request.requireActor(), {
    unit: asked(request, "don-vi"),
    day: asked(request, "ngay"),
    measure: asked(request, "chi-so"),
    era: asked(request, "dia-gioi"),
  });

function addressOf(map: MapView, change: Record<string, string> = {}): Record<string, string> {
  return {
    "don-vi": unitKey(map.unit.scope),
    ngay: map.asOf,
    "chi-so": map.measure,
    "dia-gioi": map.era === "pre2025" ? "cu" : "moi",
    ...change,
  };
}

export async function showMap(request: Request): Promise<Answer> {
  const map = await view(request);
  return html(
    <WorkspacePage title="Bản đồ ô" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`${map.indicator.name}`}
          lead={`${map.unit.name}, tính đến ${formatDate(map.asOf)}.`}
          breadcrumb={[dashboardCrumb, { label: "Bản đồ ô" }]}
          actions={
            <LinkButton href={urls.mapSheetOf(addressOf(map))} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          }
        />
        <Stack gap="tight">
          <ChipRow>
            {mapMeasures.map((code) => (
              <Chip
                key={code}
                href={urls.mapOf(addressOf(map, { "chi-so": code }))}
                current={code === map.measure}
              >
                {findIndicator(code)?.name ?? code}
              </Chip>
            ))}
          </ChipRow>
          <ChipRow>
            <Chip href={urls.mapOf(addressOf(map, { "dia-gioi": "moi" }))} current={map.era === "2025"}>
              Địa giới hiện nay
            </Chip>
            <Chip href={urls.mapOf(addressOf(map, { "dia-gioi": "cu" }))} current={map.era === "pre2025"}>
              Địa giới trước 7/2025
            </Chip>
          </ChipRow>
        </Stack>
        <UnitMap view={map} />
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadMap(request: Request): Promise<Answer> {
  const map = await view(request);
  return sheetAnswer(
    `ban-do-${map.asOf}`,
    ["Nhóm", "Mã đơn vị", "Đơn vị", `${map.indicator.name} (${map.indicator.unit})`],
    [
      ...map.groups.flatMap(({ title, tiles }) =>
        tiles.map(({ scope, value }) => [title ?? "", scope.code, unitName(scope), value]),
      ),
      ...(map.elsewhere > 0 ? [["", "", "Chưa rõ địa bàn", map.elsewhere]] : []),
    ],
  );
}
