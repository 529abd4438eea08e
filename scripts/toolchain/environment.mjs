import path from 'node:path';
import { ensureNode } from './node.mjs';
import { npmSetting } from './npm.mjs';
import { ROOT } from './paths.mjs';
import { ensureYarn } from './yarn.mjs';

/**
 * Everything that a command of the workspace needs to run: which node, which yarn, and an environment in which
 * both are found first. Yarn has no view of npm's settings, so the registry and its certificate are handed on.
 */
export async function ensureToolchain() {
  const node = await ensureNode();
  const yarn = await ensureYarn();
  const registry = await npmSetting('registry');
  const cafile = await npmSetting('cafile');
  const env = {
    ...withoutNpmSettings(process.env),
    PATH: [
      node.bin,
      path.join(ROOT, 'node_modules/.bin'),
      process.env.PATH,
    ].join(path.delimiter),
    YARN_ENABLE_TELEMETRY: '0',
    ...(registry ? { YARN_NPM_REGISTRY_SERVER: registry } : {}),
    ...(cafile ? { YARN_HTTPS_CA_FILE_PATH: cafile } : {}),
    // A native build under a fetched Node must see that Node's headers, not the machine's.
    ...(node.headers ? { npm_config_nodedir: node.headers } : {}),
  };
  return { node: node.exec, yarn, env };
}

// `npm start` exports its own settings to what it runs; inside the workspace they would override the ones above.
function withoutNpmSettings(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(config|package|lifecycle|command)/i.test(name),
    ),
  );
}
