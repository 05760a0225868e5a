#!/bin/sh
# Install Chromium and PostgreSQL from the system's packages where that is allowed; else say what will be skipped.
set -u
missing=""
[ -x /usr/bin/chromium ] || command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        as_root="none"
    fi
    if [ "$as_root" != none ]; then
        echo "Installing from the system's packages:$missing"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086
        if $as_root apt-get update -qq && $as_root apt-get install -y -qq $missing >/dev/null; then
            exit 0
        fi
    fi
fi
echo "SKIPPED: could not install$missing here; the tests that need them are skipped."
echo "         To run them, install$missing with your system's package manager and run make test again."
exit 0
