type Absent<Value> = null extends Value ? true : undefined extends Value ? true : false;

export type Present<Row> = {
  readonly [Key in keyof Row as Absent<Row[Key]> extends true ? never : Key]: Row[Key];
} & {
  readonly [Key in keyof Row as Absent<Row[Key]> extends true ? Key : never]?: NonNullable<Row[Key]>;
};

/** A row's `NULL`s are a domain value's absent fields. */
export function present<Row extends object>(row: Row): Present<Row> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<Row>;
}
