package dev.stepwell.server.http;

import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Checks answers against an OpenAPI document, with as much of JSON Schema as the document uses: references, types,
 * properties, required and additional ones, items, enumerations and minima. Anything else in a schema is an error.
 */
final class OpenApi {
    private static final List<String> UNDERSTOOD = List.of(
            "$ref",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "minimum",
            "maximum",
            "default",
            "description");

    private final JsonNode document;

    OpenApi(String document) {
        this.document = Json.read(document);
    }

    List<String> paths() {
        return List.copyOf(document.path("paths").propertyNames());
    }

    /** What is wrong with an answer to GET; empty when nothing is. */
    List<String> problems(String path, int status, String contentType, String body) {
        JsonNode operation = document.path("paths").path(template(path)).path("get");
        JsonNode response = operation.path("responses").path(Integer.toString(status));
        List<String> problems = new ArrayList<>();
        if (response.isMissingNode()) {
            problems.add("status " + status + " of " + path + " is not documented");
        } else if (!body.isEmpty()) {
            JsonNode content = response.path("content").path(contentType);
            if (content.isMissingNode()) {
                problems.add(contentType + " of " + path + " is not documented");
            } else if (contentType.equals("application/json")) {
                check(content.path("schema"), Json.read(body), path, problems);
            }
        }
        return problems;
    }

    /** What is wrong with the data of an event. */
    List<String> eventProblems(String schema, String data) {
        List<String> problems = new ArrayList<>();
        check(schema(schema), Json.read(data), schema, problems);
        return problems;
    }

    /** Whether a parameter of a path is documented. */
    boolean hasParameter(String path, String name) {
        for (JsonNode parameter :
                document.path("paths").path(template(path)).path("get").path("parameters")) {
            if (parameter.path("name").asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private String template(String path) {
        return paths().stream()
                .filter(template -> Pattern.matches(template.replace("{arn}", "[^/]+"), path))
                .findFirst()
                .orElse("none");
    }

    private JsonNode schema(String name) {
        JsonNode schema = document.path("components").path("schemas").path(name);
        if (schema.isMissingNode()) {
            throw new AssertionError("there is no schema " + name);
        }
        return schema;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        for (String keyword : schema.propertyNames()) {
            if (!UNDERSTOOD.contains(keyword)) {
                throw new AssertionError("this check does not understand '" + keyword + "' at " + at);
            }
        }
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asString();
            check(schema(ref.substring(ref.lastIndexOf('/') + 1)), value, at, problems);
            return;
        }
        String type = schema.path("type").asString();
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new AssertionError("unknown type '" + type + "' at " + at);
        };
        if (!fits) {
            problems.add(at + " is no " + type + ": " + value);
            return;
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            problems.add(at + " must not be " + value);
        }
        if (schema.has("minimum")
                && value.doubleValue() < schema.path("minimum").doubleValue()) {
            problems.add(at + " is too small: " + value);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(schema.path("items"), value.get(i), at + "[" + i + "]", problems);
        }
        if (value.isObject()) {
            members(schema, value, at, problems);
        }
    }

    private void members(JsonNode schema, JsonNode value, String at, List<String> problems) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asString())) {
                problems.add(at + " lacks " + required.asString());
            }
        }
        for (String name : value.propertyNames()) {
            JsonNode property = schema.path("properties").path(name);
            JsonNode others = schema.path("additionalProperties");
            if (!property.isMissingNode()) {
                check(property, value.path(name), at + "." + name, problems);
            } else if (others.isObject()) {
                check(others, value.path(name), at + "." + name, problems);
            } else if (others.isBoolean() && !others.booleanValue()) {
                problems.add(at + " has an undocumented " + name);
            }
        }
    }
}
