package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as one JSON object; lists and single values keep their text. */
final class ReportJson {
    private ReportJson() {}

    static JsonNode of(TrialReport report) {
        ObjectNode json = Json.NODES.objectNode();
        json.put("status", report.status().name());
        put(json, "output", report.output());
        putText(json, "error", report.error());
        putText(json, "cause", report.cause());
        putText(json, "nextState", report.nextState());
        Inspection seen = report.inspection();
        seen.stages().forEach((stage, payload) -> put(json, stage.wireName(), payload));
        putWhole(json, "maxConcurrency", seen.maxConcurrency());
        putWhole(json, "toleratedFailureCount", seen.toleratedFailureCount());
        if (seen.toleratedFailurePercentage() != null) {
            json.put(
                    "toleratedFailurePercentage",
                    seen.toleratedFailurePercentage().intValue());
        }
        putWhole(json, "catchIndex", seen.catchIndex());
        putWhole(json, "retryIndex", seen.retryIndex());
        if (seen.retryBackoffSeconds() != null) {
            json.put("retryBackoffSeconds", seen.retryBackoffSeconds().intValue());
        }
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Payload payload) {
        if (payload != null) {
            json.set(name, payload.tree().isObject() ? payload.tree() : Json.NODES.stringNode(payload.text()));
        }
    }

    private static void putText(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    private static void putWhole(ObjectNode json, String name, @Nullable Integer number) {
        if (number != null) {
            json.put(name, number);
        }
    }
}
