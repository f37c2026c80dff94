import type { PlanNode, QueryPlan } from '@apollo/query-planner';

/**
 * The plan with every fetch that hands `@fromContext` values over after its siblings: the planner runs it beside the
 * fetches that bring those values.
 */
export function contextsLast(plan: QueryPlan): QueryPlan {
  const { node } = plan;
  if (!node) return plan;
  if (node.kind !== 'Subscription') return usesContext(node) ? { ...plan, node: order(node) } : plan;
  if (!node.rest || !usesContext(node.rest)) return plan;
  return { ...plan, node: { ...node, rest: order(node.rest) } };
}

function order(node: PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { ...node, nodes: node.nodes.map(order) };
    case 'Flatten':
      return { ...node, node: order(node.node) };
    case 'Parallel': {
      const nodes = node.nodes.map(order);
      const turns = [0, 1, 2].map((turn) => nodes.filter((child) => turnOf(child) === turn));
      const taken = turns.filter(({ length }) => length > 0);
      return taken.length < 2 ? { ...node, nodes } : { kind: 'Sequence', nodes: taken.flatMap(parallel) };
    }
    default:
      return node;
  }
}

/** First what needs no context, then what begins without, then what begins with it. */
function turnOf(node: PlanNode): 0 | 1 | 2 {
  if (!usesContext(node)) return 0;
  return node.kind === 'Sequence' && node.nodes[0] && !usesContext(node.nodes[0]) ? 1 : 2;
}

function parallel(nodes: PlanNode[]): PlanNode[] {
  return nodes.length === 1 ? nodes : [{ kind: 'Parallel', nodes }];
}

function usesContext(node: PlanNode): boolean {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.some(usesContext);
    case 'Flatten':
      return usesContext(node.node);
    case 'Fetch':
      return (node.contextRewrites ?? []).length > 0;
    default:
      return false;
  }
}
