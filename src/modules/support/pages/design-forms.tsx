import { acceptAttribute } from "#platform/files";
import {
  Button,
  Card,
  Disclosure,
  FileField,
  Form,
  type FormError,
  fieldError,
  MoneyField,
  type PageContext,
  PostButton,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  TextField,
} from "#platform/ui";
import { allowsDesign, type DesignAction } from "../domain/design.ts";
import { supportUrls as urls } from "../urls.ts";
import type { DesignView } from "../use-cases/design/view-design.ts";

/** A step that was refused: what to mend and what was typed. */
export interface DesignStopped {
  action: DesignAction;
  errors: FormError[];
  typed: Readonly<Record<string, string>>;
  proposalId: string;
}

interface StepsProps {
  page: PageContext;
  view: DesignView;
  designers: readonly { id: string; name: string }[];
  stopped: DesignStopped | null;
}

const titles: Record<Exclude<DesignAction, "feedback">, string> = {
  propose: "Thêm phương án hoặc bản sửa",
  choose: "Chọn phương án",
  handOver: "Bàn giao tệp cho chủ thể",
  stop: "Dừng việc thiết kế",
  resume: "Làm tiếp",
};

/** The centre's own steps; the one a refusal came from stands open. */
export function DesignSteps(props: StepsProps) {
  const { view, stopped } = props;
  const { status } = view.project;
  const steps = (["handOver", "choose", "propose", "stop", "resume"] as const).filter((action) =>
    allowsDesign(status, action),
  );
  if (steps.length === 0) return null;
  return (
    <Card title="Việc của trung tâm" tone="leaf">
      <Stack>
        {steps.map((action) => (
          <Disclosure key={action} summary={titles[action]} open={stopped?.action === action}>
            <StepForm {...props} action={action} />
          </Disclosure>
        ))}
      </Stack>
    </Card>
  );
}

type StepProps = StepsProps & { action: keyof typeof titles };

function StepForm(props: StepProps) {
  const { page, view, action } = props;
  const { project } = view;
  const version = { version: String(project.version) };
  const mine = props.stopped?.action === action ? props.stopped : null;
  const errors = mine?.errors ?? [];
  const text = (name: string) => ({ name, value: mine?.typed[name] ?? "", error: fieldError(errors, name) });
  if (action === "resume")
    return (
      <PostButton page={page} action={urls.resumeDesign(project.id)} hidden={version}>
        Làm tiếp
      </PostButton>
    );
  if (action === "stop")
    return (
      <Form page={page} action={urls.stopDesign(project.id)} errors={errors} hidden={version}>
        <TextArea {...text("stopReason")} label="Lý do dừng" rows={3} maxLength={1000} />
        <Button kind="secondary">Dừng</Button>
      </Form>
    );
  if (action === "choose") return <ChoiceForm {...props} />;
  if (action === "propose") return <ProposalForm {...props} />;
  return (
    <Form page={page} action={urls.handOver(project.id)} errors={errors} hidden={version} files>
      <FileField
        name="finalFiles"
        label="Tệp hoàn chỉnh"
        hint="Bản in, bản ảnh, hướng dẫn màu. Chủ thể tải về từ trang này."
        accept={acceptAttribute("either")}
        error={fieldError(errors, "finalFiles")}
        multiple
      />
      <TextField {...text("finalCaption")} label="Chú thích" maxLength={200} optional />
      <Button>Bàn giao</Button>
    </Form>
  );
}

function ChoiceForm({ page, view, stopped, action }: StepProps) {
  const mine = stopped?.action === action ? stopped : null;
  const errors = mine?.errors ?? [];
  const { project, threads } = view;
  return (
    <Form
      page={page}
      action={urls.chooseProposal(project.id)}
      errors={errors}
      hidden={{ version: String(project.version) }}
    >
      <RadioGroup
        name="proposalId"
        label="Phương án được chọn"
        value={mine?.typed.proposalId ?? project.chosenProposalId ?? ""}
        error={fieldError(errors, "proposalId")}
        options={threads.map(({ no, newest }) => ({
          value: newest.id,
          label: `Phương án ${no} – ${newest.designer} (bản ${newest.versionNo})`,
        }))}
      />
      <TextArea
        name="choiceReason"
        label="Vì sao chọn"
        hint="Ai có mặt, chủ thể nói gì, người mua thử nói gì."
        value={mine?.typed.choiceReason ?? project.choiceReason ?? ""}
        error={fieldError(errors, "choiceReason")}
        rows={3}
        maxLength={1000}
      />
      <Button>Chọn phương án</Button>
    </Form>
  );
}

function ProposalForm({ page, view, designers, stopped, action }: StepProps) {
  const mine = stopped?.action === action ? stopped : null;
  const errors = mine?.errors ?? [];
  const text = (name: string) => ({ name, value: mine?.typed[name] ?? "", error: fieldError(errors, name) });
  const { project, threads } = view;
  return (
    <Form
      page={page}
      action={urls.propose(project.id)}
      errors={errors}
      hidden={{ version: String(project.version) }}
      files
    >
      {threads.length > 0 && (
        <Select
          {...text("no")}
          label="Phương án"
          optional
          placeholder="Phương án mới"
          options={threads.map(({ no, newest }) => ({
            value: String(no),
            label: `Bản sửa của phương án ${no} (${newest.designer})`,
          }))}
        />
      )}
      <Select
        {...text("consultantId")}
        label="Người thiết kế trong danh bạ"
        optional
        placeholder="Không có trong danh bạ"
        options={designers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        {...text("designer")}
        label="Hoặc tên người thiết kế"
        hint="Bỏ trống nếu đã chọn ở trên hoặc là bản sửa."
        maxLength={200}
        optional
      />
      <TextArea {...text("idea")} label="Ý tưởng" rows={4} maxLength={3000} />
      <MoneyField {...text("price")} label="Chi phí dự kiến" optional />
      <FileField
        name="preview"
        label="Ảnh xem trước"
        accept={acceptAttribute("picture")}
        error={fieldError(errors, "preview")}
      />
      <FileField
        name="workFile"
        label="Tệp làm việc"
        hint="Chủ thể chỉ tải được khi phương án được chọn và bàn giao."
        accept={acceptAttribute("either")}
        error={fieldError(errors, "workFile")}
        optional
      />
      <Button>Thêm phương án</Button>
    </Form>
  );
}
