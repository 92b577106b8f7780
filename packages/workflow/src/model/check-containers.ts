import { type Diagnostics, type Located, named } from "../diagnostics.js";
import type { Suggestions } from "./suggest.js";
import type { ContainerUser, Model, WithGroup } from "./types.js";

/**
 * Checks containers against what mentions them. There are two styles, which the CLI does not let a file mix: `with` groups,
 * and containers with a type that steps and bundles name themselves.
 */
export class ContainerCheck {
  private firstGroup: Located | undefined;
  private firstUser: Located | undefined;

  constructor(
    private readonly model: Model,
    private readonly diagnostics: Diagnostics,
    private readonly suggestions: Suggestions,
  ) {}

  /** What a step, a bundle or its use mentions. */
  mentions({ executionContainer, serviceContainers, at }: ContainerUser): void {
    if (executionContainer === undefined && serviceContainers.length === 0) return;
    this.firstUser ??= at;
    if (executionContainer !== undefined) this.isOfType("execution", executionContainer, at);
    for (const id of serviceContainers) this.isOfType("service", id, at);
    this.areDifferent(serviceContainers, at);
  }

  /** What a `with` group mentions. */
  group({ container, services, at }: WithGroup): void {
    this.firstGroup ??= at;
    const { containers, services: known } = this.model;
    if (container !== undefined) this.isKnown("container", container, containers, at);
    for (const id of services) this.isKnown("service", id, known, at);
    this.areDifferent(services, at);
  }

  /** What can be said once everything has been looked at. */
  finish(): void {
    if (this.firstGroup !== undefined && this.firstUser !== undefined)
      this.invalid("a file with `with` groups can't use other containers too", this.firstUser);
    if (this.firstGroup !== undefined || this.model.partial) return;
    for (const [id, { type, at }] of this.model.containers) {
      if (type !== "execution" && type !== "service")
        this.invalid(`the \`type\` of the container ${named(id)} must be \`execution\` or \`service\``, at);
    }
  }

  private isOfType(type: string, id: string, at: Located): void {
    const { containers } = this.model;
    const known = containers.get(id);
    if (known === undefined) this.isKnown("container", id, containers, at);
    else if (known.type !== undefined && known.type !== type)
      this.invalid(`${named(id)} is no container of the type \`${type}\``, at);
  }

  private isKnown(
    what: string,
    id: string,
    known: { has(id: string): boolean; keys(): Iterable<string> },
    at: Located,
  ) {
    if (this.model.partial || known.has(id)) return;
    this.invalid(`there is no ${what} ${named(id)}`, at, this.suggestions.help(id, known.keys()));
  }

  private areDifferent(ids: readonly string[], at: Located): void {
    const twice = ids.find((id, i) => ids.indexOf(id) < i);
    if (twice !== undefined) this.invalid(`the service ${named(twice)} is named twice`, at);
  }

  private invalid(message: string, at: Located, advice?: string): void {
    this.diagnostics.error("workflow/invalid", message, at, advice);
  }
}
