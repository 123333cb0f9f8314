import { spawnSync } from 'node:child_process'

/** Checks the types of each side with its own libraries: rules have neither DOM nor Node, the server no DOM. */
const projects = ['api/rules/tsconfig.json', 'api/tsconfig.json', 'web/tsconfig.json', 'tsconfig.json']
const failed = projects.filter((project) => spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], { stdio: 'inherit' }).status !== 0)
process.exitCode = failed.length > 0 ? 1 : 0
