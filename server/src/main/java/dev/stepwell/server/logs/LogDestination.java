package dev.stepwell.server.logs;

import dev.stepwell.engine.log.LogTarget;

/** What shares a log stream. Immutable. */
record LogDestination(String group, String machineName) {
    static LogDestination of(LogTarget target) {
        return new LogDestination(target.logGroup(), target.machineName());
    }
}
