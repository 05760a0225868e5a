#!/bin/sh
# Install Chromium and PostgreSQL from the system's packages where that is allowed; else say what will be skipped.
# Chromium's headless shell is all that the tests need and the quicker: it is taken where there is a package of it.
set -u
has() { [ -x "/usr/bin/$1" ] || command -v "$1" >/dev/null 2>&1; }
install() { $as_root apt-get install -y -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=15 "$@" >/dev/null; }

shell=chromium-headless-shell
browser="" server=""
has $shell || has chromium || browser=" chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || has initdb || server=" postgresql"
has $shell && [ -z "$server" ] && exit 0

if has apt-get; then
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif has sudo && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        as_root="none"
    fi
    if [ "$as_root" != none ]; then
        export DEBIAN_FRONTEND=noninteractive
        if [ -n "$browser$server" ]; then
            echo "Installing from the system's packages:$browser$server"
            $as_root apt-get update -qq
        fi
        # Where Chromium is there already, only what is known without asking the network is tried.
        if ! has $shell && apt-cache show $shell >/dev/null 2>&1 && install $shell 2>/dev/null; then
            browser=""
        fi
        # shellcheck disable=SC2086
        [ -z "$browser$server" ] || ! install $browser$server || exit 0
    fi
fi
[ -z "$browser$server" ] && exit 0
echo "SKIPPED: could not install$browser$server here; the tests that need them are skipped."
echo "         To run them, install$browser$server with your system's package manager and run make test again."
exit 0
