import { CommunePicker } from "#modules/territory";
import { uuidv7 } from "#platform/db";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, Conflict, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Checkbox,
  DateField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  type PageContext,
  PageHeader,
  Select,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { channelAllows, channelKinds } from "../domain/channel.ts";
import { promotionUrls as urls } from "../urls.ts";
import {
  addChannel,
  changeChannel,
  channelFields,
  channelToKeep,
  emptyChannel,
  type TypedChannel,
  typedChannel,
} from "../use-cases/keep-channels.ts";
import { unitForNew } from "../use-cases/plan-event.ts";

export async function showNewChannel(request: Request): Promise<Answer> {
  const unit = unitForNew(request.requireActor());
  return html(
    <ChannelForm page={request.page()} typed={emptyChannel} unit={unit} title="Thêm kênh bán hàng" />,
  );
}

export async function postNewChannel(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const unit = unitForNew(actor);
  const typed = typedTexts(request.fields, channelFields);
  const again = (errors: FormError[]) =>
    html(
      <ChannelForm
        page={request.page()}
        typed={typed}
        unit={unit}
        query={textOf(request.fields, "commune.q")}
        title="Thêm kênh bán hàng"
        errors={errors}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    );
  if (textOf(request.fields, "find") !== "") return again([]);
  const done = await addChannel(request.services, actor, { typed, requestId: request.id });
  if (!done.ok) return again(formErrors(done.faults));
  return redirect(urls.channel(done.value.id), {
    kind: "success",
    text: "Đã thêm kênh. Tiếp theo: ghi chủ thể đang bán ở đây.",
  });
}

export async function showChangeChannel(request: Request): Promise<Answer> {
  const channel = await channelToKeep(
    request.services,
    request.requireActor(),
    request.params.channelId ?? "",
  );
  if (!channelAllows(channel, "change")) throw new Conflict("Kênh đã đóng. Mở lại kênh trước khi sửa.");
  return html(
    <ChannelForm
      page={request.page()}
      typed={typedChannel(channel)}
      unit={unitForNew(request.requireActor())}
      title="Sửa kênh bán hàng"
      hidden={{ version: String(channel.version) }}
      back={urls.channel(channel.id)}
    />,
  );
}

export async function postChangeChannel(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const channelId = request.params.channelId ?? "";
  const channel = await channelToKeep(request.services, actor, channelId);
  const typed = typedTexts(request.fields, channelFields);
  const version = versionOf(request.fields);
  const again = (errors: FormError[]) =>
    html(
      <ChannelForm
        page={request.page()}
        typed={typed}
        unit={unitForNew(actor)}
        query={textOf(request.fields, "commune.q")}
        title="Sửa kênh bán hàng"
        hidden={{ version: String(version) }}
        back={urls.channel(channel.id)}
        errors={errors}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    );
  if (textOf(request.fields, "find") !== "") return again([]);
  const done = await changeChannel(request.services, actor, {
    channelId,
    version,
    typed,
    requestId: request.id,
  });
  if (!done.ok) return again(formErrors(done.faults));
  return redirect(urls.channel(channelId), { kind: "success", text: "Đã lưu." });
}

interface FormProps {
  page: PageContext;
  typed: TypedChannel;
  unit: { provinceCode: string; communeCode: string | null };
  title: string;
  query?: string;
  hidden?: Record<string, string>;
  back?: string;
  errors?: FormError[];
}

function ChannelForm(props: FormProps) {
  const { page, typed, unit, title, query = "", hidden, back = urls.channels, errors = [] } = props;
  const field = (name: keyof TypedChannel) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <WorkspacePage title={title} page={page}>
      <PageHeader
        title={title}
        breadcrumb={[{ href: urls.channels, label: "Kênh bán hàng" }, { label: title }]}
      />
      <Narrow>
        <Form page={page} errors={errors} idempotencyKey={uuidv7()} {...(hidden ? { hidden } : {})}>
          <TextField {...field("name")} label="Tên kênh" maxLength={200} />
          <Select
            {...field("kind")}
            label="Loại kênh"
            options={Object.entries(channelKinds).map(([value, label]) => ({ value, label }))}
          />
          <Checkbox
            name="modern"
            label="Kênh bán hàng hiện đại"
            hint="Siêu thị, chuỗi cửa hàng, sàn thương mại điện tử: tính vào chỉ tiêu chủ thể tham gia kênh hiện đại."
            checked={typed.modern !== ""}
          />
          <Checkbox
            name="salePoint"
            label="Điểm giới thiệu và bán sản phẩm OCOP"
            hint="Được đếm theo xã, phường."
            checked={typed.salePoint !== ""}
          />
          {unit.communeCode === null && (
            <CommunePicker
              name="commune"
              legend="Xã, phường (bắt buộc với điểm bán)"
              query={query}
              value={typed.commune}
              province={unit.provinceCode}
              error={fieldError(errors, "commune")}
            />
          )}
          <TextField {...field("address")} label="Địa chỉ" optional />
          <TextField {...field("website")} label="Trang web" type="url" optional />
          <TextField {...field("contact")} label="Người phụ trách" optional />
          <TextField
            {...field("phone")}
            label="Điện thoại"
            type="tel"
            inputMode="tel"
            width="medium"
            optional
          />
          <DateField {...field("openedOn")} label="Ngày mở" optional />
          <TextArea {...field("note")} label="Ghi chú" rows={3} maxLength={1000} optional />
          <ButtonRow>
            <Button>Lưu kênh</Button>
            <LinkButton kind="quiet" href={back}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
