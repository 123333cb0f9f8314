import { tellTemplate } from './template.ts'

/** Before the first file of a run: one template for the houses of all files. */
export default tellTemplate
