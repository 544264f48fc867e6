#!/usr/bin/env python3
"""Runs the fenced commands of a Markdown file as a reader would, in order, and fails at the first that does not hold.

```sh             is run; it must exit 0
```sh background  is started and left running until the end; it counts as started once it has printed a URL
```json answer    must be what the command before it printed, apart from instants
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

START_SECONDS = 600


def fences(text):
    return re.findall(r"^```(\S+(?: \S+)?)\n(.*?)^```$", text, re.M | re.S)


def without_instants(text):
    text = re.sub(r'"timestamp": ?\d+', '"timestamp": 0', text)
    return json.loads(re.sub(r'"attached_at": ?"[^"]*"', '"attached_at": ""', text))


def start(command):
    output = tempfile.NamedTemporaryFile("w+", suffix=".log", delete=False)
    process = subprocess.Popen(["bash", "-c", command], stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
    deadline = time.monotonic() + START_SECONDS
    while "http://" not in open(output.name).read():
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"did not start: {command}\n{open(output.name).read()}")
        time.sleep(0.2)
    return process


def main(path):
    running, printed, count = [], "", 0
    try:
        for kind, block in fences(open(path).read()):
            if kind in ("sh", "sh background"):
                count += 1
                print(f"+ {block.strip()}", flush=True)
            if kind == "sh background":
                running.append(start(block))
            elif kind == "sh":
                done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], stdout=subprocess.PIPE, text=True)
                printed = done.stdout
                print(printed, flush=True)
                if done.returncode:
                    raise SystemExit(f"exit {done.returncode}: {block}")
            elif kind == "json answer" and without_instants(printed) != without_instants(block):
                raise SystemExit(f"expected\n{block}\nbut came\n{printed}")
    finally:
        for process in running:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
    if not count:
        raise SystemExit(f"{path} has no command to run")
    print(f"{count} commands of {path} hold")


main(sys.argv[1])
