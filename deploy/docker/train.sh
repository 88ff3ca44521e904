#!/usr/bin/env bash
# Starts the service in /app once, with nothing to talk to and keys that nobody has, and ends it: what it loaded becomes the
# ahead-of-time cache $1. A service that does not come up fails the build of the image.
set -euo pipefail

cache=$1
key=$(head -c 32 /dev/urandom | base64 -w 0)
nobody=http://localhost:9

export QUARKUS_HTTP_PORT=8080 HOLDFAST_PUBLIC_URL=$nobody HOLDFAST_MONGODB_URI=mongodb://localhost:9/holdfast \
    HOLDFAST_MASTER_KEY=$key HOLDFAST_INTERNAL_KEY=$key \
    HOLDFAST_SCHEDULING_TOKEN_KEYS=k1:$(head -c 32 /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d =) \
    HOLDFAST_IDENTITY_URL=$nobody HOLDFAST_BOOKING_URL=$nobody HOLDFAST_WEBHOOK_URL=$nobody \
    HOLDFAST_PROMOTER_URL=$nobody HOLDFAST_NOTIFICATION_URL=$nobody \
    HOLDFAST_QUEUE_REDIS_URL=redis://localhost:9 HOLDFAST_SMTP_HOST=localhost HOLDFAST_SMTP_PORT=9

java -Xmx96m "-XX:AOTCacheOutput=$cache" -jar quarkus-run.jar >/tmp/training.log 2>&1 &
service=$!
limit=$((SECONDS + 180))
until (exec 3<>/dev/tcp/127.0.0.1/8080) 2>/dev/null; do
    kill -0 "$service" && [ "$SECONDS" -lt "$limit" ] || { cat /tmp/training.log; exit 1; }
    sleep 0.2
done
kill "$service"
wait "$service" || true
[ -s "$cache" ] || { cat /tmp/training.log; echo "no cache was written" >&2; exit 1; }
rm /tmp/training.log
