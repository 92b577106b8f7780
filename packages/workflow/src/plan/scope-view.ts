import type { Lookup } from "./expand-value.js";
import { Scope } from "./scope.js";

const SILENT = { budget: { left: 32 * 1024 * 1024 }, onTooLong: () => undefined };

/**
 * The list evaluated in another way: on the smaller environment that containers start from, or as templates see it, where
 * `unset` removes variables. Follows the scopes as they grow.
 */
export class ScopeView {
  private readonly views = new WeakMap<Scope, Scope>();

  constructor(
    private readonly base: Lookup,
    private readonly unsets = false,
  ) {}

  /** The scope as it is seen now. */
  of(scope: Scope): Scope {
    const view = this.views.get(scope) ?? this.begin(scope);
    for (const entry of scope.entries.slice(view.entries.length)) view.append(entry);
    return view;
  }

  private begin(scope: Scope): Scope {
    const { parent, expandsByDefault, literal, mayExist } = scope;
    const options = {
      ...SILENT,
      budget: { ...SILENT.budget },
      literal,
      mayExist,
      expandsByDefault,
      unsets: this.unsets,
    };
    const view = new Scope("scope" in parent ? { scope: this.of(parent.scope), at: parent.at } : this.base, options);
    this.views.set(scope, view);
    return view;
  }
}
