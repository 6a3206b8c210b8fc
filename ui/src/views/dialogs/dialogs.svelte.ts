// The dialogs: one is open, the others wait behind it in the order in which they were asked for. The caller of `open` may wait
// for the dialog's answer. A dialog is a component with `onclose`, and a call of `open`.

import type { Component, ComponentProps } from "svelte";

/** What a dialog is closed with. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each dialog says what it answers
type Closing = { onclose: (...answer: any[]) => void };
type Answer<Props extends Closing> = Parameters<Props["onclose"]>[0];

interface Open {
  id: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- `open` has checked them against each other
  component: Component<any>;
  props: object;
  close: (answer?: unknown) => void;
}

export class Dialogs {
  /** A dialog waits for a key that is to be a shortcut: keys run no command now. */
  listening = false;
  #queue = $state.raw<readonly Open[]>([]);
  #ids = 0;

  /** The one that is open; null where none is. */
  get front(): Open | null {
    return this.#queue[0] ?? null;
  }

  /** Opens a dialog, behind those that are open or wait already; resolves with its answer once it is closed. */
  open<Dialog extends Component<any>>( // eslint-disable-line @typescript-eslint/no-explicit-any
    component: Dialog,
    ...[props = {} as never]: Given<ComponentProps<Dialog>>
  ): Promise<Answer<ComponentProps<Dialog>>> {
    return new Promise((resolve) => {
      const id = ++this.#ids;
      const close = (answer?: unknown) => {
        if (!this.#queue.some((one) => one.id === id)) return;
        this.#queue = this.#queue.filter((one) => one.id !== id);
        this.listening = false;
        resolve(answer as Answer<ComponentProps<Dialog>>);
      };
      this.#queue = [...this.#queue, { id, component, props, close }];
    });
  }
}

/** The props beside `onclose`; none need be given where none must be. */
type Given<Props extends Closing> =
  Record<string, never> extends Omit<Props, "onclose">
    ? [props?: Omit<Props, "onclose">]
    : [props: Omit<Props, "onclose">];
