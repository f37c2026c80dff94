import { type DocumentNode, visit } from 'graphql';
import { argumentOf } from './field-sets.js';

const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;

/** The labels of progressive `@override`s in a supergraph, each once, sorted. */
export function readOverrideLabels(supergraph: DocumentNode): readonly string[] {
  const labels = new Set<string>();
  visit(supergraph, {
    Directive(directive) {
      const label = directive.name.value === 'join__field' ? argumentOf(directive, 'overrideLabel') : undefined;
      if (label) labels.add(label);
    },
  });
  return [...labels].sort();
}

/**
 * Which labels hold for one operation: `percent(20)` where `draw`, from 0 up to 100, is below 20, so that whoever has 20
 * percent also has 30. Other labels do not hold: nothing tells when they would.
 */
export function drawOverrides(labels: readonly string[], draw: number): ReadonlyMap<string, boolean> {
  return new Map(labels.map((label) => [label, draw < Number(PERCENT.exec(label)?.[1] ?? 0)]));
}
