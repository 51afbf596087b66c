// Connects to an MCP server as any client would, lists its tools and
// documents, reads the first of these, makes the calls that are given on
// standard input as [{name, arguments}], and prints what it saw as one JSON object. The client
// library checks every structured result against the output schema that the server declared.
//
//   node client.mjs sdk|client http://127.0.0.1:PORT/mcp < calls.json
//   node client.mjs sdk|client stdio PROGRAM ARGUMENT... < calls.json
//
// sdk is line 1 of the official TypeScript client, client is line 2.
import { readFileSync } from "node:fs";

const modules = {
  sdk: [
    "@modelcontextprotocol/sdk/client/index.js",
    "@modelcontextprotocol/sdk/client/streamableHttp.js",
    "@modelcontextprotocol/sdk/client/stdio.js",
  ],
  client: ["@modelcontextprotocol/client", "@modelcontextprotocol/client/stdio"],
};
const [line, address, command, ...args] = process.argv.slice(2);
const library = Object.assign({}, ...(await Promise.all(modules[line].map((name) => import(name)))));

const calls = JSON.parse(readFileSync(0, "utf8"));
const client = new library.Client({ name: "system-tests", version: "1" });
const transport =
  address === "stdio"
    ? new library.StdioClientTransport({ command, args, env: process.env })
    : new library.StreamableHTTPClientTransport(new URL(address));
await client.connect(transport);
await client.ping();
const { tools } = await client.listTools();
const { resources } = await client.listResources();
const document = await client.readResource({ uri: resources[0].uri });
const results = [];
for (const call of calls) {
  results.push(await client.callTool(call));
}
console.log(
  JSON.stringify({
    protocolVersion: transport.protocolVersion,
    server: client.getServerVersion(),
    capabilities: client.getServerCapabilities(),
    tools,
    resources,
    document,
    results,
  }),
);
await client.close();
