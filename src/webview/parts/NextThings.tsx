export interface NextThing {
  readonly id: string;
  readonly label: string;
  readonly act: () => void;
}

/** What can be done next, as a quiet row of links. */
export function NextThings({ things }: { readonly things: readonly NextThing[] }) {
  if (things.length === 0) return null;
  return (
    <ul class="next-things">
      {things.map((thing) => (
        <li key={thing.id}>
          <button type="button" class="link" onClick={thing.act}>
            {thing.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
