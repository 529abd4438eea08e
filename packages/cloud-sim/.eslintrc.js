module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // What scripts/bundle.mjs builds.
  ignorePatterns: ['bundle/'],
});
