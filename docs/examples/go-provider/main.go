// An evidence provider for Decision Gate, with nothing but the standard library.
//
// It speaks JSON-RPC 2.0 over its standard input and output, each message behind a header
// "Content-Length: n". Put your own checks into check; the protocol is described in docs/providers.md.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

const (
	maxHeaderBytes = 8192
	maxBodyBytes   = 1048576
)

type object = map[string]any

// refusal is a message that cannot be answered; fatal when the stream is out of step.
type refusal struct {
	code    int
	message string
	fatal   bool
}

func (r *refusal) Error() string { return r.message }

// check answers one check: a value, or an error with code and message.
func check(checkID string, params object, context object) object {
	value, isText := params["value"].(string)
	if !isText {
		return failed("invalid_params", "params.value is required")
	}
	if value == "error" {
		return failed("provider_error", "forced error")
	}
	anchor, err := json.Marshal(object{"check": checkID})
	if err != nil {
		return failed("provider_error", err.Error())
	}
	return found(value, object{"anchor_type": "template", "anchor_value": string(anchor)})
}

func found(value any, anchor object) object {
	return object{
		"value":           object{"kind": "json", "value": value},
		"lane":            "verified",
		"evidence_anchor": anchor,
		"content_type":    "application/json",
	}
}

func failed(code, message string) object {
	return object{
		"lane":  "verified",
		"error": object{"code": code, "message": message, "details": nil},
	}
}

// answer gives the result of a request.
func answer(request object) (object, error) {
	if request["jsonrpc"] != "2.0" {
		return nil, &refusal{code: -32600, message: "invalid json-rpc version"}
	}
	switch request["method"] {
	case "tools/list":
		tool := object{
			"name":         "evidence_query",
			"description":  "Answers evidence queries.",
			"input_schema": object{"type": "object"},
		}
		return object{"tools": []object{tool}}, nil
	case "tools/call":
		return call(request)
	default:
		return nil, &refusal{code: -32601, message: "method not found"}
	}
}

func call(request object) (object, error) {
	params, _ := request["params"].(object)
	arguments, areObject := params["arguments"].(object)
	if !areObject || params["name"] != "evidence_query" {
		return nil, &refusal{code: -32602, message: "invalid tool params"}
	}
	query, hasQuery := arguments["query"].(object)
	context, hasContext := arguments["context"].(object)
	if !hasQuery || !hasContext {
		return nil, &refusal{code: -32602, message: "missing query or context"}
	}
	checkID, _ := query["check_id"].(string)
	given, _ := query["params"].(object)
	evidence := check(checkID, given, context)
	return object{"content": []object{{"type": "json", "json": evidence}}}, nil
}

// readMessage gives the next message, or io.EOF at the end of the stream.
func readMessage(in *bufio.Reader) ([]byte, error) {
	length, total := -1, 0
	for {
		line, err := in.ReadSlice('\n')
		total += len(line)
		if total > maxHeaderBytes || errors.Is(err, bufio.ErrBufferFull) {
			return nil, fatal("headers too large")
		}
		if err != nil {
			if total == 0 {
				return nil, io.EOF
			}
			return nil, fatal("unexpected eof")
		}
		text := strings.TrimSpace(string(line))
		if text == "" {
			break
		}
		name, value, _ := strings.Cut(text, ":")
		if strings.EqualFold(strings.TrimSpace(name), "content-length") {
			number, err := strconv.ParseUint(strings.TrimSpace(value), 10, 62)
			if err != nil {
				return nil, fatal("invalid content length")
			}
			length = int(number)
		}
	}
	if length < 0 {
		return nil, fatal("missing content length")
	}
	if length > maxBodyBytes {
		if _, err := io.CopyN(io.Discard, in, int64(length)); err != nil {
			return nil, fatal("unexpected eof")
		}
		return nil, &refusal{code: -32600, message: "payload too large"}
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(in, body); err != nil {
		return nil, fatal("unexpected eof")
	}
	return body, nil
}

func fatal(message string) error {
	return &refusal{code: -32600, message: message, fatal: true}
}

func writeMessage(out io.Writer, message object) error {
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return err
}

// handle reads and answers one message.
func handle(in *bufio.Reader) (id any, result object, err error) {
	body, err := readMessage(in)
	if err != nil {
		return nil, nil, err
	}
	var message any
	numbers := json.NewDecoder(bytes.NewReader(body))
	numbers.UseNumber()
	if !json.Valid(body) || numbers.Decode(&message) != nil {
		return nil, nil, &refusal{code: -32700, message: "invalid json"}
	}
	request, _ := message.(object)
	result, err = answer(request)
	return request["id"], result, err
}

func serve(in *bufio.Reader, out io.Writer) error {
	for {
		id, result, err := handle(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		reply := object{"jsonrpc": "2.0", "id": id, "result": result}
		var refused *refusal
		if errors.As(err, &refused) {
			reply = object{
				"jsonrpc": "2.0",
				"id":      id,
				"error":   object{"code": refused.code, "message": refused.message},
			}
		}
		if err := writeMessage(out, reply); err != nil {
			return err
		}
		if refused != nil && refused.fatal {
			return refused
		}
	}
}

func main() {
	if err := serve(bufio.NewReaderSize(os.Stdin, maxHeaderBytes+1), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
