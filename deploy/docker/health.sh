#!/usr/bin/env bash
# Does the service beside it say that it is ready (or live)? The image has no other program that speaks HTTP.
exec 3<>"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:?}" || exit 1
printf 'GET /q/health/%s HTTP/1.0\r\n\r\n' "${1:-ready}" >&3
read -r -t 3 _ status _ <&3
[ "$status" = 200 ]
