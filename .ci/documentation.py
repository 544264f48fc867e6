#!/usr/bin/env python3
"""Runs the fenced commands of Markdown pages in order, as a reader would, and fails at the first that does not hold.

Each page runs on its own: what it starts in the background ends with the page. A page without commands is an error.

```sh             must exit with 0
```sh background  is started and runs until the end of the page; it has started when it prints a URL
```json answer    is what the command before it prints, apart from times
```text output    is what the command before it prints; --update replaces the block by that
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

FENCE = re.compile(r"^```(\S+(?: \S+)?)\n(.*?)^```$", re.M | re.S)
START_SECONDS = 600


def without_times(text):
    text = re.sub(r'"timestamp": ?\d+', '"timestamp": 0', text)
    return json.loads(re.sub(r'"attached_at": ?"[^"]*"', '"attached_at": ""', text))


def without_trailing_space(text):
    return "".join(line.rstrip() + "\n" for line in text.rstrip().splitlines())


def start(command, log):
    process = subprocess.Popen(["bash", "-c", command], stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    deadline = time.monotonic() + START_SECONDS
    while "http://" not in open(log.name).read():
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"did not start: {command}\n{open(log.name).read()}")
        time.sleep(0.2)
    return process


def run(path, update):
    page = open(path, encoding="utf-8").read()
    running, printed, count, changes = [], "", 0, []
    with tempfile.TemporaryDirectory() as logs:
        try:
            for fence in FENCE.finditer(page):
                kind, block = fence.groups()
                if kind in ("sh", "sh background"):
                    count += 1
                    print(f"+ {block.strip()}", flush=True)
                if kind == "sh background":
                    running.append(start(block, open(os.path.join(logs, str(count)), "w")))
                elif kind == "sh":
                    done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], stdout=subprocess.PIPE, text=True)
                    printed = done.stdout
                    print(printed, flush=True)
                    if done.returncode:
                        raise SystemExit(f"{path}: exit {done.returncode}: {block}")
                elif kind == "json answer" and without_times(printed) != without_times(block):
                    raise SystemExit(f"{path}: expected\n{block}\nbut was\n{printed}")
                elif kind == "text output" and without_trailing_space(printed) != block:
                    if not update:
                        raise SystemExit(f"{path}: expected\n{block}\nbut was\n{printed}\n"
                                         f"Update the page with: python3 .ci/documentation.py --update {path}")
                    changes.append((fence.span(2), without_trailing_space(printed)))
        finally:
            for process in running:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()
    if not count:
        raise SystemExit(f"{path} has no command to run")
    for (begin, end), text in reversed(changes):
        page = page[:begin] + text + page[end:]
    if changes:
        open(path, "w", encoding="utf-8").write(page)
    print(f"{count} commands of {path} hold", flush=True)


def main(arguments):
    update = "--update" in arguments
    pages = [argument for argument in arguments if argument != "--update"]
    if not pages:
        raise SystemExit("usage: documentation.py [--update] PAGE...")
    for page in pages:
        run(page, update)


main(sys.argv[1:])
