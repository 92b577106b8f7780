import type { Lookup } from "./expand-value.js";
import { Scope } from "./scope.js";

const SILENT = { budget: { left: 32 * 1024 * 1024 }, onTooLong: () => undefined };

/** The same list evaluated on the smaller environment that containers start from. Follows the scopes as they grow. */
export class ContainerView {
  private readonly views = new WeakMap<Scope, Scope>();

  constructor(private readonly base: Lookup) {}

  /** The scope as a step in a container sees it now. */
  of(scope: Scope): Scope {
    const view = this.views.get(scope) ?? this.begin(scope);
    for (const entry of scope.entries.slice(view.entries.length)) view.append(entry);
    return view;
  }

  private begin(scope: Scope): Scope {
    const { parent } = scope;
    const view = new Scope("scope" in parent ? { scope: this.of(parent.scope), at: parent.at } : this.base, {
      ...SILENT,
      budget: { ...SILENT.budget },
    });
    this.views.set(scope, view);
    return view;
  }
}
