/** A cell on its way out that a spreadsheet would take for a formula begins with an apostrophe instead; every file of cells without types is written through this. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
