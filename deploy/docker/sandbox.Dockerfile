# Stand-ins for Calendly and mail, for trying out (compose.sandbox.yaml).
ARG JRE=eclipse-temurin:25-jre
FROM ${JRE}
COPY deploy/docker/health.sh /opt/holdfast/
WORKDIR /app
COPY sandbox/target/lib/ sandbox/target/sandbox-*.jar ./
USER 10001:10001
