// Makes surfaces.schema.json of the official types: see the README beside this folder.
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';

const made = JSON.parse(execFileSync('npx',
  ['ts-json-schema-generator', '--path', 'surfaces.ts', '--type', 'Surfaces', '--expose', 'all', '--no-top-ref'],
  {maxBuffer: 1 << 24}));

/** The types tell lengths in prose alone. */
const LENGTH = /[Mm]aximum length (?:for|of) this field is ([\d,]+) characters/;
const ITEMS = /(?:maximum (?:number of (?:\w+ )?(?:items|elements|options)(?: in the array)? is|of)|[Mm]aximum number of \w+ is) (\d+)/;

function folded(node) {
  if (Array.isArray(node)) {
    return node.map(folded);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const {description, ...rest} = node;
  const prose = typeof description === 'string' ? description : '';
  const result = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, folded(value)]));
  if (description !== undefined && typeof description !== 'string') {
    result.description = folded(description);
  }
  const number = match => Number(match[1].replace(',', ''));
  if (rest.type === 'string' && LENGTH.test(prose)) {
    result.maxLength = number(prose.match(LENGTH));
  }
  if (rest.type === 'array' && ITEMS.test(prose)) {
    result.maxItems = number(prose.match(ITEMS));
  }
  return result;
}

const {definitions, ...top} = folded(made);
const lines = Object.keys(definitions).sort()
  .map(name => `  ${JSON.stringify(name)}: ${JSON.stringify(definitions[name])}`);
writeFileSync('surfaces.schema.json',
  JSON.stringify(top).slice(0, -1) + ',\n"definitions": {\n' + lines.join(',\n') + '\n}}\n');
