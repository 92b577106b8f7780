import type { EnvItem } from "../values/env-item.js";
import type { BundleInstance } from "./flatten.js";
import { Scope, type ScopeOptions } from "./scope.js";

/** Steps of one bundle that follow one another. */
interface Segment {
  readonly instance: BundleInstance;
  readonly scope: Scope;
  /** A step has run in it. */
  isPrepared: boolean;
  forConditions?: Scope;
}

/** The list as the steps in bundles see it, from segment to segment. */
export class Segments {
  /** Bundle items that a step has been prepared with: from then on their defaults are filled in. */
  private readonly prepared = new Set<EnvItem>();
  private current: Segment | undefined;

  constructor(
    private readonly list: Scope,
    private readonly options: ScopeOptions,
  ) {}

  /** Ends the segment: another workflow begins. */
  end(): void {
    this.current = undefined;
  }

  /** Inside a bundle the list goes on with the bundle's variables; entering it, or coming back to it, begins anew. */
  scopeOf(instance: BundleInstance | undefined): Scope {
    if (instance === undefined) {
      this.current = undefined;
      return this.list;
    }
    if (this.current?.instance === instance) return this.current.scope;
    const scope = this.evaluate(instance, this.options);
    this.current = { instance, scope, isPrepared: false };
    return scope;
  }

  /**
   * What conditions see where steps see `scope`. Until a step was prepared with them, bundle items without an explicit
   * `is_expand` are not expanded there.
   */
  forConditions(scope: Scope): Scope {
    const { current } = this;
    if (current === undefined || current.isPrepared) return scope;
    const expandsByDefault = (item: EnvItem) => this.prepared.has(item);
    current.forConditions ??= this.evaluate(current.instance, { ...this.options, expandsByDefault });
    return current.forConditions;
  }

  /** A step has run with the variables of the segment. */
  stepRan(): void {
    if (this.current?.isPrepared !== false) return;
    for (const item of this.current.instance.envs.items()) this.prepared.add(item);
    this.current.isPrepared = true;
  }

  private evaluate(instance: BundleInstance, options: ScopeOptions): Scope {
    const scope = new Scope(this.list.now(), options);
    scope.appendItems(instance.envs.items());
    return scope;
  }
}
