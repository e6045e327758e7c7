import { CommunePicker, findOldUnit, readCommuneChoice } from "#modules/territory";
import { versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  PageHeader,
  RadioGroup,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { producerUrls } from "../urls.ts";
import { producerToChange } from "../use-cases/get-producer.ts";
import { communesToChooseFrom, placeProducer } from "../use-cases/place-producer.ts";
import { communeText } from "./place-text.tsx";

/** A producer from an old register says in which commune of today it works. */
export async function showPlace(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postPlace(request: Request): Promise<Answer> {
  if (textOf(request.fields, "find") !== "") return answer(request, []);
  const producerId = request.params.producerId ?? "";
  const communeCode = readCommuneChoice(textOf(request.fields, "place"))?.communeCode ?? "";
  const input = { producerId, version: versionOf(request.fields), communeCode, requestId: request.id };
  const done = await placeProducer(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, formErrors(done.faults));
  const text = "Đã ghi xã, phường. Từ nay UBND xã này phụ trách hồ sơ của cơ sở.";
  return redirect(producerUrls.overview(producerId), { kind: "success", text });
}

async function answer(request: Request, errors: FormError[]): Promise<Answer> {
  const { services, fields, params } = request;
  const producer = await producerToChange(services.db, request.requireActor(), params.producerId ?? "");
  const among = communesToChooseFrom(producer);
  const former = producer.oldCommuneCode
    ? findOldUnit("commune", producer.oldCommuneCode)?.fullName
    : undefined;
  const value = textOf(fields, "place");
  const error = fieldError(errors, "place");
  const page = request.page();
  const back = producerUrls.overview(producer.id);
  return html(
    <WorkspacePage title="Nơi hoạt động" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Cơ sở nay thuộc xã, phường nào?"
          lead={
            former
              ? `Từ 01/7/2025, ${former} được chia về nhiều đơn vị mới. Chỉ cơ sở mới biết mình nằm ở phần nào.`
              : "Danh bạ cũ không ghi rõ xã. Ghi một lần; sau đó UBND xã phụ trách hồ sơ của cơ sở."
          }
          breadcrumb={[{ href: back, label: producer.name }, { label: "Nơi hoạt động" }]}
        />
        <Form page={page} errors={errors} hidden={{ version: String(producer.version) }}>
          {among ? (
            <RadioGroup
              name="place"
              label="Chọn đúng nơi"
              options={among.map((code) => ({ value: code, label: communeText(code) }))}
              value={value}
              error={error}
            />
          ) : (
            <CommunePicker
              name="place"
              legend="Xã, phường"
              query={textOf(fields, "place.q")}
              value={value}
              province={producer.provinceCode}
              error={error}
            />
          )}
          <ButtonRow>
            <Button>Lưu</Button>
            <LinkButton href={back} kind="quiet">
              Quay lại, không lưu
            </LinkButton>
          </ButtonRow>
        </Form>
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}
