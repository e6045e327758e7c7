import {
  DateField,
  type FormError,
  fieldError,
  Grid,
  MoneyField,
  NumberField,
  TextArea,
  TextField,
} from "#platform/ui";
import type { TypedListing } from "../use-cases/keep-listings.ts";

/** What a contract with a channel says, for a new one and for one that is changed. */
export function ListingFields({ typed, errors }: { typed: TypedListing; errors: FormError[] }) {
  const field = (name: keyof TypedListing) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <>
      <Grid min="small">
        <DateField {...field("fromOn")} label="Bán từ ngày" />
        <DateField {...field("toOn")} label="Hợp đồng đến ngày" hint="Bỏ trống: không thời hạn" optional />
      </Grid>
      <Grid min="small">
        <TextField {...field("contractNumber")} label="Số hợp đồng" maxLength={80} optional />
        <NumberField {...field("discountPercent")} label="Chiết khấu" suffix="%" decimals optional />
        <MoneyField {...field("yearlyRevenueVnd")} label="Doanh thu một năm" optional />
      </Grid>
      <TextArea {...field("note")} label="Ghi chú" rows={2} maxLength={1000} optional />
    </>
  );
}
