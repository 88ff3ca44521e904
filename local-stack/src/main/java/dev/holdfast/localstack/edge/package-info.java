/**
 * The one origin in front of the suite on one machine: it serves the web pages, routes {@code /api/**}, {@code
 * /webhooks/**} and the key set to the services by path, and answers everything that must not reach a service itself, as
 * a problem of the family {@code urn:problem:edge:…}.
 *
 * <p>What a service may rely on: {@code X-Forwarded-For} is the caller's address as seen here and nothing else; bodies are
 * whole and at most 256 KiB; paths have no second reading (no encoded separators, no path parameters, no dot segments).
 * {@code /internal/**} and {@code /q/**} have no route.
 */
@NullMarked
package dev.holdfast.localstack.edge;

import org.jspecify.annotations.NullMarked;
