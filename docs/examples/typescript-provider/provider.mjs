#!/usr/bin/env node
// @ts-check
/**
 * An evidence provider for Decision Gate, without dependencies and without a build: its types are
 * written as JSDoc, which the TypeScript compiler checks (`tsc --noEmit --checkJs`).
 *
 * It speaks JSON-RPC 2.0 over its standard input and output, each message behind a header
 * `Content-Length: n`. Put your own checks into `check`; the protocol is described in
 * docs/providers.md.
 */

import process from "node:process";

/** @typedef {{ [member: string]: unknown }} Members */
/** @typedef {{ anchor_type: string, anchor_value: string }} Anchor */

const MAX_HEADER_BYTES = 8192;
const MAX_BODY_BYTES = 1048576;

/** A message that cannot be answered; `fatal` when the stream is out of step. */
class Refused extends Error {
  /**
   * @param {number} code
   * @param {string} message
   * @param {boolean} fatal
   */
  constructor(code, message, fatal = false) {
    super(message);
    this.code = code;
    this.fatal = fatal;
  }
}

/**
 * Answers one check: a value, or an error with code and message.
 *
 * @param {unknown} checkId
 * @param {Members} params
 * @param {Members} _context
 */
function check(checkId, params, _context) {
  const value = params.value;
  if (typeof value !== "string") {
    return failed("invalid_params", "params.value is required");
  }
  if (value === "error") {
    return failed("provider_error", "forced error");
  }
  return found(value, {
    anchor_type: "template",
    anchor_value: JSON.stringify({ check: checkId }),
  });
}

/**
 * @param {unknown} value
 * @param {Anchor} anchor
 */
function found(value, anchor) {
  return {
    value: { kind: "json", value },
    lane: "verified",
    evidence_anchor: anchor,
    content_type: "application/json",
  };
}

/**
 * @param {string} code
 * @param {string} message
 */
function failed(code, message) {
  return { lane: "verified", error: { code, message, details: null } };
}

/**
 * @param {unknown} value
 * @returns {Members | undefined}
 */
function members(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Members} */ (value)
    : undefined;
}

/**
 * The result of a request.
 *
 * @param {Members} request
 */
function answer(request) {
  if (request.jsonrpc !== "2.0") {
    throw new Refused(-32600, "invalid json-rpc version");
  }
  if (request.method === "tools/list") {
    const tool = {
      name: "evidence_query",
      description: "Answers evidence queries.",
      input_schema: { type: "object" },
    };
    return { tools: [tool] };
  }
  if (request.method !== "tools/call") {
    throw new Refused(-32601, "method not found");
  }
  const params = members(request.params);
  const given = members(params?.arguments);
  if (given === undefined || params?.name !== "evidence_query") {
    throw new Refused(-32602, "invalid tool params");
  }
  const query = members(given.query);
  const context = members(given.context);
  if (query === undefined || context === undefined) {
    throw new Refused(-32602, "missing query or context");
  }
  const evidence = check(query.check_id, members(query.params) ?? {}, context);
  return { content: [{ type: "json", json: evidence }] };
}

/** Cuts standard input into messages. */
class Frames {
  /** @param {AsyncIterator<Buffer>} input */
  constructor(input) {
    this.input = input;
    this.held = Buffer.alloc(0);
  }

  /** Waits for more input; false at its end. */
  async more() {
    const next = await this.input.next();
    if (next.done) {
      return false;
    }
    this.held = Buffer.concat([this.held, next.value]);
    return true;
  }

  /**
   * The next message, or undefined at the end of the stream.
   *
   * @returns {Promise<Buffer | undefined>}
   */
  async next() {
    let length;
    let total = 0;
    for (;;) {
      const line = await this.line(MAX_HEADER_BYTES - total, total === 0);
      if (line === undefined) {
        return undefined;
      }
      total += line.length;
      const text = line.toString("latin1").trim();
      if (text === "") {
        break;
      }
      const colon = text.indexOf(":");
      if (text.slice(0, colon).trim().toLowerCase() === "content-length") {
        const digits = text.slice(colon + 1).trim();
        if (!/^[0-9]{1,15}$/.test(digits)) {
          throw new Refused(-32600, "invalid content length", true);
        }
        length = Number(digits);
      }
    }
    if (length === undefined) {
      throw new Refused(-32600, "missing content length", true);
    }
    return length > MAX_BODY_BYTES ? this.drain(length) : this.take(length);
  }

  /**
   * A line with its end; undefined when the stream ends before its first byte.
   *
   * @param {number} limit
   * @param {boolean} first
   */
  async line(limit, first) {
    for (;;) {
      const end = this.held.indexOf(10);
      if (end >= limit || (end < 0 && this.held.length > limit)) {
        throw new Refused(-32600, "headers too large", true);
      }
      if (end >= 0) {
        return this.take(end + 1);
      }
      if (!(await this.more())) {
        if (first && this.held.length === 0) {
          return undefined;
        }
        throw new Refused(-32600, "unexpected eof", true);
      }
    }
  }

  /** @param {number} length */
  async take(length) {
    while (this.held.length < length) {
      if (!(await this.more())) {
        throw new Refused(-32600, "unexpected eof", true);
      }
    }
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  /**
   * @param {number} length
   * @returns {Promise<never>}
   */
  async drain(length) {
    let left = length - this.held.length;
    while (left > 0) {
      this.held = Buffer.alloc(0);
      if (!(await this.more())) {
        throw new Refused(-32600, "unexpected eof", true);
      }
      left -= this.held.length;
    }
    this.held = left < 0 ? this.held.subarray(this.held.length + left) : Buffer.alloc(0);
    throw new Refused(-32600, "payload too large");
  }
}

/**
 * @param {Members} message
 * @returns {Promise<void>}
 */
function write(message) {
  const body = Buffer.from(JSON.stringify(message));
  const frame = Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
  return new Promise((resolve, reject) => {
    process.stdout.write(frame, (problem) => (problem ? reject(problem) : resolve()));
  });
}

/**
 * @param {Buffer} body
 * @returns {unknown}
 */
function parse(body) {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refused(-32700, "invalid json");
  }
}

async function serve() {
  const frames = new Frames(process.stdin[Symbol.asyncIterator]());
  for (;;) {
    /** @type {unknown} */
    let id = null;
    try {
      const body = await frames.next();
      if (body === undefined) {
        return;
      }
      const request = members(parse(body)) ?? {};
      id = request.id ?? null;
      await write({ jsonrpc: "2.0", id, result: answer(request) });
    } catch (problem) {
      if (!(problem instanceof Refused)) {
        throw problem;
      }
      await write({ jsonrpc: "2.0", id, error: { code: problem.code, message: problem.message } });
      if (problem.fatal) {
        process.exit(1);
      }
    }
  }
}

await serve();
