import { dayInVietnam, daysBetween } from "#platform/calendar";
import { type Answer, html, type Module, type Request, type TaskItem } from "#platform/http";
import {
  EmptyState,
  formatDate,
  formatDeadline,
  type PageContext,
  PageHeader,
  Section,
  Stack,
  type Task,
  TaskList,
  type Tone,
  WorkspacePage,
} from "#platform/ui";

/** First screen of the workspace: what waits for me, the nearest deadline first. */
export async function showTasks(request: Request, modules: readonly Module[]): Promise<Answer> {
  const actor = request.requireActor();
  const { services } = request;
  const [lists, followed] = await Promise.all([
    Promise.all(modules.map((module) => module.tasks?.(services, actor) ?? [])),
    Promise.all(modules.map((module) => module.following?.(services, actor) ?? [])),
  ]);
  const today = dayInVietnam(services.now());
  const tasks = lists
    .flat()
    .sort(byDeadline)
    .map((task) => toTask(task, today));
  const following = followed.flat().map((task) => toTask(task, today));
  return html(
    <TasksPage page={request.page()} tasks={tasks} following={following} name={actor.displayName} />,
  );
}

function byDeadline(a: TaskItem, b: TaskItem): number {
  return (
    (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") ||
    (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0)
  );
}

function toTask(task: TaskItem, today: string): Task {
  const base = { href: task.href, title: task.title, ...(task.note ? { meta: task.note } : {}) };
  if (!task.dueOn) return base;
  const daysLeft = daysBetween(today, task.dueOn);
  return {
    ...base,
    deadline: { text: `${formatDeadline({ daysLeft })} (${formatDate(task.dueOn)})`, tone: toneOf(daysLeft) },
  };
}

function toneOf(daysLeft: number): Tone {
  if (daysLeft < 0) return "danger";
  return daysLeft <= 3 ? "warn" : "neutral";
}

interface TasksPageProps {
  page: PageContext;
  tasks: Task[];
  following: Task[];
  name: string;
}

function TasksPage({ page, tasks, following, name }: TasksPageProps) {
  return (
    <WorkspacePage title="Việc của tôi" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Việc của tôi"
          lead={
            tasks.length > 0
              ? `${name}, có ${tasks.length} việc đang chờ, việc gần hạn nhất ở trên cùng.`
              : `Chào ${name}.`
          }
        />
        <TaskList
          tasks={tasks}
          empty={
            <EmptyState title="Không có việc nào đang chờ" icon="circle-check">
              Khi có hồ sơ, phiếu chấm hay đăng ký cần xử lý, việc sẽ hiện ở đây kèm thời hạn.
            </EmptyState>
          }
        />
        {following.length > 0 && (
          <Section title="Đang chờ nơi khác" lead="Bạn chưa phải làm gì, chỉ cần theo dõi.">
            <TaskList tasks={following} empty={null} />
          </Section>
        )}
      </Stack>
    </WorkspacePage>
  );
}
