package dev.stepwell.interpreter.oracle;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an execution came to: its events and its outcome, in the form of the golden files. */
public record Verdict(ArrayNode history, ObjectNode outcome) {}
