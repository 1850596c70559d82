import type { ComponentProps } from 'react'

/**
 * The parts of the treegrid. They can be given focus by a script or a screen reader, and are no stops of their own:
 * the stops are the controls inside them.
 */
export const Row = (props: ComponentProps<'div'>) => <div {...props} role="row" tabIndex={-1} />
export const Cell = (props: ComponentProps<'div'>) => <div {...props} role="gridcell" tabIndex={-1} />
export const RowHeader = (props: ComponentProps<'div'>) => <div {...props} role="rowheader" tabIndex={-1} />
export const ColumnHeader = (props: ComponentProps<'div'>) => (
  <div {...props} role="columnheader" tabIndex={-1} />
)
