/** A place in the grid: the row and the column of what is shown. */
export type Place = { row: number; column: number }
export type Size = { rows: number; columns: number }
export type Press = { key: string; shift?: boolean; whole?: boolean }

const PAGE = 10

/** Where a key leads, as in a spreadsheet; null when it leads out of the grid or means nothing. Enter and Tab pass over cells that are locked. */
export function moved(from: Place, { key, shift = false, whole = false }: Press, size: Size, isOpen: (place: Place) => boolean): Place | null {
  const { row, column } = from
  switch (key) {
    case 'ArrowUp':
      return within({ row: whole ? 0 : row - 1, column }, size)
    case 'ArrowDown':
      return within({ row: whole ? size.rows : row + 1, column }, size)
    case 'ArrowLeft':
      return within({ row, column: whole ? 0 : column - 1 }, size)
    case 'ArrowRight':
      return within({ row, column: whole ? size.columns : column + 1 }, size)
    case 'Home':
      return { row: whole ? 0 : row, column: 0 }
    case 'End':
      return { row: whole ? size.rows - 1 : row, column: size.columns - 1 }
    case 'PageUp':
      return within({ row: row - PAGE, column }, size)
    case 'PageDown':
      return within({ row: row + PAGE, column }, size)
    case 'Enter':
      return nextOpen(from, size, isOpen, shift ? -1 : 1, 'down')
    case 'Tab':
      return nextOpen(from, size, isOpen, shift ? -1 : 1, 'across')
    default:
      return null
  }
}

const within = ({ row, column }: Place, { rows, columns }: Size): Place => ({
  row: Math.min(rows - 1, Math.max(0, row)),
  column: Math.min(columns - 1, Math.max(0, column)),
})

/** The next cell that may be typed into: down the column and on at the top of the next one, or along the row and on in the next row. */
function nextOpen(from: Place, { rows, columns }: Size, isOpen: (place: Place) => boolean, step: 1 | -1, way: 'down' | 'across'): Place | null {
  const all = rows * columns
  const placeAt = (index: number): Place =>
    way === 'down' ? { row: index % rows, column: Math.floor(index / rows) } : { row: Math.floor(index / columns), column: index % columns }
  const start = way === 'down' ? from.column * rows + from.row : from.row * columns + from.column
  for (let index = start + step; index >= 0 && index < all; index += step) if (isOpen(placeAt(index))) return placeAt(index)
  return null
}
