import { type Answer, formErrors, html, NotAllowed, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  DataTable,
  DescriptionList,
  Form,
  type FormError,
  formatDate,
  formatNumber,
  LawRef,
  Notice,
  type PageContext,
  PageHeader,
  Section,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import type { Regulation } from "../domain/regulation.ts";
import { mayAddRegulation, provinceOfRegulation } from "../permissions.ts";
import { criteriaUrls } from "../urls.ts";
import { addRegulation, type RegulationInput } from "../use-cases/add-regulation.ts";
import { type RegulationView, viewRegulations } from "../use-cases/list-regulations.ts";
import { RegulationFields } from "./regulation-fields.tsx";
import { knockOutRules, minimumRules, quorumWords, showMarks, spreadReactions } from "./regulation-words.ts";

export async function showRegulations(request: Request): Promise<Answer> {
  const view = await viewRegulations(request.services, request.requireActor());
  return answer(request, view, fromInForce(view.inForce), []);
}

export async function postRegulation(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const provinceCode = provinceOfRegulation(actor);
  if (!provinceCode) throw new NotAllowed();
  const input = readInput(request);
  const done = await addRegulation(request.services, actor, provinceCode, input, request.id);
  if (!done.ok) {
    const view = await viewRegulations(request.services, actor);
    return answer(request, view, input, formErrors(done.faults));
  }
  const text = `Đã ghi Quy chế áp dụng từ ${formatDate(input.validFrom)}.`;
  return redirect(criteriaUrls.regulations, { kind: "success", text });
}

function readInput({ fields }: Request): RegulationInput {
  return {
    decisionNumber: textOf(fields, "decisionNumber"),
    issuedOn: textOf(fields, "issuedOn"),
    validFrom: textOf(fields, "validFrom"),
    quorum: textOf(fields, "quorum"),
    chairRequired: textOf(fields, "chairRequired") === "1",
    spreadLimit: textOf(fields, "spreadLimit"),
    spreadReaction: textOf(fields, "spreadReaction"),
    minimumRule: textOf(fields, "minimumRule"),
    knockOutRule: textOf(fields, "knockOutRule"),
    showMarks: textOf(fields, "showMarks"),
    certificateNumberPattern: textOf(fields, "certificateNumberPattern"),
    note: textOf(fields, "note"),
  };
}

/** A new Quy chế usually differs in one place: start from the one in force. */
function fromInForce(regulation: Regulation): RegulationInput {
  const { quorum, chairRequired, spreadLimit, spreadReaction, minimumRule, knockOutRule } = regulation;
  return {
    decisionNumber: "",
    issuedOn: "",
    validFrom: "",
    quorum: `${quorum.numerator}/${quorum.denominator}`,
    chairRequired,
    spreadLimit: formatNumber(spreadLimit),
    spreadReaction,
    minimumRule,
    knockOutRule,
    showMarks: regulation.showMarks,
    certificateNumberPattern: regulation.certificateNumberPattern,
    note: "",
  };
}

function answer(request: Request, view: RegulationView, input: RegulationInput, errors: FormError[]): Answer {
  const mayAdd = mayAddRegulation(request.requireActor(), view.provinceCode);
  return html(
    <RegulationsPage page={request.page()} view={view} input={input} errors={errors} mayAdd={mayAdd} />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

interface Props {
  page: PageContext;
  view: RegulationView;
  input: RegulationInput;
  errors: FormError[];
  mayAdd: boolean;
}

function RegulationsPage({ page, view, input, errors, mayAdd }: Props) {
  const { inForce, recorded } = view;
  return (
    <WorkspacePage title="Quy chế Hội đồng" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Quy chế Hội đồng"
          lead="Những điều quyết định để tỉnh tự quy định. Mỗi phiên họp theo Quy chế có hiệu lực vào ngày họp; Quy chế đã ghi không sửa, chỉ thay bằng Quy chế mới."
          tags={<LawRef act="QĐ 26/2026/QĐ-TTg" article={7} clause={3} />}
        />
        {inForce.source === "default" && (
          <Notice kind="warn" title="Tỉnh chưa ghi Quy chế nào">
            Đang dùng mức mặc định nêu dưới đây. Quản trị của tỉnh ghi Quy chế đã ban hành để phiên họp theo
            đúng quy định của tỉnh.
          </Notice>
        )}
        <Card
          title={
            inForce.decisionNumber ? `Đang áp dụng: ${inForce.decisionNumber}` : "Đang áp dụng: mặc định"
          }
        >
          <DescriptionList items={factsOf(inForce)} />
        </Card>
        <Section title="Các Quy chế đã ghi" id="da-ghi">
          <DataTable
            caption="Quy chế đã ghi, mới nhất trước"
            captionHidden
            rows={recorded}
            rowKey={(row) => row.validFrom ?? ""}
            empty="Chưa có Quy chế nào."
            columns={[
              { key: "number", label: "Quyết định", primary: true, cell: (row) => row.decisionNumber ?? "" },
              { key: "from", label: "Áp dụng từ", cell: (row) => formatDate(row.validFrom ?? "") },
              { key: "quorum", label: "Có mặt", cell: quorumWords },
              {
                key: "spread",
                label: "Lệch tối đa",
                align: "end",
                cell: (row) => formatNumber(row.spreadLimit),
              },
              { key: "minimum", label: "Yêu cầu tối thiểu", cell: (row) => minimumRules[row.minimumRule] },
              { key: "note", label: "Ghi chú", cell: (row) => row.note ?? "" },
            ]}
          />
        </Section>
        {mayAdd && (
          <Section title="Ghi Quy chế mới" id="them">
            <Form page={page} errors={errors} action={criteriaUrls.regulations}>
              <RegulationFields input={input} errors={errors} />
              <Button>Ghi Quy chế</Button>
            </Form>
          </Section>
        )}
      </Stack>
    </WorkspacePage>
  );
}

function factsOf(regulation: Regulation) {
  const { spreadLimit, spreadReaction, minimumRule, knockOutRule } = regulation;
  const { certificateNumberPattern, validFrom } = regulation;
  return [
    ...(validFrom ? [{ term: "Áp dụng từ", value: formatDate(validFrom) }] : []),
    { term: "Hội đồng họp khi có", value: quorumWords(regulation) },
    {
      term: "Lệch điểm",
      value: `nhiều nhất ${formatNumber(spreadLimit)} điểm; ${spreadReactions[spreadReaction].toLowerCase()}`,
    },
    { term: "Yêu cầu tối thiểu", value: minimumRules[minimumRule] },
    { term: "Điều kiện loại", value: knockOutRules[knockOutRule] },
    { term: "Xem điểm của nhau", value: showMarks[regulation.showMarks] },
    { term: "Số giấy chứng nhận", value: certificateNumberPattern },
  ];
}
