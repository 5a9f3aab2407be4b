package dev.stepwell.engine.express;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;

/**
 * An Express execution that is to begin. Immutable.
 *
 * @param key tells it apart inside this process, and where its row lies when it has one
 * @param startDate of the first time it began
 */
public record ExpressStart(
        ExecutionKey key, Machine machine, String arn, String name, Payload input, Instant startDate) {
    ExecutionInfo info() {
        return new ExecutionInfo(
                arn,
                name,
                machine.arn(),
                machine.name(),
                machine.row().roleArn(),
                startDate,
                input,
                machine.versionArn(),
                machine.aliasArn(),
                key.low());
    }
}
