#!/usr/bin/env python3
"""Adds up the test reports and prints 'N passed, N failed, N skipped'; fails when there are none."""

import glob
import sys
import xml.etree.ElementTree as xml

total = failed = skipped = 0
for report in glob.glob("*/target/*-reports/TEST-*.xml"):
    suite = xml.parse(report).getroot()
    total += int(suite.get("tests"))
    failed += int(suite.get("failures")) + int(suite.get("errors"))
    skipped += int(suite.get("skipped"))
print(f"{total - failed - skipped} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not total else 0)
