# The one-shot that prepares MongoDB; see deploy/mongo-setup.
ARG JRE=eclipse-temurin:25-jre
FROM ${JRE}
WORKDIR /app
COPY deploy/mongo-setup/target/lib/ deploy/mongo-setup/target/mongo-setup-*.jar ./
USER 10001:10001
ENV JDK_JAVA_OPTIONS="-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
ENTRYPOINT ["java", "-cp", "/app/*", "dev.holdfast.mongosetup.Main"]
