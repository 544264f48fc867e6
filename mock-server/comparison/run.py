#!/usr/bin/env python3
"""Sends the same requests to the sandbox and to other mock servers, each serving the same contract, and prints the answers as a table.

Needs a JDK and npm, and takes a few minutes. The programs are installed into a temporary folder, which is deleted at the end, and
are stopped after their requests. This script is not part of the build, since the other mock servers change independently.
"""

import contextlib
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "openapi" / "attach-phone-number.yaml"
PRISM, SPECMATIC, WIREMOCK = "5.14.2", "2.55.1", "3.13.2"
START_SECONDS, INSTALL_SECONDS, ANSWER_SECONDS = 120, 600, 30

ATTACH = "/api/agent/attach-phone-number"
TOKEN = {"token": "YOUR_AUTH_TOKEN"}
GOOD = {"agent_id": "agent_abc123xyz", "provider": "twilio", "numbers": ["+12025551234"]}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=INSTALL_SECONDS, **more)


def send(url, method="POST", path=ATTACH, body=None, raw=None, headers=TOKEN, content_type="application/json"):
    """Status, headers, body as text and seconds of one request."""
    data = None if method == "GET" else (raw if raw is not None else json.dumps(GOOD if body is None else body)).encode()
    request = urllib.request.Request(url + path, data, dict(headers), method=method)
    if data is not None:
        request.add_header("Content-Type", content_type)
    started = time.monotonic()
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:
            return answer.status, answer.headers, answer.read().decode(), time.monotonic() - started
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read().decode(), time.monotonic() - started


def cell(answer):
    """A short form of an answer: the status, and the message of the envelope or the beginning of another body."""
    status, _, text, _ = answer
    with contextlib.suppress(ValueError):
        body = json.loads(text)
        if isinstance(body, dict) and {"error", "code", "message", "data"} <= body.keys():
            return f"{status} {body['message'].split('. ')[0]}"
        if isinstance(body, dict) and "title" in body:
            return f"{status}, no envelope: {body['title'].split(': ')[-1]}"
    return f"{status}, no envelope: {' '.join(text.split())[:60]}"


def echoed(answer):
    with contextlib.suppress(ValueError, KeyError, TypeError):
        data = json.loads(answer[2])["data"]
        same = data["agent_id"] == GOOD["agent_id"] and data["phone_numbers"] == GOOD["numbers"]
        return "the request's values" if same else f"other values: {data['agent_id']}, {', '.join(data['phone_numbers'])}"
    return cell(answer)


def twice(url, second, second_headers):
    token = {"token": f"compare-{time.monotonic_ns()}"}
    send(url, headers=token)
    return cell(send(url, body=GOOD | second, headers=second_headers or token))


def explained(answer):
    told = {name: value for name, value in answer[1].items() if name.lower() in ("x-sandbox-because", "sl-violations")}
    return "; ".join(f"{name}: {value[:160]}" for name, value in told.items()) or "the body: " + " ".join(answer[2].split())[:200]


def paired(url, contract):
    """How many request examples of the contract get the answer with their name. Examples with the same body are excluded."""
    operation = contract["paths"][ATTACH]["post"]
    examples = {name: example["value"] for name, example in operation["requestBody"]["content"]["application/json"]["examples"].items()}
    own = {name: body for name, body in examples.items() if list(examples.values()).count(body) == 1}
    wanted = dict(answers_of(operation, contract))
    got = [name for name, body in own.items() if shown(send(url, raw=json.dumps(body))) == wanted[name]]
    return f"{len(got)} of {len(own)}"


def answers_of(operation, contract):
    for response in operation["responses"].values():
        for name, example in resolved(response, contract)["content"]["application/json"]["examples"].items():
            yield name, resolved(example, contract)["value"]


def resolved(node, contract):
    for key in node.get("$ref", "#").split("/")[1:]:
        contract = contract[key]
    return contract if "$ref" in node else node


def shown(answer):
    with contextlib.suppress(ValueError):
        return json.loads(answer[2])


# The label and the content of each row. "forced" holds the header that forces a 409 in a program, "mistyped" the same with an error.
ROWS = [
    ("request examples of the contract with a unique body: answered as named", lambda url, peer: paired(url, peer["contract"])),
    ("without `agent_id`", lambda url, peer: cell(send(url, body={k: v for k, v in GOOD.items() if k != "agent_id"}))),
    ("provider `airtel`", lambda url, peer: cell(send(url, body=GOOD | {"provider": "airtel"}))),
    ("number `12`", lambda url, peer: cell(send(url, body=GOOD | {"numbers": ["12"]}))),
    ("truncated JSON body", lambda url, peer: cell(send(url, raw='{"agent_id": "agent_abc123xyz"'))),
    ("without a credential", lambda url, peer: cell(send(url, headers={}))),
    ("`api_access_token` instead of `token`", lambda url, peer: cell(send(url, headers={"api_access_token": "YOUR_AUTH_TOKEN"}))),
    ("agent `agent_not_found`, with a number that is in no example", lambda url, peer: cell(send(url, body=GOOD | {"agent_id": "agent_not_found"}))),
    ("valid request that is not an example: values in the answer", lambda url, peer: echoed(send(url, headers={"token": "compare-echo"}))),
    ("same number again, for another agent", lambda url, peer: twice(url, {"agent_id": "agent_xyz789abc"}, None)),
    ("same number again, from another client", lambda url, peer: twice(url, {"agent_id": "agent_xyz789abc"}, {"token": "another-client"})),
    ("header that forces the 409", lambda url, peer: cell(send(url, headers=TOKEN | peer["forced"]))),
    ("the same header with an unknown name or status", lambda url, peer: cell(send(url, headers=TOKEN | peer["mistyped"]))),
    ("`Prefer: delay=1500`", lambda url, peer: f"{send(url, headers={'token': 'compare-delay', 'Prefer': 'delay=1500'})[3]:.1f} s"),
    ("`Content-Type: text/plain`", lambda url, peer: cell(send(url, content_type="text/plain"))),
    ("unknown path", lambda url, peer: cell(send(url, path="/api/agent/nowhere"))),
    ("GET", lambda url, peer: cell(send(url, method="GET"))),
    ("provider `airtel` and number `12`: reported reason", lambda url, peer: explained(send(url, body=GOOD | {"provider": "airtel", "numbers": ["12"]}))),
]


def peers(folder):
    """The command of each program; a port takes the place of PORT."""
    run(["npm", "install", "--silent", "--prefix", folder, f"@stoplight/prism-cli@{PRISM}", f"specmatic@{SPECMATIC}"], cwd=folder)
    run([ROOT / "mvnw", "-q", "dependency:copy", f"-Dartifact=org.wiremock:wiremock-standalone:{WIREMOCK}",
         f"-DoutputDirectory={folder}"], cwd=ROOT)
    run([ROOT / "run", "sandbox", "export", folder / "export"])
    shutil.copy(CONTRACT, folder)
    bin = folder / "node_modules"
    contract = json.loads(subprocess.check_output([bin / ".bin" / "js-yaml", CONTRACT]))
    prefer = {"forced": {"Prefer": "example=already-attached"}, "mistyped": {"Prefer": "example=alredy-attached"}}
    found = {
        "this sandbox": prefer | {"command": [ROOT / "run", "sandbox", "--port", "PORT"]},
        f"Prism {PRISM}": {
            "command": [bin / ".bin" / "prism", "mock", "-h", "127.0.0.1", "-p", "PORT", CONTRACT.name],
            "forced": {"Prefer": "code=409, example=already-attached"},
            "mistyped": {"Prefer": "example=alredy-attached"}},
        f"Specmatic {SPECMATIC}": {
            "command": ["java", "-jar", bin / "specmatic" / "specmatic.jar", "mock", "--host", "127.0.0.1", "--port", "PORT",
                        CONTRACT.name],
            "forced": {"Specmatic-Response-Code": "409"}, "mistyped": {"Specmatic-Response-Code": "410"}},
        f"WireMock {WIREMOCK} on our export": prefer | {
            "command": ["java", "-jar", f"wiremock-standalone-{WIREMOCK}.jar", "--root-dir", "export", "--port", "PORT"]},
    }
    return {name: peer | {"contract": contract} for name, peer in found.items()}


def wait_for(port, process):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.2)
    raise SystemExit(f"did not start: {process.args}")


def answers(peer, folder):
    port = free_port()
    command = [str(port) if word == "PORT" else str(word) for word in peer["command"]]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        return [ask(f"http://127.0.0.1:{port}", peer) for _, ask in ROWS]
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def main():
    if not shutil.which("npm"):
        sys.exit("npm is needed to install Prism and Specmatic")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        found = peers(folder)
        columns = [answers(peer, folder) for peer in found.values()]
    print("| Request | " + " | ".join(found) + " |")
    print("|---" * (len(found) + 1) + "|")
    for row, (what, _) in enumerate(ROWS):
        print(f"| {what} | " + " | ".join(column[row].replace("|", "\\|") for column in columns) + " |")


if __name__ == "__main__":
    main()
