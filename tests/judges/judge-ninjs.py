"""Judges a ninjs item by IPTC's schema: SCHEMA ITEM. Prints one line a fault; decides nothing."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as schema, open(sys.argv[2], encoding="utf-8") as item:
    schema, item = json.load(schema), json.load(item)
jsonschema.Draft202012Validator.check_schema(schema)
judge = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
for fault in judge.iter_errors(item):
    print(f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}")
