// Holds ROS templates against the property rules that the vendor generates for its own CDK.
//   node stack.js FILE...
// Prints a JSON object: for each file the list of what the rules refuse, and how many resources they know.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const yaml = require('js-yaml');

const PRODUCTS = ['FC3', 'OSS', 'RAM', 'SLS'];

/** A product's generated module, with a way to the functions that it keeps to itself. */
function open(product) {
  const name = product.toLowerCase();
  const file = require.resolve(`@alicloud/ros-cdk-${name}/lib/${name}.generated.js`);
  const opened = new Module(file, module);
  opened.filename = file;
  opened.paths = Module._nodeModulePaths(path.dirname(file));
  const door = '\nmodule.exports.open = name => { try { return eval(name); } catch (absent) { return undefined; } };';
  opened._compile(fs.readFileSync(file, 'utf8') + door, file);
  return opened.exports.open;
}
const rules = Object.fromEntries(PRODUCTS.map(product => [product, open(product)]));

/** Of each key in a template: the property it becomes, and the function that renames what is inside it. */
function keysOf(mapper) {
  const lines = mapper.toString().matchAll(/'?(\w+)'?: (.*?)\(properties\.(\w+)\)/g);
  return Object.fromEntries([...lines].map(([, key, how, property]) =>
    [key, { property, inside: (how.match(/ros\w+PropertyToRosTemplate/) || [])[0] }]));
}

const isFunction = value => Object.keys(value).length === 1 && /^(Ref$|Fn::)/.test(Object.keys(value)[0]);

/** The value under the names that the rules use; keys that no rule knows are told. */
function renamed(rule, mapper, value, at, tell) {
  if (value === null || typeof value !== 'object' || isFunction(value)) return value;
  if (Array.isArray(value)) return value.map((one, i) => renamed(rule, mapper, one, `${at}[${i}]`, tell));
  const keys = keysOf(rule(mapper));
  const out = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!keys[key]) {
      tell(`${at}.${key}: there is no such property`);
      continue;
    }
    const { property, inside } = keys[key];
    out[property] = inside ? renamed(rule, inside, inner, `${at}.${key}`, tell) : inner;
  }
  return out;
}

function check(file) {
  const problems = [];
  let known = 0;
  const { Resources } = yaml.load(fs.readFileSync(file, 'utf8'));
  for (const [id, { Type, Properties = {} }] of Object.entries(Resources)) {
    const [, product, kind] = Type.split('::');
    if (!rules[product]) continue;
    const validate = rules[product](`Ros${kind}PropsValidator`);
    if (!validate) {
      problems.push(`${id}: there is no type ${Type}`);
      continue;
    }
    known++;
    const properties = renamed(rules[product], `ros${kind}PropsToRosTemplate`, Properties, id, p => problems.push(p));
    const verdict = validate(properties);
    if (!verdict.isSuccess) problems.push(`${id}: ${verdict.errorTree().replace(/\s+/g, ' ')}`);
  }
  return { known, problems };
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map(file => [path.basename(file), check(file)]))));
