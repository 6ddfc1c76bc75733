/** A synchronised department among those with the same parent. */
export interface Sibling {
  identity: string;
  /** WeCom's order: the larger comes first. */
  order: number;
  /** NocoBase's: the smaller comes first. Undefined for one that is to be made, or never had a place. */
  sort: number | undefined;
  /** New here, or with another order in WeCom than it told last. */
  isTouched: boolean;
}

/**
 * Brings the synchronised children of one department into WeCom's order, with as little change as that takes. Those about
 * which WeCom tells nothing new keep the order that they have among themselves, which may be somebody's; and all share the
 * numbers that they had, so that departments made by hand keep their places.
 * @param nextSort a number that is larger than any in use
 * @returns the new numbers of those that get another one
 */
export function orderSiblings(siblings: readonly Sibling[], nextSort: () => number): Map<string, number> {
  const kept = siblings.filter(({ isTouched }) => !isTouched).toSorted(bySort);
  const touched = siblings.filter(({ isTouched }) => isTouched).toSorted(byToldOrder);
  const wanted = merge(kept, touched);
  if (isAscending(wanted.map(({ sort }) => sort))) {
    return new Map();
  }
  const numbers = numbersFor(siblings, nextSort);
  return new Map(
    wanted.flatMap(({ identity, sort }, index) => {
      const number = numbers[index];
      return number === undefined || number === sort ? [] : [[identity, number] as const];
    }),
  );
}

function bySort(one: Sibling, other: Sibling): number {
  return (one.sort ?? Infinity) - (other.sort ?? Infinity) || byToldOrder(one, other);
}

function byToldOrder(one: Sibling, other: Sibling): number {
  return other.order - one.order || one.identity.localeCompare(other.identity, 'en', { numeric: true });
}

function merge(kept: readonly Sibling[], touched: readonly Sibling[]): Sibling[] {
  const merged: Sibling[] = [];
  let next = 0;
  for (const sibling of kept) {
    for (let other = touched[next]; other && byToldOrder(other, sibling) < 0; other = touched[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(sibling);
  }
  return [...merged, ...touched.slice(next)];
}

function isAscending(numbers: ReadonlyArray<number | undefined>): boolean {
  return numbers.every((number, index) => {
    const before = index === 0 ? -Infinity : numbers[index - 1];
    return number !== undefined && before !== undefined && before < number;
  });
}

/** The numbers in use, and more for those without one. Numbers that stand twice order nothing, and are all replaced. */
function numbersFor(siblings: readonly Sibling[], nextSort: () => number): number[] {
  const used = siblings.flatMap(({ sort }) => sort ?? []).toSorted((one, other) => one - other);
  const kept = isAscending(used) ? used : [];
  return [...kept, ...siblings.slice(kept.length).map(() => nextSort())];
}
