import { expect, test } from 'vitest'
import { read } from './sources.ts'

type Locked = { version?: string; integrity?: string; dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }
const packages = JSON.parse(read('package-lock.json')).packages as Record<string, Locked>

/** Where a package that stands at `path` would find `name`: beside it or in a folder above. */
function isLocked(path: string, name: string): boolean {
  const parts = path.split('/node_modules/')
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/node_modules/'))].some(
    (above) => `${above === '' ? '' : `${above}/`}node_modules/${name}` in packages,
  )
}

test('the lock holds every package that another one names, for every system, so that npm ci works on a new machine', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => (isLocked(path, name) ? [] : [`${path} → ${name}`])),
  )
  expect(missing).toEqual([])
})

test('each is locked by its version and what it holds', () => {
  const loose = Object.entries(packages).filter(([path, { version, integrity }]) => path !== '' && (!version || !integrity))
  expect(loose.map(([path]) => path)).toEqual([])
})

test('what we name ourselves is named exactly', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
  const named = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies } as Record<string, string>)
  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})
