const CHUNK = 500;

/** The rows in chunks that fit into one statement's parameters on every database, or of another size. */
export function chunksOf<Row>(rows: readonly Row[], size = CHUNK): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}
