import { type Located, named } from "../diagnostics.js";

/** An edge of a graph of ids: who is mentioned, and where. */
export interface Edge {
  readonly to: string;
  readonly at: Located;
}

/** What running a node amounts to, with everything it leads to. */
export interface Weight {
  readonly steps: number;
  /** How many nodes are entered on the way, itself included. */
  readonly visits: number;
  /** It leads into a cycle, so that it cannot run at all. */
  readonly cyclic: boolean;
}

/** A graph whose nodes hold steps and lead to other nodes. */
export interface Graph {
  readonly ids: Iterable<string>;
  /** What the node amounts to by itself. */
  own(id: string): Weight;
  edges(id: string): readonly Edge[];
  /** Called once for each edge that closes a cycle, with the ids along it. */
  onCycle(path: readonly string[], at: Located): void;
}

interface Frame {
  readonly id: string;
  readonly edges: readonly Edge[];
  next: number;
  steps: number;
  visits: number;
  cyclic: boolean;
}

const MOST_CYCLES = 20;

/** Weighs every node once, depth first and without recursion: linear in nodes and edges. */
export function weigh(graph: Graph): Map<string, Weight> {
  const walk = new Walk(graph);
  for (const id of graph.ids) walk.from(id);
  return walk.weights;
}

class Walk {
  readonly weights = new Map<string, Weight>();
  private readonly stack: Frame[] = [];
  private readonly onStack = new Set<string>();
  private cycles = 0;

  constructor(private readonly graph: Graph) {}

  from(start: string): void {
    if (!this.weights.has(start)) this.enter(start);
    for (let frame = this.stack.at(-1); frame !== undefined; frame = this.stack.at(-1)) {
      const edge = frame.edges[frame.next];
      if (edge === undefined) this.leave(frame);
      else if (this.onStack.has(edge.to)) this.cycle(frame, edge);
      else if (!this.weights.has(edge.to)) this.enter(edge.to);
      else add(frame, this.weights.get(edge.to) as Weight);
    }
  }

  private enter(id: string): void {
    this.stack.push({ id, edges: this.graph.edges(id), next: 0, ...this.graph.own(id) });
    this.onStack.add(id);
  }

  private leave(frame: Frame): void {
    this.stack.pop();
    this.onStack.delete(frame.id);
    this.weights.set(frame.id, { steps: frame.steps, visits: frame.visits, cyclic: frame.cyclic });
  }

  private cycle(frame: Frame, edge: Edge): void {
    frame.next++;
    frame.cyclic = true;
    if (++this.cycles > MOST_CYCLES) return;
    const ids = this.stack.map(({ id }) => id);
    this.graph.onCycle([...ids.slice(ids.indexOf(edge.to)), edge.to], edge.at);
  }
}

function add(frame: Frame, weight: Weight): void {
  frame.next++;
  frame.steps += weight.steps;
  frame.visits += weight.visits;
  frame.cyclic ||= weight.cyclic;
}

const LONGEST_CHAIN = 6;

/** The ids along a cycle, in words. */
export function chain(path: readonly string[]): string {
  const shown = path.length > LONGEST_CHAIN ? [...path.slice(0, LONGEST_CHAIN - 1), "...", path.at(-1) ?? ""] : path;
  return shown.map((id) => (id === "..." ? id : named(id))).join(" -> ");
}
