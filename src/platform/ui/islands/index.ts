type Undo = () => void;

/** Runs `improve` on every `<saoque-NAME>` of the page; what it returns undoes it when the element leaves. */
export function defineIsland<Props>(
  name: string,
  improve: (props: Props, host: HTMLElement) => Undo | undefined,
): void {
  const tag = `saoque-${name}`;
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends HTMLElement {
      #undo: Undo | undefined;

      connectedCallback(): void {
        this.#undo = improve(JSON.parse(this.dataset.props ?? "{}") as Props, this);
      }

      disconnectedCallback(): void {
        this.#undo?.();
      }
    },
  );
}
