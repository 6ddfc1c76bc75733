import { Flex, Grid, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { Facts } from './Facts';

/** One thing that a table tells about each row. */
export interface Fact<Row> {
  key: string;
  title: string;
  of: (row: Row) => ReactNode;
}

/**
 * The columns of a table: a column for each fact, or on a narrow screen all of them below each other; then the action.
 * @param action what can be done with a row, where something can
 */
export function useColumns<Row>(facts: Fact<Row>[], action?: Fact<Row>): TableColumnsType<Row> {
  const { md: isWide } = Grid.useBreakpoint();
  const shown = isWide ? [...facts, ...(action ? [action] : [])] : [stacked(facts, action)];
  return shown.map(({ key, title, of }) => ({ key, title, render: (_, row) => of(row) }));
}

function stacked<Row>(facts: Fact<Row>[], action: Fact<Row> | undefined): Fact<Row> {
  const of = (row: Row) => (
    <Flex vertical gap="small" align="start">
      <Facts facts={facts.map((fact) => ({ key: fact.key, title: fact.title, value: fact.of(row) }))} />
      {action?.of(row)}
    </Flex>
  );
  return { key: 'facts', title: facts[0]?.title ?? '', of };
}
