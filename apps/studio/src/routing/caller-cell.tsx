/** Who it is: the number to dial, and below it the customer's name where it is known. */
export function CallerCell({
  from,
  customerName,
}: {
  readonly from: string;
  readonly customerName?: string | undefined;
}) {
  return (
    <span className="flex flex-col">
      <a className="font-mono" href={`tel:${from}`}>
        {from}
      </a>
      <span className="text-2xs text-ink-faint">{customerName ?? ""}</span>
    </span>
  );
}
