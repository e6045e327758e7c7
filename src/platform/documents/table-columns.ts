import { cellOf, type TableBlock, type TableCell } from "./model.ts";

export interface PlacedCell extends TableCell {
  /** Index of the first column the cell stands in, so that it can take that column's alignment. */
  column: number;
}

/** Finds the column of each cell when cells above it reach down by `rowSpan`. */
export function placeCells(table: TableBlock): PlacedCell[][] {
  const takenUntil = table.columns.map(() => 0);
  return table.rows.map((row, rowIndex) => {
    let column = 0;
    return row.map((written) => {
      const cell = cellOf(written);
      while ((takenUntil[column] ?? 0) > rowIndex) column += 1;
      const span = cell.colSpan ?? 1;
      if (column + span > table.columns.length) {
        throw new RangeError(`Row ${rowIndex + 1} has more cells than the ${table.columns.length} columns`);
      }
      takenUntil.fill(rowIndex + (cell.rowSpan ?? 1), column, column + span);
      const placed = { ...cell, column };
      column += span;
      return placed;
    });
  });
}
