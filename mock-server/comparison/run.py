#!/usr/bin/env python3
"""Sends the same requests to the sandbox and to other mock servers, each serving the same contract, and prints the answers as a table.

Needs a JDK and npm, and takes a few minutes. The programs are installed into a temporary folder, which is deleted at the end, and
are stopped after their requests. This script is not part of the build, since the other mock servers change independently.
"""

import contextlib
import http.client
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
PRISM, SPECMATIC, WIREMOCK, MOCKOON = "5.16.0", "2.55.1", "3.13.2", "9.9.0"
NODE = "24"  # for Prism, which needs a newer one than the other programs
START_SECONDS, INSTALL_SECONDS, ANSWER_SECONDS, JOURNAL_SECONDS = 120, 600, 30, 10

ATTACH = "/api/agent/attach-phone-number"
TOKEN = {"token": "YOUR_AUTH_TOKEN"}
NOTHING = "–"  # nothing to try was found
GOOD = {"agent_id": "agent_abc123xyz", "provider": "twilio", "numbers": ["+12025551234"]}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=INSTALL_SECONDS, **more)


def send(url, method="POST", path=ATTACH, body=None, raw=None, headers=TOKEN, content_type="application/json"):
    """Status, headers, body as text and seconds of one request."""
    data = None if method in ("GET", "OPTIONS") else (raw if raw is not None else json.dumps(GOOD if body is None else body)).encode()
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


def scripted(url, peer):
    """The statuses of three requests after the program was told to answer two with 500."""
    token = {"token": f"compare-{time.monotonic_ns()}"}
    if "script" not in peer:
        return NOTHING
    told = [send(url, path=path, method=method, body=body, headers=token)[0] for method, path, body in peer["script"]]
    return f"{[send(url, headers=token)[0] for _ in range(3)]}, told by {told}"


def preflight(url):
    origin = {"Origin": "http://localhost:3000"}
    asked = origin | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "token"}
    status, headers, _, _ = send(url, "OPTIONS", headers=asked)
    exposed = send(url, headers=TOKEN | origin)[1].get("Access-Control-Expose-Headers")
    return f"{status}, allows {headers.get('Access-Control-Allow-Origin')}, exposes {exposed}"


def journaled(url, peer):
    """Whether a request shows in the journal, within the time of an answer, without another request for it."""
    if "journal" not in peer:
        return NOTHING
    token = {"token": f"compare-{time.monotonic_ns()}"}
    headers = token | peer.get("journal_headers", {})
    stream = urllib.request.urlopen(urllib.request.Request(url + peer["journal"], headers=headers), timeout=JOURNAL_SECONDS)
    send(url, headers=token)
    text = b""
    with contextlib.suppress(OSError):
        while ATTACH.encode() not in text and (piece := stream.read1(65536)):
            text += piece
    return f"{stream.headers.get('Content-Type')}, shows it: {ATTACH.encode() in text}"


def restored(url, peer):
    """Sends the second agent's request for a number to a client that got the state of the first."""
    if "snapshot" not in peer:
        return NOTHING
    first, second = ({"token": f"compare-{time.monotonic_ns()}"} for _ in range(2))
    send(url, headers=first)
    snapshot = send(url, "GET", peer["snapshot"], headers=first)[2]
    put = send(url, "PUT", peer["snapshot"], raw=snapshot, headers=second)[0]
    return f"{put}, then {cell(send(url, body=GOOD | {'agent_id': 'agent_xyz789abc'}, headers=second))}"


def chaotic(url, peer):
    if "chaos" not in peer:
        return NOTHING
    outcomes = []
    for _ in range(2):
        token = {"token": f"compare-{time.monotonic_ns()}"}
        send(url, "PUT", peer["chaos"], body={"percent": 50, "seed": 7, "delay": "0..1"}, headers=token)
        outcomes.append([outcome(url, token) for _ in range(20)])
    return f"the same twice: {outcomes[0] == outcomes[1]}, {len(set(outcomes[0]))} outcomes"


def outcome(url, token):
    try:
        return str(send(url, headers=token)[0])
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__


def explained(answer):
    told = {name: value for name, value in answer[1].items() if name.lower() in ("x-sandbox-because", "sl-violations")}
    return "; ".join(f"{name}: {value[:160]}" for name, value in told.items()) or "the body: " + " ".join(answer[2].split())[:200]


def paired(url, contract):
    """How many request examples of the contract get the answer with their name. Examples with the same body are excluded."""
    operation = contract["paths"][ATTACH]["post"]
    examples = {name: resolved(example, contract)["value"] for name, example in operation["requestBody"]["content"]["application/json"]["examples"].items()}
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
    ("header that forces the 409", lambda url, peer: cell(send(url, headers=TOKEN | peer["forced"])) if "forced" in peer else NOTHING),
    ("the same header with an unknown name or status", lambda url, peer: cell(send(url, headers=TOKEN | peer["mistyped"])) if "mistyped" in peer else NOTHING),
    ("`Prefer: delay=1500`", lambda url, peer: f"{send(url, headers={'token': 'compare-delay', 'Prefer': 'delay=1500'})[3]:.1f} s"),
    ("`Content-Type: text/plain`", lambda url, peer: cell(send(url, content_type="text/plain"))),
    ("unknown path", lambda url, peer: cell(send(url, path="/api/agent/nowhere"))),
    ("GET", lambda url, peer: cell(send(url, method="GET"))),
    ("provider `airtel` and number `12`: reported reason", lambda url, peer: explained(send(url, body=GOOD | {"provider": "airtel", "numbers": ["12"]}))),
    ("agent `agent_already_attached`", lambda url, peer: cell(send(url, body=GOOD | {"agent_id": "agent_already_attached"}))),
    ("number `+9990040901`", lambda url, peer: cell(send(url, body=GOOD | {"numbers": ["+9990040901"]}))),
    ("told to answer two requests with 500", scripted),
    ("preflight request of a web page (CORS)", lambda url, peer: preflight(url)),
    ("the journal while a request is sent", journaled),
    ("state of one client, saved and restored for another", restored),
    ("random faults with the same seed, for two clients", chaotic),
]


def scenario(state, next_state):
    """A stub of WireMock that answers one request with 500."""
    return {"priority": 1, "request": {"method": "POST", "urlPath": ATTACH}, "response": {"status": 500}, "scenarioName": "failures",
            "requiredScenarioState": state, "newScenarioState": next_state}


def peers(folder):
    """The command of each program; a port takes the place of PORT."""
    run(["npm", "install", "--silent", "--prefix", folder, f"@stoplight/prism-cli@{PRISM}", f"specmatic@{SPECMATIC}",
         f"@mockoon/cli@{MOCKOON}", f"node@{NODE}"], cwd=folder)
    run([ROOT / "mvnw", "-q", "dependency:copy", f"-Dartifact=org.wiremock:wiremock-standalone:{WIREMOCK}",
         f"-DoutputDirectory={folder}"], cwd=ROOT)
    run([ROOT / "run", "sandbox", "export", folder / "export"])
    shutil.copy(CONTRACT, folder)
    bin = folder / "node_modules"
    contract = json.loads(subprocess.check_output([bin / ".bin" / "js-yaml", CONTRACT]))
    prefer = {"forced": {"Prefer": "example=already-attached"}, "mistyped": {"Prefer": "example=alredy-attached"}}
    found = {
        "this sandbox": prefer | {
            "command": [ROOT / "run", "sandbox", "--port", "PORT"],
            "script": [("PUT", "/__sandbox/script", {"answers": ["internal-server-error"] * 2})],
            "journal": "/__sandbox/journal/stream", "snapshot": "/__sandbox/world.json", "chaos": "/__sandbox/chaos"},
        f"Prism {PRISM}": {
            "command": [bin / ".bin" / "node", bin / ".bin" / "prism", "mock", "-h", "127.0.0.1", "-p", "PORT", CONTRACT.name],
            "forced": {"Prefer": "code=409, example=already-attached"},
            "mistyped": {"Prefer": "example=alredy-attached"}},
        f"Specmatic {SPECMATIC}": {
            "command": ["java", "-jar", bin / "specmatic" / "specmatic.jar", "mock", "--host", "127.0.0.1", "--port", "PORT",
                        CONTRACT.name],
            "forced": {"Specmatic-Response-Code": "409"}, "mistyped": {"Specmatic-Response-Code": "410"}},
        f"WireMock {WIREMOCK} on our export": prefer | {
            "command": ["java", "-jar", f"wiremock-standalone-{WIREMOCK}.jar", "--root-dir", "export", "--port", "PORT",
                        "--enable-stub-cors"],
            "script": [("POST", "/__admin/mappings", scenario(*states)) for states in [("Started", "second"), ("second", "third")]],
            "journal": "/__admin/requests"},
        f"Mockoon {MOCKOON}": {
            "command": [bin / ".bin" / "mockoon-cli", "start", "--data", CONTRACT.name, "--hostname", "127.0.0.1", "--port", "PORT",
                        "--disable-log-to-file", "--admin-api-token", "compare"],
            "journal": "/mockoon-admin/events", "journal_headers": {"Authorization": "Bearer compare"}},
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
        sys.exit("npm is needed to install the other mock servers")
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
