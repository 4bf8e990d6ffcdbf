// What an editor says of YAML files: node check.js SCHEMA FILE... prints a line for each thing that the schema refuses.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
for (const file of files) {
  if (validate(parse(readFileSync(file, "utf8")))) continue;
  for (const { instancePath, message, params } of validate.errors) console.log(`${file}: ${instancePath} ${message} ${JSON.stringify(params)}`);
}
