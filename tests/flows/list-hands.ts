import type { Page } from 'playwright-core'
import type { Listed, OfficialForm } from '../cast/official-cells.ts'
import { officialXlsx } from '../cast/official-lists.ts'

/** Brings a list in by its file, as BHXH's software writes it, and stands before what came of it. */
export async function bringIn(page: Page, form: OfficialForm, name: string, people: readonly Listed[]): Promise<void> {
  await page.getByRole('link', { name: 'Tải danh sách mới' }).click()
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer: Buffer.from(officialXlsx(form, people)) })
  await page.getByText(/^Các cột của tệp: dùng \d+ trên \d+ cột$/).waitFor()
  // A form that is known is looked at by itself.
  await page.getByRole('button', { name: `Tải lên ${people.length.toLocaleString('vi-VN')} dòng` }).click()
  await page.waitForURL(/\/xac-nhan\/danh-sach\/[0-9a-f-]{36}$/)
}
