#!/bin/sh
# Make a virtual environment and install a hash-locked list and this checkout into it.
# Usage: install.sh VENV LIST
set -eu
venv=$1
list=$2
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Symptom Database needs Python 3.11 or newer; '$python' is not. Name one: make run PYTHON=python3.12" >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
    echo "Making a virtual environment in $venv"
    if ! "$python" -m venv "$venv" 2>/dev/null; then
        # Debian splits venv from Python itself.
        rm -rf "$venv"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
        fi
        "$python" -m venv "$venv" || {
            echo "Python's venv module is missing. Install it (Debian: apt-get install python3-venv) and try again." >&2
            exit 1
        }
    fi
fi
echo "Installing $list (hashes are checked)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$list"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
# Compiled once here, so that the first question is as quick as the second.
"$venv/bin/python" -m compileall -q src || true
