export interface ServiceRecord {
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

/**
 * One of the records with the lowest priority, chance being proportional to weight (RFC 2782).
 * @param chance 0 ≤ chance < 1
 */
export function pickServer(records: readonly ServiceRecord[], chance: number): ServiceRecord | undefined {
  const priority = Math.min(...records.map((record) => record.priority));
  const candidates = records.filter((record) => record.priority === priority);
  // A weight of 0 still has a small chance.
  const weights = candidates.map((record) => record.weight || 0.1);
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  return candidates.find((_, at) => {
    left -= weights[at] as number;
    return left < 0;
  });
}
