#!/usr/bin/env bash
# Does mongod answer? Asks hello in its own protocol (OP_MSG): the shell of MongoDB would take 100 MB and a second each time.
exec 3<>/dev/tcp/127.0.0.1/27017 || exit 1
{
    printf '\x34\0\0\0\x01\0\0\0\0\0\0\0\xdd\x07\0\0'                # 52 bytes, request 1, OP_MSG
    printf '\0\0\0\0\0'                                              # no flags, one section: a document
    printf '\x1f\0\0\0\x10hello\0\x01\0\0\0\x02$db\0\x06\0\0\0admin\0\0' # {hello: 1, $db: "admin"}, 31 bytes
} >&3
timeout 3 head -c 200 <&3 | grep -q -a isWritablePrimary
