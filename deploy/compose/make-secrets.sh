#!/usr/bin/env bash
# Makes the secrets of a deployment in the folder $1 (default: secrets, beside this file), one per file. What is there already
# stays as it is, so it may be run again, for instance after an upgrade that needs one more.
#
# The folder is closed to everybody but its owner; the files in it are readable, because each is mounted into containers that run
# under users of their own.
set -euo pipefail

folder=${1:-$(dirname "${BASH_SOURCE[0]}")/secrets}
services='identity-service booking-service webhook-gateway job-promoter notification-service'

mkdir -p "$folder"
chmod 0700 "$folder"
cd "$folder"
umask 0333

made=0

# Keeps what the command that follows prints as the secret $1; does nothing if there is one.
keep() {
    local name=$1
    shift
    if [ -e "$name" ]; then return; fi
    "$@" | tr -d '\n' >"$name.new"
    mv "$name.new" "$name"
    made=$((made + 1))
}

url_safe() { openssl rand -base64 "$1" | tr '+/' '-_' | tr -d '='; }
token_key() { printf 'k1:%s' "$(url_safe 32)"; }

# The users of a Valkey server, by hash; whoever has not signed in may ask whether it is alive.
access_list() {
    echo 'user default on nopass resetkeys resetchannels -@all +ping'
    for service in "$@"; do
        echo "user $service on #$(openssl dgst -sha256 -r "redis-$service-password" | cut -d ' ' -f 1)" \
            '~* resetchannels +@all -@admin -@dangerous +info'
    done
}

# Written anew each time: it says what the passwords say.
publish_access_list() {
    local file=$1
    shift
    access_list "$@" >"$file.new"
    mv -f "$file.new" "$file"
}

keep mongodb-keyfile openssl rand -base64 700
for user in root backup $services; do keep "mongodb-$user-password" openssl rand -hex 24; done
for service in $services; do keep "redis-$service-password" openssl rand -hex 24; done
publish_access_list valkey-cache.acl identity-service booking-service
publish_access_list valkey-queue.acl webhook-gateway job-promoter notification-service

keep master-key openssl rand -base64 32
keep internal-key openssl rand -base64 32
keep scheduling-token-keys token_key
keep calendly-signing-keys url_safe 32
keep admin-password url_safe 15

# These come from outside; empty means that there is none.
keep calendly-token true
keep smtp-password true

echo "$made secrets made in $PWD, the others were there"
