/** `node --require` this runs TypeScript of the tests in a process of its own, compiled and resolved as jest does it. */
const Module = require('node:module');
const { existsSync } = require('node:fs');
const { dirname, resolve } = require('node:path');
const { transformFileSync } = require('@swc/core');
const [[, options]] = Object.values(require('../../jest.config.js').transform);

const resolveAsNode = Module._resolveFilename;
Module._resolveFilename = (request, parent, ...rest) => {
  if (/^\.{1,2}\/.*\.js$/.test(request) && parent?.filename) {
    const source = resolve(dirname(parent.filename), request.replace(/js$/, 'ts'));
    if (existsSync(source)) return source;
  }
  return resolveAsNode(request, parent, ...rest);
};
Module._extensions['.ts'] = (module, file) =>
  module._compile(transformFileSync(file, { ...options, swcrc: false }).code, file);
