#!/usr/bin/env python3
"""An evidence provider for Decision Gate, without dependencies.

It speaks JSON-RPC 2.0 over its standard input and output, each message behind a header
`Content-Length: n`. Put your own checks into `check`; the protocol is described in docs/providers.md.
"""

import json
import sys

MAX_HEADER_BYTES = 8192
MAX_BODY_BYTES = 1048576


class Refused(Exception):
    """A message that cannot be answered; `fatal` when the stream is out of step."""

    def __init__(self, code, message, fatal=False):
        super().__init__(message)
        self.code = code
        self.fatal = fatal


def check(check_id, params, context):
    """Answers one check: a value, or an error with code and message."""
    value = params.get("value")
    if not isinstance(value, str):
        return failed("invalid_params", "params.value is required")
    if value == "error":
        return failed("provider_error", "forced error")
    return found(value, {"anchor_type": "template", "anchor_value": json.dumps({"check": check_id})})


def found(value, anchor):
    return {
        "value": {"kind": "json", "value": value},
        "lane": "verified",
        "error": None,
        "evidence_hash": None,
        "evidence_ref": None,
        "evidence_anchor": anchor,
        "signature": None,
        "content_type": "application/json",
    }


def failed(code, message):
    return {
        "value": None,
        "lane": "verified",
        "error": {"code": code, "message": message, "details": None},
        "evidence_hash": None,
        "evidence_ref": None,
        "evidence_anchor": None,
        "signature": None,
        "content_type": None,
    }


def answer(request):
    """The result of a request."""
    if not isinstance(request, dict) or request.get("jsonrpc") != "2.0":
        raise Refused(-32600, "invalid json-rpc version")
    method = request.get("method")
    if method == "tools/list":
        tool = {
            "name": "evidence_query",
            "description": "Answers evidence queries.",
            "input_schema": {"type": "object"},
        }
        return {"tools": [tool]}
    if method != "tools/call":
        raise Refused(-32601, "method not found")
    params = request.get("params")
    arguments = params.get("arguments") if isinstance(params, dict) else None
    if not isinstance(arguments, dict) or params.get("name") != "evidence_query":
        raise Refused(-32602, "invalid tool params")
    query, context = arguments.get("query"), arguments.get("context")
    if not isinstance(query, dict) or not isinstance(context, dict):
        raise Refused(-32602, "missing query or context")
    given = query.get("params")
    evidence = check(query.get("check_id"), given if isinstance(given, dict) else {}, context)
    return {"content": [{"type": "json", "json": evidence}]}


def read_message(stream):
    """The next message, or None at the end of the stream."""
    length, total = None, 0
    while True:
        line = stream.readline(MAX_HEADER_BYTES + 1)
        total += len(line)
        if not line:
            if total == 0:
                return None
            raise Refused(-32600, "unexpected eof", fatal=True)
        if total > MAX_HEADER_BYTES:
            raise Refused(-32600, "headers too large", fatal=True)
        line = line.strip()
        if not line:
            break
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            if not value.strip().isdigit():
                raise Refused(-32600, "invalid content length", fatal=True)
            length = int(value)
    if length is None:
        raise Refused(-32600, "missing content length", fatal=True)
    if length > MAX_BODY_BYTES:
        drain(stream, length)
        raise Refused(-32600, "payload too large")
    body = stream.read(length)
    if len(body) < length:
        raise Refused(-32600, "unexpected eof", fatal=True)
    return body


def drain(stream, length):
    while length > 0:
        part = stream.read(min(length, 65536))
        if not part:
            raise Refused(-32600, "unexpected eof", fatal=True)
        length -= len(part)


def write_message(stream, message):
    body = json.dumps(message).encode()
    stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    stream.flush()


def serve(incoming, outgoing):
    while True:
        request_id = None
        try:
            body = read_message(incoming)
            if body is None:
                return
            try:
                request = json.loads(body)
            except ValueError:
                raise Refused(-32700, "invalid json") from None
            request_id = request.get("id") if isinstance(request, dict) else None
            write_message(outgoing, {"jsonrpc": "2.0", "id": request_id, "result": answer(request)})
        except Refused as refused:
            error = {"code": refused.code, "message": str(refused)}
            write_message(outgoing, {"jsonrpc": "2.0", "id": request_id, "error": error})
            if refused.fatal:
                sys.exit(1)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
