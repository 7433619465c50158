FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /source
COPY pom.xml ./
COPY src/main src/main
RUN mvn --batch-mode --no-transfer-progress -Dmaven.test.skip=true package

FROM eclipse-temurin:25.0.4_7-jre-noble
RUN useradd --system --uid 10001 --no-create-home rollback-bot \
  && install --directory --owner=rollback-bot /data
WORKDIR /app
COPY --from=build /source/target/lib lib
COPY --from=build /source/target/rollback-bot.jar ./
USER rollback-bot
ENV ROLLBACK_DATA_DIR=/data
VOLUME /data
EXPOSE 3000
# No shell in between: SIGTERM arrives at the bot, which then stops within 10 s.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "rollback-bot.jar"]
