package dev.stepwell.server.command;

import dev.stepwell.asl.compile.Position;

/** A text that is no YAML, or YAML that cannot stand for JSON. */
final class MalformedYaml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position at;

    MalformedYaml(String message, Position at) {
        super(message);
        this.at = at;
    }

    Position at() {
        return at;
    }
}
