import { recordsHref } from "#modules/planning";
import { Bars, formatDate, formatNumber, Small, Stack, TileField, TileMap } from "#platform/ui";
import { provinceTiles } from "../domain/province-tiles.ts";
import { reportingUrls as urls } from "../urls.ts";
import type { MapTile, MapView } from "../use-cases/dashboard/view-map.ts";

/** The units below as tiles: provinces in their rough places, others under the district or province they were in. */
export function UnitMap({ view }: { view: MapView }) {
  const label = `${view.indicator.name} theo ${view.unit.scope.level === "nation" ? "tỉnh" : "xã, phường"}`;
  return (
    <Stack>
      {view.unit.scope.level === "nation" && view.era === "2025" ? (
        <TileMap label={label} tiles={nationTiles(view)} legend={legendOf(view)} />
      ) : (
        <TileField
          label={label}
          groups={view.groups.map(({ title, tiles }) => ({
            ...(title ? { title } : {}),
            tiles: tiles.map((each) => tileOf(view, each)),
          }))}
          legend={legendOf(view)}
        />
      )}
      <Elsewhere view={view} />
    </Stack>
  );
}

/** For a first look: the units that have something, most first; the rest in a word, all of them on the map's own page. */
export function BusiestUnits({ view }: { view: MapView }) {
  const all = view.groups.flatMap(({ tiles }) => tiles);
  const busy = all.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  const without = all.length - busy.length;
  return (
    <Stack>
      <TileField
        label={`${view.indicator.name} theo xã, phường`}
        groups={[{ tiles: busy.map((each) => tileOf(view, each)) }]}
        legend={legendOf(view)}
      />
      {without > 0 && <Small>{formatNumber(without)} xã, phường khác chưa có.</Small>}
      <Elsewhere view={view} />
    </Stack>
  );
}

function Elsewhere({ view }: { view: MapView }) {
  if (view.elsewhere <= 0) return null;
  return (
    <Small>
      {formatNumber(view.elsewhere)} {view.indicator.unit} chưa ghi rõ địa bàn nên không nằm trong ô nào.
    </Small>
  );
}

function tileOf(view: MapView, each: MapTile) {
  return {
    code: each.key,
    name: each.name,
    value: each.value,
    text: formatNumber(each.value),
    href: tileHref(view, each),
  };
}

/** The ten largest of the same figures, to read beside the map. */
export function Ranking({ view }: { view: MapView }) {
  const first = view.groups
    .flatMap(({ tiles }) => tiles)
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, 10);
  return (
    <Bars
      label={`${view.indicator.name}: nhiều nhất`}
      items={first.map((each) => ({ label: each.name, href: tileHref(view, each), value: each.value }))}
    />
  );
}

function nationTiles(view: MapView) {
  return view.groups
    .flatMap(({ tiles }) => tiles)
    .flatMap((each) => {
      const place = provinceTiles.get(each.scope.code);
      return place
        ? [
            {
              code: each.scope.code,
              name: place.name,
              column: place.column,
              row: place.row,
              value: each.value,
              text: formatNumber(each.value),
              href: tileHref(view, each),
            },
          ]
        : [];
    });
}

// Units of today have a dashboard of their own; those of before have the records.
function tileHref(view: MapView, { scope, key }: MapTile): string {
  if (scope.era === "2025")
    return urls.dashboardOf({ "don-vi": key, ngay: view.asOf === view.today ? undefined : view.asOf });
  return recordsHref({ code: view.measure, unit: scope, fromOn: view.fromOn, toOn: view.asOf });
}

function legendOf({ indicator, total, asOf }: MapView): string {
  return `${indicator.name}: ${formatNumber(total)} ${indicator.unit} đến ${formatDate(asOf)}. Màu càng đậm, số càng lớn; ô là đơn vị, không phải ranh giới.`;
}
