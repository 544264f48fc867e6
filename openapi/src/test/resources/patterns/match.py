import json, re, sys
cases = json.load(sys.stdin)
print(json.dumps([[re.search(p, t) is not None for t in cases['texts']] for p in cases['patterns']]))
