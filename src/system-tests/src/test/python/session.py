"""A client of POST /rpc with the standard library only, as small scripts have one.

    python3 session.py < session.json

The session names an endpoint, calls in their order, and endpoints that must fail. Printed is one JSON object: the
outcome of each call by its name, as {"result"}, {"rpc_error", ...}, {"protocol_error"} or {"transport_error", "body"}.
"""

import json
import sys
import urllib.error
import urllib.request

TIMEOUT_SECONDS = 10


class Client:
    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.last_id = 0

    def call(self, tool, arguments):
        self.last_id += 1
        message = {
            "jsonrpc": "2.0",
            "id": self.last_id,
            "method": "tools/call",
            "params": {"name": tool, "arguments": arguments},
        }
        request = urllib.request.Request(
            self.endpoint,
            data=json.dumps(message).encode("utf-8"),
            headers={"Content-Type": "application/json", "User-Agent": "decision-gate-python-sdk/0.1.0"},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
                return read(answer.read())
        except urllib.error.HTTPError as refusal:
            return {"transport_error": refusal.code, "body": refusal.read().decode("utf-8", "replace")}
        except OSError:
            return {"transport_error": None, "body": ""}


def read(body):
    try:
        message = json.loads(body)
    except ValueError:
        return {"protocol_error": "invalid JSON-RPC response"}
    if not isinstance(message, dict):
        return {"protocol_error": "invalid JSON-RPC response shape"}
    if message.get("jsonrpc", "2.0") != "2.0":
        return {"protocol_error": "invalid JSON-RPC version"}
    error = message.get("error")
    if error is not None:
        return failure(error, message.get("id"))
    result = message.get("result")
    if not isinstance(result, dict):
        return {"protocol_error": "missing JSON-RPC result"}
    content = result.get("content")
    if not isinstance(content, list) or not content:
        return {"protocol_error": "missing JSON-RPC content"}
    item = content[0]
    if not isinstance(item, dict) or item.get("type") != "json":
        return {"protocol_error": "unsupported JSON-RPC content type"}
    if "json" not in item:
        return {"protocol_error": "missing JSON payload in content item"}
    return {"result": item["json"]}


def failure(error, request_id):
    if not isinstance(error, dict) or type(error.get("code")) is not int or not isinstance(error.get("message"), str):
        return {"protocol_error": "invalid JSON-RPC error"}
    data = error.get("data") if isinstance(error.get("data"), dict) else {}
    return {
        "rpc_error": error["code"],
        "message": error["message"],
        "kind": data.get("kind"),
        "retryable": data.get("retryable"),
        "retry_after_ms": data.get("retry_after_ms"),
        "request_id": json.dumps(request_id),
    }


def main():
    session = json.load(sys.stdin)
    client = Client(session["endpoint"])
    outcomes = {call["name"]: client.call(call["tool"], call["arguments"]) for call in session["calls"]}
    for name, endpoint in session["wrong_endpoints"].items():
        outcomes[name] = Client(endpoint).call("providers_list", {})
    json.dump(outcomes, sys.stdout)


main()
