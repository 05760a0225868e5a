#!/bin/sh
# Resolve pyproject.toml into hash-locked lists for every platform. Usage: lock.sh VENV
set -eu
venv=$1
"$venv/bin/python" -m pip install --quiet uv
compile() {
    out=$1
    shift
    "$venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" pyproject.toml -o "$out"
}
compile requirements/run.txt --extra install
compile requirements/test.txt --extra install --extra postgres --extra batch --extra dev
