#!/usr/bin/env bash
# mongod takes a key file that only its own user can read; a secret is mounted with the rights it has outside. So: a copy.
set -euo pipefail
install -m 0400 /run/secrets/mongodb-keyfile /tmp/keyfile
exec mongod --keyFile /tmp/keyfile "$@"
