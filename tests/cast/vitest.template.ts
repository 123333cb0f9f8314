/** Before the first file of a run: one template for the houses of all files. */
export { tellTemplate as setup } from './template.ts'
